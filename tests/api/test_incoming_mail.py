"""A provider of mail hands a mail over."""

import base64
import json

import pytest

from pobratym.introductions.models import Message
from pobratym.introductions.relay import reply_address
from tests.factories.introductions import IntroductionFactory
from tests.mailroom.mails import DOMAIN, mail

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/incoming-mail/"


@pytest.fixture(autouse=True)
def secret(settings):
    settings.REPLY_DOMAIN, settings.INCOMING_MAIL_SECRET = DOMAIN, "a-long-secret"


@pytest.fixture
def sent():
    return mail(reply_address(IntroductionFactory(sent=True).pk)).as_bytes()


def shown(password):
    return {"HTTP_AUTHORIZATION": "Basic " + base64.b64encode(f"mail:{password}".encode()).decode()}


def test_the_mail_itself(client, sent):
    answer = client.post(ADDRESS, sent, content_type="message/rfc822", **shown("a-long-secret"))
    assert answer.status_code == 204
    assert Message.objects.get().text == "We would like to talk."


@pytest.mark.parametrize("field", ["body-mime", "email"])
def test_the_mail_in_a_form(client, sent, field):
    assert client.post(ADDRESS, {field: sent.decode()}, **shown("a-long-secret")).status_code == 204
    assert Message.objects.count() == 1


def test_the_mail_in_json(client, sent):
    body = json.dumps({"RawEmail": sent.decode(), "From": "x"})
    answer = client.post(ADDRESS, body, content_type="application/json", **shown("a-long-secret"))
    assert answer.status_code == 204
    assert Message.objects.count() == 1


@pytest.mark.parametrize("password", ["", "a-long-secre", "другий"])
def test_nobody_else_hands_mail_over(client, sent, password):
    answer = client.post(ADDRESS, sent, content_type="message/rfc822", **shown(password))
    assert answer.status_code == 403
    assert not Message.objects.exists()


@pytest.mark.parametrize("header", ["", "Basic", "Basic !!!", "Bearer a-long-secret"])
def test_what_is_no_password_is_none(client, sent, header):
    answer = client.post(ADDRESS, sent, content_type="message/rfc822", HTTP_AUTHORIZATION=header)
    assert answer.status_code == 403


def test_without_a_secret_in_the_settings_nobody_hands_mail_over(client, sent, settings):
    settings.INCOMING_MAIL_SECRET = ""
    assert client.post(ADDRESS, sent, content_type="message/rfc822", **shown("")).status_code == 403


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("[]", "application/json"),
        ("{", "application/json"),
        ("[" * 100_000, "application/json"),
        ("", "message/rfc822"),
    ],
)
def test_what_is_no_mail_is_refused(client, body, kind):
    assert client.post(ADDRESS, body, content_type=kind, **shown("a-long-secret")).status_code == 400


def test_it_tells_nobody_which_addresses_there_are(client):
    unknown = mail(f"letter-{'a' * 26}@{DOMAIN}").as_bytes()
    answer = client.post(ADDRESS, unknown, content_type="message/rfc822", **shown("a-long-secret"))
    assert (answer.status_code, answer.content) == (204, b"")
