"""The register of partnerships in the back office: by forms, in Ukrainian and in English."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from pobratym.partnerships.models import Partnership, Signature, Statement
from pobratym.places.models import Amendment
from tests.factories.partnerships import PartnershipFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
REASON = {"reason": "As the town hall says"}
SOURCE = {"evidence": "press", "source_title": "A paper", "source_url": "https://example.org/1"}


@pytest.fixture
def moderator(signed_in):
    return signed_in(UserFactory(moderator=True, is_superuser=True, language="en"))


def read(client, name, *numbers):
    answer = client.get(reverse(name, args=numbers), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client, name, *numbers, **typed):
    """To the page in English, as a browser is led there."""
    address = client.get(reverse(name, args=numbers), follow=True).redirect_chain
    where = address[-1][0] if address else reverse(name, args=numbers)
    return client.post(where, typed, follow=True)


def test_the_list_and_the_record_show_statements_sources_and_changes(moderator):
    record = PartnershipFactory(spheres=["water"], signed_by_both=True)
    StatementFactory(partnership=record, source_url="https://example.org/1")
    with override("en"):
        title = record.title
    assert title in read(moderator, "register_records")
    page = read(moderator, "register_record", record.pk)
    for told in (title, "https://example.org/1", "water supply", "signed by all parties"):
        assert told.lower() in page.lower()


def test_add_correct_state_strike_and_undo(moderator):
    hromada, town = MunicipalityFactory(hromada=True), MunicipalityFactory()
    typed = {"first": hromada.pk, "second": town.pk, "type": "memorandum", "stage": "approved", "spheres": ["water"]}
    typed |= {"began_precision": "day", "text_en": "The ministry approved it.", **SOURCE, **REASON}
    page = send(moderator, "register_add", **typed).content.decode()
    record = Partnership.objects.get()
    assert "It is in the public register at once" in page or "одразу" in page or "уже в публічному" in page
    again = send(moderator, "register_add", **typed)
    assert Partnership.objects.count() == 1
    assert str(record.pk) in again.content.decode()

    facts = {"type": "memorandum", "stage": "signed", "spheres": ["water"], "began_precision": "day", **REASON}
    send(moderator, "register_correct", record.pk, **facts, began_on="2023-06-12")
    record.refresh_from_db()
    assert (record.stage, record.began_on) == ("signed", date(2023, 6, 12))

    said = {"topic": "signature", "party": record.parties.first().pk, "occurred_on": "2023-06-12", "precision": "day"}
    send(moderator, "register_state", record.pk, **said, **SOURCE, **REASON)
    assert Signature.objects.get().signed_on == date(2023, 6, 12)

    statement = Statement.objects.get(topic="signature")
    send(
        moderator,
        "register_restate",
        record.pk,
        statement.pk,
        **(said | {"occurred_on": "2023-06-13"}),
        **SOURCE,
        **REASON,
    )
    assert Signature.objects.get().signed_on == date(2023, 6, 13)

    statement = Statement.objects.standing().get(topic="signature")
    send(moderator, "register_strike", record.pk, statement.pk, **REASON)
    assert not Signature.objects.exists()
    page = read(moderator, "register_record", record.pk)
    assert REASON["reason"] in page

    for change in Amendment.objects.of_partnerships():
        moderator.post(reverse("register_undo", args=[change.pk]))
    assert not Partnership.objects.exists()


def test_what_was_typed_stays_where_it_is_refused(moderator):
    record = PartnershipFactory()
    facts = {
        "type": "memorandum",
        "stage": "registered",
        "began_precision": "day",
        "reason": "In the list of the ministry",
    }
    page = send(moderator, "register_correct", record.pk, **facts).content.decode()
    assert "In the list of the ministry" in page
    record.refresh_from_db()
    assert record.stage != "registered"


def test_merging_leads_to_the_record_that_remains(moderator):
    pair = [MunicipalityFactory(hromada=True), MunicipalityFactory()]
    stays, goes = (PartnershipFactory(municipalities=pair) for _each in range(2))
    send(moderator, "register_merge", goes.pk, into=stays.pk, **REASON)
    goes.refresh_from_db()
    assert goes.merged_into == stays
    answer = moderator.get(reverse("register_record", args=[goes.pk]), follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"/partnerships/{stays.pk}/")
