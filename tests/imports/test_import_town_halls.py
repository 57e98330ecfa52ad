"""Directories of town halls are joined where that is sure; a person joins the rest, and no person's mailbox is kept."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from pobratym.core.errors import Conflict, NotAllowed, SourceRefused
from pobratym.gateways.wikidata import TownHall
from pobratym.imports.actions.joining import join_town_hall, leave_out_town_hall
from pobratym.imports.actions.official_addresses import import_official_addresses
from pobratym.imports.actions.town_halls import import_town_halls
from pobratym.imports.actions.withdrawing import withdraw_edition
from pobratym.imports.models import UnjoinedTownHall
from pobratym.imports.queries import questions, waiting_town_halls
from pobratym.imports.rules.role_mailboxes import is_of_an_office
from pobratym.naming.folding import fold
from pobratym.places.actions import set_official_address
from pobratym.places.models import Name
from pobratym.places.queries.official_addresses import decided_of
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
DAY = "2026-10-01"


def town(name, *, country="FR", at=(46.15, 4.92), **more):
    place = MunicipalityFactory(
        country__code=country, name_en=name, name_uk=name, latitude=str(at[0]), longitude=str(at[1]), **more
    )
    Name.objects.create(municipality=place, text=name, key=fold(name), kind="official", source="test")
    return place


@pytest.fixture
def brought(tmp_path):
    """`brought(table, **options)`: the table is imported."""

    def bring(*rows, directory="table", **options):
        file = tmp_path / "town-halls.csv"
        head = "name,country,region,scheme,identifier,website,mailbox,source,date"
        file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return import_town_halls(directory=directory, file=file, by=None, **options)

    return bring


def on_file(place) -> dict[str, str]:
    return dict(place.official_addresses.values_list("kind", "value"))


def numbers(place) -> dict[str, str]:
    return dict(place.identifiers.values_list("scheme", "value"))


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


class TestJoining:
    def test_by_the_national_number(self, brought):
        bourg = town("Bourg-Haut")
        IdentifierFactory(municipality=bourg, scheme="insee", value="01001")
        brought(f"Le Bourg,FR,,insee,01001,https://bourg.example.fr,mairie@bourg.example.fr,Atlas,{DAY}")
        assert on_file(bourg) == {"website": "https://bourg.example.fr", "mailbox": "mairie@bourg.example.fr"}
        address = bourg.official_addresses.get(kind="website")
        assert (address.source, str(address.as_of)) == ("Atlas", DAY)
        assert not UnjoinedTownHall.objects.exists()
        assert decided_of(bourg.pk).website == "", "a directory opens no door"

    def test_by_a_name_that_only_one_has_and_the_number_is_learnt(self, brought):
        bourg = town("Bourg-Haut")
        brought(f"BOURG HAUT,FR,,insee,01001,https://bourg.example.fr,,Atlas,{DAY}")
        assert (on_file(bourg), numbers(bourg)) == ({"website": "https://bourg.example.fr"}, {"insee": "01001"})

    def test_never_between_namesakes_on_file(self, brought):
        town("Saint-Rémy"), town("Saint-Rémy", at=(48.0, 2.0))
        brought(f"Saint-Rémy,FR,,insee,01001,https://remy.example.fr,,Atlas,{DAY}")
        waiting = UnjoinedTownHall.objects.get()
        assert (waiting.name, waiting.code, waiting.website) == ("Saint-Rémy", "01001", "https://remy.example.fr")

    def test_never_between_namesakes_in_the_directory(self, brought):
        """One of them is not on file, and nobody knows which."""
        remy = town("Saint-Rémy")
        brought(
            f"Saint-Rémy,FR,,insee,01001,https://remy1.example.fr,,Atlas,{DAY}",
            f"Saint-Rémy,FR,,insee,01002,https://remy2.example.fr,,Atlas,{DAY}",
        )
        assert (on_file(remy), UnjoinedTownHall.objects.count()) == ({}, 2)

    def test_never_two_entries_with_one_number(self, brought):
        town("Bourg-Haut"), town("Bourg-Bas")
        names = ("bourg-haut", "bourg-bas")
        brought(*(f"{name},FR,,insee,01001,https://{name}.example.fr,,Atlas,{DAY}" for name in names))
        assert UnjoinedTownHall.objects.get().code == "01001", "one waits for both: they cannot be told apart"

    def test_never_across_a_border_nor_to_a_former_name(self, brought):
        abroad, renamed = town("Bourg-Haut", country="CH"), town("Novum")
        Name.objects.create(municipality=renamed, text="Bourg-Haut", key="bourg haut", kind="historic", source="test")
        brought(f"Bourg-Haut,FR,,,,https://bourg.example.fr,,Atlas,{DAY}")
        assert (on_file(abroad), on_file(renamed), UnjoinedTownHall.objects.count()) == ({}, {}, 1)

    def test_the_region_decides_where_it_is_told(self, brought):
        regions = [
            MunicipalityFactory(country__code="IT", level="region", name_en=name) for name in ("Lazio", "Veneto")
        ]
        for region, iso in zip(regions, ("IT-62", "IT-34"), strict=True):
            IdentifierFactory(municipality=region, scheme="iso_3166_2", value=iso)
        lazio, veneto = (town("Castro", country="IT", region=region) for region in regions)
        brought(f"Castro,IT,IT-34,istat,029001,https://castro.example.it,,Atlas,{DAY}")
        assert (on_file(veneto), on_file(lazio)) == ({"website": "https://castro.example.it"}, {})

    def test_a_town_hall_far_from_the_town_is_another_ones(self, tmp_path):
        town("Bourg-Haut", at=(46.15, 4.92))
        file = tmp_path / "annuaire.json"
        service = {
            "nom": "Mairie - Bourg-Haut",
            "pivot": [{"type_service_local": "mairie", "code_insee_commune": ["01001"]}],
            "adresse": [{"latitude": "48.85", "longitude": "2.35"}],
            "adresse_courriel": ["mairie@bourg.example.fr"],
            "date_modification": DAY,
        }
        file.write_text(json.dumps([service]))
        import_town_halls(directory="annuaire", file=file, by=None)
        assert UnjoinedTownHall.objects.get().mailbox == "mairie@bourg.example.fr"
        service["adresse"] = [{"latitude": "46.16", "longitude": "4.93"}]
        file.write_text(json.dumps([service]))
        import_town_halls(directory="annuaire", file=file, by=None)
        assert not waiting_town_halls().exists()

    def test_a_second_time_nothing_changes(self, brought):
        town("Bourg-Haut"), town("Saint-Rémy"), town("Saint-Rémy", at=(48.0, 2.0))
        rows = [f"{name},FR,,,,https://{name}.example.fr,,Atlas,{DAY}" for name in ("bourg-haut", "saint-rémy")]
        brought(*rows)
        assert brought(*rows).changed_nothing
        assert UnjoinedTownHall.objects.count() == 1


class TestWhatIsKept:
    def test_a_postal_address_in_lines(self, brought, tmp_path):
        bourg = town("Bourg-Haut")
        file = tmp_path / "by-post.csv"
        file.write_text(
            f"name,country,postal address,source,date\nBourg-Haut,FR, 1  place Haute ; 01001 Bourg-Haut,Atlas,{DAY}\n"
        )
        import_town_halls(directory="table", file=file, by=None)
        assert on_file(bourg) == {"postal": "1 place Haute\n01001 Bourg-Haut"}

    def test_a_postal_address_without_a_street_is_told_and_not_kept(self, tmp_path):
        bourg = town("Bourg-Haut")
        file = tmp_path / "by-post.csv"
        file.write_text(f"name,country,postal address,source,date\nBourg-Haut,FR,Bourg-Haut,Atlas,{DAY}\n")
        outcome = import_town_halls(directory="table", file=file, by=None)
        assert (on_file(bourg), len(outcome.rejected)) == ({}, 1)

    def test_a_postal_address_waits_with_its_entry_and_is_joined(self, tmp_path, moderator):
        remy, _other = town("Saint-Rémy"), town("Saint-Rémy", at=(48.0, 2.0))
        file = tmp_path / "by-post.csv"
        row = f"Saint-Rémy,FR,1 rue Basse;01002 Saint-Rémy,Atlas,{DAY}"
        file.write_text(f"name,country,postal address,source,date\n{row}\n", encoding="utf-8")
        import_town_halls(directory="table", file=file, by=None)
        join_town_hall(entry=UnjoinedTownHall.objects.get(), municipality=remy, by=moderator)
        assert on_file(remy) == {"postal": "1 rue Basse\n01002 Saint-Rémy"}

    @pytest.mark.parametrize(
        ("mailbox", "place"),
        [
            ("mairie@bourg.example.fr", "Bourg"),
            ("mairie.saint-remy@orange.fr", "Saint-Rémy"),
            ("saintremy@wanadoo.fr", "Saint-Rémy"),
            ("protocollo@comune.example.it", "Livo"),
            ("ufficio.tecnico@comune.example.it", "Livo"),
            ("Info@stadt.example.de", "Stadt"),
            ("sekretariat@gmina.example.pl", "Gmina"),
            ("um@miasto.example.pl", "Miasto"),
            ("town.clerk@town.example.uk", "Town"),
        ],
    )
    def test_mailboxes_of_offices(self, mailbox, place):
        assert is_of_an_office(mailbox, place)

    @pytest.mark.parametrize(
        "mailbox",
        ["maria.bianchi@comune.example.it", "jdupont@orange.fr", "j.kowalski@gmina.example.pl", "noreply@x.example.fr"],
    )
    def test_no_mailbox_of_a_person(self, mailbox, brought):
        assert not is_of_an_office(mailbox, "Bourg-Haut")
        bourg = town("Bourg-Haut")
        outcome = brought(f"Bourg-Haut,FR,,insee,01001,,{mailbox},Atlas,{DAY}")
        assert on_file(bourg) == {}
        assert "person" in outcome.rejected[0].reason
        assert mailbox not in str(outcome.report), "reports name no persons"

    def test_what_a_moderator_decided_stays(self, brought):
        bourg = town("Bourg-Haut")
        set_official_address(
            municipality=bourg, kind="website", value="https://own.example.fr", source="Seen", reason="Seen", by=None
        )
        brought(f"Bourg-Haut,FR,,,,https://bourg.example.fr,,Atlas,{DAY}")
        assert on_file(bourg) == {"website": "https://own.example.fr"}

    def test_an_encyclopedia_does_not_overwrite_a_directory(self, brought):
        bourg = town("Bourg-Haut")
        IdentifierFactory(municipality=bourg, scheme="wikidata", value="Q1")
        brought(f"Bourg-Haut,FR,,,,https://bourg.example.fr,,Atlas,{DAY}")
        said = [TownHall("Q1", ("https://other.example.fr",), ("mairie@bourg.example.fr",))]
        import_official_addresses(by=None, country="FR", ask=lambda items: said)
        assert on_file(bourg) == {"website": "https://bourg.example.fr", "mailbox": "mairie@bourg.example.fr"}

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (f",FR,,,,https://a.example.fr,,Atlas,{DAY}", "name of the municipality"),
            (f"Bourg,XX,,,,https://a.example.fr,,Atlas,{DAY}", "ISO code"),
            (f"Bourg,FR,,insee,1,https://a.example.fr,,Atlas,{DAY}", "INSEE"),
            (f"Bourg,FR,,istat,012034,https://a.example.fr,,Atlas,{DAY}", "no such code"),
            ("Bourg,FR,,,,https://a.example.fr,,Atlas,", "day"),
            (f"Bourg,FR,,,,https://a.example.fr,,,{DAY}", "source"),
            (f"Bourg,FR,,,,https://www.facebook.com/bourg,,Atlas,{DAY}", "house of others"),
        ],
    )
    def test_a_row_that_cannot_be_filed_says_why(self, brought, row, reason):
        town("Bourg")
        assert reason in brought(row).rejected[0].reason

    def test_two_entries_of_one_municipality_that_contradict_each_other_count_neither(self, brought):
        bourg = town("Bourg-Haut")
        IdentifierFactory(municipality=bourg, scheme="insee", value="01001")
        outcome = brought(
            f"Bourg-Haut,FR,,insee,01001,https://one.example.fr,,Atlas,{DAY}",
            f"Bourg-Haut,FR,,insee,01001,https://two.example.fr,,Atlas,{DAY}",
        )
        assert on_file(bourg) == {}
        assert any("two entries" in note for note in outcome.report["notes"])


class TestTrialAndUndoing:
    def test_a_trial_writes_nothing(self, brought):
        bourg = town("Bourg-Haut")
        outcome = brought(
            f"Bourg-Haut,FR,,insee,01001,https://bourg.example.fr,,Atlas,{DAY}",
            f"Elsewhere,FR,,,,https://else.example.fr,,Atlas,{DAY}",
            dry_run=True,
        )
        assert outcome.edition.added == 1
        assert (on_file(bourg), numbers(bourg), UnjoinedTownHall.objects.count()) == ({}, {}, 0)

    def test_an_import_is_undone_as_a_whole(self, brought):
        bourg = town("Bourg-Haut")
        outcome = brought(
            f"Bourg-Haut,FR,,insee,01001,https://bourg.example.fr,,Atlas,{DAY}",
            f"Elsewhere,FR,,,,https://else.example.fr,,Atlas,{DAY}",
        )
        withdraw_edition(edition=outcome.edition, by=None)
        assert (on_file(bourg), numbers(bourg), waiting_town_halls().count()) == ({}, {}, 0)

    def test_a_file_of_tomorrow_is_refused(self, brought):
        with pytest.raises(SourceRefused):
            brought("Bourg,FR,,,,https://a.example.fr,,Atlas,", as_of=timezone.localdate() + timedelta(days=2))

    def test_only_moderators(self, tmp_path):
        with pytest.raises(NotAllowed):
            import_town_halls(directory="table", file=tmp_path / "none.csv", by=UserFactory())

    def test_the_command_tells_what_it_did(self, tmp_path, capsys, settings):
        settings.IMPORTS_ASIDE = tmp_path / "aside"
        town("Bourg-Haut")
        file = tmp_path / "table.csv"
        file.write_text(
            "name,country,website\nBourg-Haut,FR,https://bourg.example.fr\nNowhere,FR,https://n.example.fr\n"
        )
        call_command("import_town_halls", "table", str(file), "--date", DAY, "--source", "Atlas")
        told = capsys.readouterr().out
        assert "1 added" in told
        assert "wait for a moderator to join them: 1" in told


class TestAModeratorJoins:
    @pytest.fixture
    def waiting(self, brought):
        self.one, self.other = town("Saint-Rémy"), town("Saint-Rémy", at=(48.0, 2.0))
        self.row = f"Saint-Rémy,FR,,insee,01001,https://remy.example.fr,mairie@remy.example.fr,Atlas,{DAY}"
        brought(self.row)
        return UnjoinedTownHall.objects.get()

    def test_both_candidates_are_shown(self, waiting):
        (question,) = questions([waiting])
        assert {place.pk for place in question.candidates} == {self.one.pk, self.other.pk}

    def test_number_website_and_mailbox_are_filed_as_decided(self, waiting, moderator):
        join_town_hall(entry=waiting, municipality=self.other, by=moderator)
        assert numbers(self.other) == {"insee": "01001"}
        known = decided_of(self.other.pk)
        assert (known.website, known.mailbox) == ("https://remy.example.fr", "mairie@remy.example.fr")
        assert on_file(self.one) == {}
        with pytest.raises(Conflict):
            join_town_hall(entry=waiting, municipality=self.one, by=moderator)

    def test_the_next_edition_knows(self, waiting, moderator, brought):
        join_town_hall(entry=waiting, municipality=self.other, by=moderator)
        brought(self.row.replace("remy.example.fr,mairie", "new.example.fr,mairie"))
        assert not waiting_town_halls().exists()

    def test_what_was_left_out_does_not_come_back(self, waiting, moderator, brought):
        leave_out_town_hall(entry=waiting, by=moderator)
        brought(self.row)
        assert not waiting_town_halls().exists()
        assert on_file(self.one) == on_file(self.other) == {}

    def test_nor_where_a_rule_would_join_it_by_now(self, waiting, moderator, brought):
        leave_out_town_hall(entry=waiting, by=moderator)
        self.other.delete()
        brought(self.row)
        assert (on_file(self.one), numbers(self.one)) == ({}, {})

    def test_nobody_else_decides(self, waiting):
        for verb, more in ((join_town_hall, {"municipality": self.one}), (leave_out_town_hall, {})):
            with pytest.raises(NotAllowed):
                verb(entry=waiting, by=UserFactory(), **more)
