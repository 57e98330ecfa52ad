"""How complete a profile is."""

import pytest

from pobratym.core.texts import LocalizedText
from pobratym.profiles.models import Economy, PartnerSearch, Passport, Services
from pobratym.profiles.rules import FEW_WORDS, closings, completeness
from pobratym.profiles.vocabulary import WantedKind


def test_nothing_is_nothing():
    assert completeness(None, None, needs=0, offers=0, projects=0, pictures=0).percent == 0


def test_a_whole_profile_is_a_hundred():
    from datetime import date

    text = "x" * FEW_WORDS
    passport = Passport(
        about={"uk": text, "en": text},
        languages=["en"],
        contact_email="a@b.example",
        office_email="office@b.example",
        marks=["sea"],
        teaches=["water"],
        head_name="Olena",
    )
    passport.economy, passport.services = Economy(trade=40), Services(schools=3)
    search = PartnerSearch(is_seeking=True, since=date(2026, 1, 1), types=["project"])
    whole = completeness(passport, search, needs=1, offers=1, projects=1, pictures=1)
    assert whole.percent == 100
    assert whole.missing == ()


@pytest.mark.parametrize(
    ("passport", "missing"), [(Passport(about={"en": "Short."}), "about_en"), (Passport(), "contact")]
)
def test_a_missing_step_is_named(passport, missing):
    assert missing in {
        step.code for step in completeness(passport, None, needs=1, offers=0, projects=0, pictures=0).missing
    }


def test_who_does_not_seek_has_said_enough():
    from datetime import date

    search = PartnerSearch(is_seeking=False, since=date(2026, 1, 1))
    assert "search" not in {
        step.code for step in completeness(None, search, needs=0, offers=0, projects=0, pictures=0).missing
    }


def test_how_needs_and_offers_end():
    assert closings("need") == ["met", "withdrawn"]
    assert closings("offer") == ["full", "withdrawn"]


def test_the_register_knows_every_wanted_kind():
    from pobratym.partnerships.models import PartnershipType

    assert set(WantedKind.values) <= set(PartnershipType.values)


def test_a_text_that_is_begun_is_not_called_missing():
    passport = Passport(about=LocalizedText({"en": "A few words."}))
    missing = completeness(passport, None, needs=0, offers=0, projects=0, pictures=0).missing
    labels = {step.code: str(step.label) for step in missing}
    assert labels["about_en"] == "About us in English: a few more words"
    assert labels["about_uk"] == "About us in Ukrainian"
