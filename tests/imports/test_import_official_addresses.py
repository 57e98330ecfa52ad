"""Websites and mailboxes from Wikidata: hints that never overwrite what a moderator decided."""

import json

import pytest

from pobratym.core.errors import NotAllowed, SourceRefused
from pobratym.gateways import wikidata
from pobratym.gateways.wikidata import TownHall
from pobratym.imports.actions.official_addresses import import_official_addresses
from pobratym.imports.actions.withdrawing import withdraw_edition
from pobratym.places.actions import remove_official_address, set_official_address
from pobratym.places.models import OfficialAddress
from pobratym.places.queries.official_addresses import decided_of
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
SITE, OTHER = "https://borodianka.gov.ua", "https://rada.borodianka.gov.ua"


@pytest.fixture
def town():
    place = MunicipalityFactory(hromada=True)
    IdentifierFactory(municipality=place, scheme="wikidata", value="Q1")
    return place


def answered(*town_halls):
    return import_official_addresses(by=None, ask=lambda items: [each for each in town_halls if each.item in items])


def on_file(place) -> dict[str, str]:
    return dict(place.official_addresses.values_list("kind", "value"))


def test_what_an_item_says_is_filed_with_its_source_and_proves_nothing(town):
    outcome = answered(TownHall("Q1", (SITE,), ("mailto:Rada@borodianka.gov.ua",)))
    assert on_file(town) == {"website": SITE, "mailbox": "rada@borodianka.gov.ua"}
    assert (outcome.edition.added, town.official_addresses.first().source) == (2, "Wikidata")
    assert decided_of(town.pk).website == ""
    assert answered(TownHall("Q1", (SITE,), ())).changed_nothing


def test_what_a_moderator_decided_stays(town):
    set_official_address(municipality=town, kind="website", value=SITE, source="Seen", reason="Seen", by=None)
    answered(TownHall("Q1", ("https://evil.com",), ()))
    assert on_file(town) == {"website": SITE}
    assert decided_of(town.pk).website == SITE
    remove_official_address(address=town.official_addresses.get(), reason="Gone", by=None)
    answered(TownHall("Q1", (SITE,), ()))
    assert on_file(town) == {}


def test_a_later_answer_changes_what_an_earlier_one_said_and_both_are_undone(town):
    answered(TownHall("Q1", (SITE,), ()))
    second = answered(TownHall("Q1", (OTHER,), ()))
    assert on_file(town) == {"website": OTHER}
    withdraw_edition(edition=second.edition, by=None)
    assert on_file(town) == {"website": SITE}


@pytest.mark.parametrize(
    ("websites", "mailboxes"),
    [
        ((SITE, OTHER), ()),
        (("https://www.facebook.com/town",), ()),
        (("javascript:alert(1)",), ()),
        ((), ("town@gmail.com",)),
        ((), ("town@ukr.net",)),
        ((), ("a@x.gov.ua", "b@x.gov.ua")),
    ],
)
def test_what_is_ambiguous_or_of_others_is_refused_with_a_reason(town, websites, mailboxes):
    outcome = answered(TownHall("Q1", websites, mailboxes))
    assert len(outcome.rejected) == 1
    assert not OfficialAddress.objects.exists()


def test_a_saved_answer_is_read(town, tmp_path):
    file = tmp_path / "answer.json"
    row = {
        "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
        "website": {"type": "uri", "value": SITE},
        "mailbox": {"type": "uri", "value": "mailto:rada@borodianka.gov.ua"},
    }
    file.write_text(json.dumps({"head": {}, "results": {"bindings": [row, row]}}))
    import_official_addresses(by=None, file=file)
    assert on_file(town) == {"website": SITE, "mailbox": "rada@borodianka.gov.ua"}


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b"{}", b'{"results": {"bindings": [7]}}', b"[" * 100_000, b'{"results": null}']
)
def test_what_is_no_answer_is_refused(content):
    with pytest.raises(SourceRefused):
        wikidata.read(content, "answer.json")


def test_an_answer_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(wikidata, "LARGEST", 1000)
    file = tmp_path / "answer.json"
    file.write_bytes(b" " * 1001)
    with pytest.raises(SourceRefused, match="larger"):
        wikidata.read_file(file)


def test_the_question_holds_numbers_of_items_only_and_goes_over_https():
    assert "evil" not in wikidata.question(["Q1", "Q2 } evil"])
    with pytest.raises(SourceRefused, match="HTTPS"):
        wikidata.ask(["Q1"], agent="test", endpoint="http://example.org")


def test_only_moderators_import():
    with pytest.raises(NotAllowed):
        import_official_addresses(by=UserFactory(), ask=lambda items: [])
