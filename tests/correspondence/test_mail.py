"""What came by mail, on the pages of letters."""

import pytest
from django.urls import reverse

from pobratym.introductions.models import Introduction
from pobratym.introductions.relay import return_path
from pobratym.mailroom.actions import receive
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.mailroom.mails import DOMAIN, bounce, out_of_office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def domain(settings):
    settings.REPLY_DOMAIN = DOMAIN


@pytest.fixture
def writer(client):
    writer = MembershipFactory(municipality=MunicipalityFactory(hromada=True), user__language="en")
    client.force_login(writer.user)
    return writer


def test_an_automatic_answer_is_shown_to_the_sender_as_text(client, writer):
    letter = IntroductionFactory(sender=writer.municipality, sent=True)
    receive(raw=out_of_office(return_path(letter.pk), text="Away <b>until</b> Monday.").as_bytes(), by=None)
    page = client.get(f"/en/desk/{writer.municipality_id}/letters/{letter.pk}/").content.decode()
    assert "Automatic answers" in page
    assert "Away &lt;b&gt;until&lt;/b&gt; Monday." in page


def test_who_cannot_be_told_of_an_answer_sends_no_further_letter(client, writer):
    receive(
        raw=bounce(return_path(IntroductionFactory(sender=writer.municipality, sent=True).pk, writer.user)), by=None
    )
    town = MunicipalityFactory()
    address = reverse("correspondence:introduction_new", args=[writer.municipality_id]) + f"?to={town.pk}"
    typed = {"subject": "Let us talk", "letter_en": "We live on a river.", "letter_uk": "", "intent": "send"}
    typed |= {"why_own_en": "Our rivers meet.", "why_own_uk": ""}
    page = client.post(address, typed)
    assert "E-mails to your address come back" in page.content.decode()
    assert not Introduction.objects.filter(receiver=town, sent_at__isnull=False).exists()
