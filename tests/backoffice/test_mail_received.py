"""Moderators see what came in by mail: numbers and reasons, no text and no address."""

import pytest
from django.urls import reverse

from pobratym.introductions.relay import reply_address, return_path
from pobratym.mailroom.actions import receive
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.mailroom.mails import DOMAIN, bounce, mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def domain(settings):
    settings.REPLY_DOMAIN = DOMAIN


def test_refused_ones_stand_with_their_reason(client, moderator):
    letter, person = IntroductionFactory(sent=True), MembershipFactory().user
    receive(raw=mail(reply_address(letter.pk, person), "Secret text", sender="m@evil.example").as_bytes(), by=None)
    receive(raw=bounce(return_path(letter.pk)), by=None)
    receive(raw=mail(f"x@{DOMAIN}").as_bytes(), by=None)
    page = client.get(reverse("backoffice_mail_received")).content.decode()
    assert "from another address than the person’s own" in page
    assert "no such user here" in page
    assert "for nobody here" in page
    assert "Secret text" not in page
    assert "evil.example" not in page


def test_an_empty_one_says_so(client, moderator):
    assert "No e-mail has come in." in client.get(reverse("backoffice_mail_received")).content.decode()
