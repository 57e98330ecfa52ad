"""Publicly known partnerships: as the sources say, repeatable, all or nothing."""

import pytest
from django.core.management import CommandError, call_command

from pobratym.core.errors import SourceRefused
from pobratym.journal.models import Entry
from pobratym.partnerships import actions, known
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType, Precision, Signature, Statement
from pobratym.partnerships.queries import timeline
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Identifier
from pobratym.places.queries.history import by_identifier
from pobratym.profiles.vocabulary import FOUNDING_SIX
from pobratym.search.partnerships import REGISTER
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db

FACT = """
[source.paper]
title = "A paper"
url = "https://example.org/1"
date = 2023-03-02

[[fact]]
key = "a-b"
parties = ["katottg:UA01", "geonames:1"]
type = "memorandum"
stage = "signed"
began = "2023-02"
spheres = ["water"]

[[fact.signature]]
party = 1
on = 2023-02-28
signatory_uk = "Олена Коваль"

[[fact.signature]]
party = 2

[[fact.statement]]
source = "paper"
uk = "Підписали."
en = "They signed."
"""


@pytest.fixture
def places():
    """The registry rows that the facts of all files name, as bare rows."""
    files = [known.read(theme) for theme in known.themes()]
    own = {place.identifier for file in files for place in file.places}
    needed = {party for file in files for fact in file.facts for party in fact.parties} - own
    for place in {place.region: place for file in files for place in file.places}.values():
        scheme, _colon, value = place.region.partition(":")
        region = MunicipalityFactory(country=CountryFactory(code=place.country))
        IdentifierFactory(scheme=scheme, value=value, municipality=region)
        needed -= {place.region}
    for identifier in sorted(needed):
        scheme, _colon, value = identifier.partition(":")
        hromada = {"hromada": True} if scheme == "katottg" else {}
        IdentifierFactory(scheme=scheme, value=value, municipality=MunicipalityFactory(**hromada))


@pytest.fixture
def two_places():
    IdentifierFactory(scheme="katottg", value="UA01", municipality=MunicipalityFactory(hromada=True))
    IdentifierFactory(scheme="geonames", value="1")


def record(text=FACT):
    (fact,) = known.parse("test", text).facts
    return actions.record_known(fact=fact)


class TestTheFiles:
    def test_the_founding_three_are_as_the_article_says(self, places):
        call_command("load_known_partnerships", "--only", "founding", verbosity=0)
        for key in ("odesa-miami", "odesa-miami-beach"):
            link = Partnership.objects.get(known_as=key)
            assert (link.type, link.stage) == (PartnershipType.PARTNERSHIP, Stage.PARTLY_SIGNED)
            assert tuple(link.spheres) == FOUNDING_SIX
            (signature,) = Signature.objects.filter(party__partnership=link)
            assert signature.party.position == 1
            assert str(signature.signed_on) == "2022-12-01"
            assert signature.place["uk"] == "Одеса"
            assert signature.signatory["en"] == "Hennadii Trukhanov"
        texas = Partnership.objects.get(known_as="odesa-odessa-texas")
        assert (texas.type, texas.stage) == (PartnershipType.UNDECIDED, Stage.PRELIMINARY)
        assert not Signature.objects.filter(party__partnership=texas).exists()
        assert [REGISTER.asked({"stage": [stage]}).total for stage in ("partly_signed", "preliminary")] == [2, 1]

    def test_at_least_fifteen_more_and_again_changes_nothing(self, places):
        first = actions.load_known(by=None)
        assert first.added >= 18
        entries = Entry.objects.count()
        again = actions.load_known(by=None)
        assert (again.added, again.changed, again.unchanged) == (0, 0, first.added)
        assert Entry.objects.count() == entries

    def test_districts_regions_and_many_parties_are_carried(self, places):
        actions.load_known(by=None)
        sides = {link.known_as: link.parties.count() for link in Partnership.objects.all()}
        assert (sides["khotyn-zagan"], sides["khotyn-teltow"]) == (2, 2)
        assert sides["kharkiv-strasbourg-eurometropolis-kehl"] == 4
        metropolis = Partnership.objects.get(known_as="kharkiv-strasbourg-eurometropolis-kehl").parties.all()[1]
        assert (metropolis.municipality.level, metropolis.municipality.country_id) == ("county", "FR")

    def test_nothing_is_without_source_or_language(self, places):
        actions.load_known(by=None)
        for statement in Statement.objects.all():
            assert statement.source_title
            assert statement.source_url.startswith("http")
            assert statement.text["uk"]
            assert statement.text["en"]
            assert statement.evidence != Evidence.CONFIRMED_BY_BOTH, "only the parties can, on the platform"

    def test_what_public_pages_say_is_what_the_register_says(self, places):
        """Each line checked against the page it names."""
        actions.load_known(by=None)

        def facts(key):
            link = Partnership.objects.get(known_as=key)
            return str(link.began_on), link.began_precision, link.type, link.stage

        assert facts("kharkiv-strasbourg-eurometropolis-kehl") == ("2025-11-01", "month", "partnership", "signed")
        assert facts("ovruch-vincennes")[3] == "partly_signed"
        assert facts("vashkivtsi-sioux-lookout")[:2] == ("2022-01-01", "year")
        assert facts("chernihiv-oblast-kent")[:2] == ("2024-11-01", "day")
        assert facts("kolomyia-ingelheim")[:2] == ("2024-04-01", "month")
        assert facts("chortkiv-sataniv")[:2] == ("2025-09-04", "day")
        # One rule for declarations of intent that were signed.
        for key in ("mykolaiv-oblast-west-pomerania", "dnipropetrovsk-oblast-north-rhine-westphalia"):
            assert facts(key)[2:] == ("intent", "signed")
        miami_beach = Partnership.objects.get(known_as="odesa-miami-beach")
        (recognised,) = miami_beach.statements.filter(evidence=Evidence.DOCUMENT)
        assert "2024-4599" in recognised.source_title
        assert miami_beach.stage == Stage.PARTLY_SIGNED, "recognition is no signature"
        tereszpol = Statement.objects.get(partnership__known_as="bilobozhnytsia-tereszpol", topic="signature")
        assert "councillors unanimously supported" in tereszpol.text["en"]
        assert Statement.objects.filter(
            partnership__known_as="vyzhnytsia-milisauti", text__en__contains="a town"
        ).exists()

    def test_conflicting_days_stand_side_by_side(self, places):
        actions.load_known(by=None)
        kovel = Partnership.objects.get(known_as="kovel-saarbruecken")
        told = {str(each.statement.occurred_on): each.disagrees for each in timeline(kovel) if each.day}
        assert told == {"2023-06-12": True, "2023-07-12": True, "2023-07-17": True}
        assert (str(kovel.began_on), kovel.began_precision) == ("2023-01-01", Precision.YEAR), (
            "no day as long as they differ"
        )
        for key in ("khotyn-zagan", "khotyn-teltow"):
            days = {str(each.day) for each in timeline(Partnership.objects.get(known_as=key)) if each.disagrees}
            assert days == {"2023-01-23", "2023-01-26"}

    def test_a_fact_that_was_another_one_leads_to_the_right_one(self, places, client):
        three = [known.read("many_parties").facts[place].parties for place in (1, 2)]
        parties = [by_identifier(*each.split(":", 1)) for each in dict.fromkeys((*three[0], *three[1]))]
        old = PartnershipFactory(municipalities=parties, known_as="khotyn-zagan-teltow")
        assert actions.load_known(by=None).changed == 1
        old.refresh_from_db()
        assert (old.is_public, old.merged_into.known_as) == (False, "khotyn-zagan")
        assert client.get(f"/en/partnerships/{old.pk}/")["Location"] == f"/en/partnerships/{old.merged_into_id}/"
        assert actions.load_known(by=None).changed == 0

    def test_a_missing_municipality_is_named_and_nothing_is_written(self):
        with pytest.raises(CommandError, match=r"odesa-miami.*katottg:UA51100270000073549"):
            call_command("load_known_partnerships", "--only", "founding", verbosity=0)
        assert not Partnership.objects.exists()

    def test_nothing_half_written_when_the_last_one_fails(self, places):
        Identifier.objects.filter(value="5527554").delete()  # Odessa, Texas stands last in its file
        with pytest.raises(SourceRefused):
            actions.load_known(by=None, themes=["founding"])
        assert not Partnership.objects.exists()
        assert not Entry.objects.exists()


class TestRecordKnown:
    def test_dates_are_as_exact_as_they_are_known(self, two_places):
        assert record() == "added"
        link = Partnership.objects.get()
        assert (str(link.began_on), link.began_precision) == ("2023-02-01", Precision.MONTH)
        assert [str(each.signed_on) for each in Signature.objects.order_by("party")] == ["2023-02-28", "None"]

    def test_a_corrected_file_corrects_the_register_and_adds_statements(self, two_places):
        record()
        assert record(FACT.replace("Олена Коваль", "Ольга Коваль").replace('["water"]', '["energy"]')) == "changed"
        assert [str(sphere) for sphere in Partnership.objects.get().spheres] == ["energy"]
        assert Signature.objects.filter(signatory__uk="Ольга Коваль").count() == 1
        assert Signature.objects.count() == 2
        assert record(FACT.replace("They signed.", "Both signed.")) == "changed"
        assert Statement.objects.count() == 2
        assert Statement.objects.standing().get().text["en"] == "Both signed."
        moved = FACT.replace("[[fact.statement]]", '[[fact.statement]]\ntopic = "activity"')
        assert record(moved) == "changed"
        assert Statement.objects.standing().get().topic == "activity", "told no more as what it was told as before"
        assert record(moved) == "unchanged"

    def test_what_people_said_since_is_left_alone(self, two_places):
        record()
        link = Partnership.objects.get()
        ours, theirs = (MembershipFactory(municipality=party.municipality) for party in link.parties.all())
        proposal = actions.propose(partnership=link, by=ours, type="friendship", stage="active", spheres=["sport"])
        actions.confirm_proposal(proposal=proposal, by=theirs)
        assert record() == "unchanged"
        link.refresh_from_db()
        assert (link.type, link.stage) == ("friendship", "active")

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ('type = "memorandum"', 'type = "marriage"'),
            ('stage = "signed"', 'stage = "sealed"'),
            ('stage = "signed"', 'stage = "in_talks"'),
            ('stage = "signed"', 'stage = "partly_signed"'),
            ('spheres = ["water"]', 'spheres = ["astrology"]'),
            ('source = "paper"', 'source = "rumour"'),
            ('source = "paper"\n', ""),
            ('uk = "Підписали."', 'uk = ""'),
            ("party = 2", "party = 3"),
            ('"geonames:1"]', '"katottg:UA01"]'),
            ('began = "2023-02"', 'began = "spring"'),
            ("date = 2023-03-02", "date = "),
            ("[[fact]]", "[[fiction]]"),
        ],
    )
    def test_a_wrong_fact_is_refused_by_name(self, right, wrong):
        with pytest.raises(SourceRefused, match=r"test"):
            known.parse("test", FACT.replace(right, wrong, 1))

    def test_other_parties_under_an_old_key_are_refused(self, two_places):
        record()
        IdentifierFactory(scheme="geonames", value="2")
        with pytest.raises(SourceRefused):
            record(FACT.replace("geonames:1", "geonames:2"))
