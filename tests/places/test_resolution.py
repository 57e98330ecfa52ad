"""Resolution of names on a small registry: scripts, cases, slips, context, what is not known, and anything at all."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import forget
from pobratym.imports.rules.source_corrections import former_names
from pobratym.journal.marks import read_once
from pobratym.naming.folding import fold
from pobratym.naming.index import NameIndex
from pobratym.places.models import Level, Municipality, Name, NameKind
from pobratym.places.name_index import opening
from pobratym.places.queries import Reason, database_lookup, look_up, resolve_name
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def _named(place, geonames, *names):
    IdentifierFactory(municipality=place, value=str(geonames))
    for text, kind in names:
        Name.objects.create(municipality=place, text=text, key=fold(text), kind=kind, source="test")
    return place


def _town(name_uk, name_en, code, people, geonames, *more, region=None):
    country = CountryFactory(code=code)
    place = MunicipalityFactory(
        name_uk=name_uk, name_en=name_en, country=country, population=people, region=region, source="test"
    )
    official, exonym = NameKind.OFFICIAL, NameKind.EXONYM
    return _named(place, geonames, (name_en, official), (name_uk, exonym), *more)


@pytest.fixture
def world(settings, tmp_path):
    """A dozen places with what makes them hard, and their index."""
    settings.NAMES_INDEX = tmp_path / "names-index"
    CountryFactory(code="US", name_uk="Сполучені Штати", name_en="United States")
    CountryFactory(code="UA")
    texas = MunicipalityFactory(name_uk="Техас", name_en="Texas", country__code="US", level=Level.REGION)
    IdentifierFactory(municipality=texas, scheme="geonames_admin1", value="US.TX")
    _named(texas, 4736286, ("Texas", NameKind.OFFICIAL))
    Name.objects.create(municipality=texas, text="Техас", key="tekhas", kind=NameKind.EXONYM, language="uk", source="t")
    alias, historic = NameKind.ALIAS, NameKind.HISTORIC
    _town("Одеса", "Odesa", "UA", 1_010_000, 698740, ("Odessa", alias))
    _town("Одеса", "Odessa", "US", 114_000, 5527554, region=texas)
    _town("Одеса", "Odessa", "US", 5_000, 4402178)
    _town("Жешув", "Rzeszów", "PL", 198_000, 759734)
    _town("Саарбрюккен", "Saarbrücken", "DE", 180_000, 2842647)
    _town("Прага-Ржепоріє", "Řeporyje", "CZ", 4_000, 3066912)
    _town("Біла Церква", "Bila Tserkva", "UA", 207_000, 712080)
    _town("Кропивницький", "Kropyvnytskyi", "UA", 220_000, 705812, ("Кіровоград", historic), ("Kirovograd", alias))
    _town("Клайпеда", "Klaipėda", "LT", 192_000, 598098)
    opening.rebuild_index()
    yield
    forget()


def _first(text, **context):
    found = resolve_name(text, **context)
    return (found[0].geonames, found[0].reason) if found else None


@pytest.mark.parametrize(
    ("text", "geonames", "reason"),
    [
        ("Одеса", 698740, Reason.EXACT),
        ("ODESSA", 698740, Reason.EXACT),
        ("м. Одеса", 698740, Reason.EXACT),
        ("в Одесі", 698740, Reason.INFLECTED),
        ("з Жешувом", 759734, Reason.INFLECTED),
        ("Саарбрюккеном", 2842647, Reason.INFLECTED),
        ("Білої Церкви", 712080, Reason.INFLECTED),
        ("Saarbrucken", 2842647, Reason.EXACT),
        ("Saarbrücen", 2842647, Reason.ONE_LETTER),
        ("Клайпєда", 598098, Reason.ALIKE),
        ("Жешуз", 759734, Reason.ONE_LETTER),
        ("Ржепоріє", 3066912, Reason.EXACT),
        ("Кіровоград", 705812, Reason.HISTORIC),
        ("Кіровоградом", 705812, Reason.HISTORIC_INFLECTED),
        ("Кіровогрд", 705812, Reason.HISTORIC_ONE_LETTER),
        ("Kirovograd", 705812, Reason.HISTORIC),
        ("Kropyvnytskyi", 705812, Reason.EXACT),
        ("Кропивницьий", 705812, Reason.ONE_LETTER),
        ("Odessa, Texas", 5527554, Reason.EXACT),
        ("Odessa TX", 5527554, Reason.EXACT),
        ("техаська Одеса", 5527554, Reason.EXACT),
        ("техаської Одеси", 5527554, Reason.INFLECTED),
        ("Одеса, США", 5527554, Reason.EXACT),
        ("Одеса (Україна)", 698740, Reason.EXACT),
    ],
)
def test_a_text_means_a_place(world, text, geonames, reason):
    assert _first(text) == (geonames, reason)


def test_context_given_beside_the_text_decides(world):
    assert _first("Одеса", country="US") == (5527554, Reason.EXACT)
    assert _first("Одеса", region="Texas") == (5527554, Reason.EXACT)
    assert _first("Жешув", country="UA")[0] == 759734  # nothing there: the one elsewhere is offered


def test_namesakes_share_the_certainty(world):
    found = resolve_name("Одеса")
    assert [place.geonames for place in found] == [698740, 5527554, 4402178]
    assert found[0].score > 0.6 > found[1].score
    assert sum(place.score for place in found) <= 1.001


@pytest.mark.parametrize("text", ["", "   ", "?!", "qwxzvbnmk", "Лорем іпсум долор", "x" * 5000])
def test_it_knows_when_it_does_not_know(world, text):
    assert not [place for place in resolve_name(text) if place.score > 0.2]


def test_looking_up_tolerates_slips_and_says_so(world):
    (found, *_) = look_up("Саарбрюкен")
    assert found.municipality.name["en"] == "Saarbrücken"
    assert found.matched_name == "Саарбрюккен"
    assert (found.reason, bool(found.phrase)) == (Reason.ALIKE, True)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("Кіровоград", "former name"), ("Кіровогрд", "former name, one letter differs"), ("Кропивницький", "")],
)
def test_looking_up_says_that_a_name_is_a_former_one(world, text, phrase):
    (found, *_) = look_up(text)
    with override("en"):
        assert (found.municipality.name["en"], found.phrase) == ("Kropyvnytskyi", phrase)


def test_the_database_alone_knows_former_names_too(db):
    _town("Кропивницький", "Kropyvnytskyi", "UA", 220_000, 705812, ("Кіровоград", NameKind.HISTORIC))
    _town("Стара", "Stara", "UA", 1_000, 1, ("Давня", NameKind.OFFICIAL))
    Name.objects.filter(text="Давня").update(valid_until=date(2020, 1, 1))
    forget()
    assert _first("Кіровоград") == (705812, Reason.HISTORIC)
    assert _first("Кропивницький") == (705812, Reason.EXACT)
    assert _first("Давня") == (1, Reason.HISTORIC)


def test_every_reason_has_one_of_a_former_name():
    plain = [reason for reason in Reason if reason.manner is reason]
    assert {reason.of_former_name.manner for reason in plain} == set(plain)
    assert len({reason.of_former_name for reason in plain} | set(plain)) == len(Reason)


def test_looking_up_completes_what_is_being_typed(world):
    assert "Klaipėda" in [each.municipality.name["en"] for each in look_up("Клай")]


def test_an_index_of_another_registry_is_not_believed(world):
    MunicipalityFactory(name_en="Newtown")
    Name.objects.all().delete()
    from django.utils import timezone

    from pobratym.places.models import Edition

    Edition.objects.create(source="names", version="2", started_at=timezone.now(), filed_at=timezone.now())
    forget()
    assert resolve_name("Одеса") == []


def test_a_place_added_since_the_build_is_found(world):
    _town("Нова Одеса", "Nova Odesa", "UA", 11_000, 700051)
    forget()
    assert _first("Нова Одеса") == (700051, Reason.EXACT)
    assert look_up("Нова Одеса")[-1].municipality.name["en"] == "Nova Odesa"


def test_the_version_of_the_index_changes_with_every_build_and_every_new_name(world, django_assert_num_queries):
    with read_once():  # as every request does
        first = opening.index_version()
        with django_assert_num_queries(0):
            assert opening.index_version() == first
    _town("Нова Одеса", "Nova Odesa", "UA", 11_000, 700051)
    forget()
    with_name = opening.index_version()
    opening.rebuild_index()
    assert len({first, with_name, opening.index_version(), ""}) == 4


def test_former_names_are_dated_and_sourced():
    names = {name.text: name for names in former_names().values() for name in names}
    assert names["Кіровоград"].until == date(2016, 7, 14)
    assert all(name.source and name.language for name in names.values())


def test_without_an_index_the_database_answers():
    _town("Одеса", "Odesa", "UA", 1_010_000, 698740)
    forget()
    assert _first("Одеса") == (698740, Reason.EXACT)


_ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.text("одесаж -,()'\"*%\\;\u202e\x00", max_size=80),
    st.lists(st.sampled_from(["Одеса", "Техас", "Odessa TX", "san", "a", "м.", "東京", "😀"]), max_size=2000).map(
        ", ".join
    ),
    st.lists(st.text("абв ", max_size=9), max_size=2000).map(" ".join),
)
_anything = given(text=_ANY_TEXT)
_on_one_world = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_on_one_world
@_anything
def test_any_text_gets_an_answer_or_none(world, text):
    for place in resolve_name(text):
        assert 0 <= place.score <= 1
    for found in look_up(text):
        assert found.municipality.pk
    assert database_lookup.matches(text, country=None, level=None, limit=10) is not None


# What the worst text may cost, however long it is: the milliseconds follow from it (benchmarks/names/hostile.py).
_MOST_FORMS, _MOST_SCANS, _MOST_QUERIES = 800, 16, 15


class _Counted:
    """Counts what is asked of an index: forms looked up exactly, and searches for what is near."""

    def __init__(self, monkeypatch):
        self.forms = self.scans = 0
        exact, near = NameIndex.exact, NameIndex.near

        def counted_exact(index, keys):
            self.forms += len(keys)
            return exact(index, keys)

        def counted_near(index, *args):
            self.scans += 1
            return near(index, *args)

        monkeypatch.setattr(NameIndex, "exact", counted_exact)
        monkeypatch.setattr(NameIndex, "near", counted_near)


@_on_one_world
@_anything
def test_no_text_makes_more_work_than_that(world, text):
    with pytest.MonkeyPatch.context() as patch:
        counted = _Counted(patch)
        resolve_name(text)
        assert (counted.forms <= _MOST_FORMS, counted.scans <= _MOST_SCANS) == (True, True), counted.__dict__


@_on_one_world
@_anything
def test_no_text_makes_more_queries_than_that(world, text):
    for ask in (look_up, lambda each: database_lookup.matches(each, country=None, level=None, limit=10)):
        with CaptureQueriesContext(connection) as queries:
            ask(text)
        assert len(queries) <= _MOST_QUERIES


def test_what_begins_too_many_names_is_completed_to_cities(world, monkeypatch):
    monkeypatch.setattr(database_lookup, "MOST_NAMES", 2)
    found = database_lookup.matches("Оде", country=None, level=None, limit=10)
    assert [Municipality.objects.get(pk=pk).population for pk in found] == [1_010_000, 114_000]
    assert database_lookup.matches("Клай", country=None, level=None, limit=10)


def test_the_command_prints_one_object_a_line(world):
    out = StringIO()
    call_command("resolve_name", "Одеса", "--country", "US", "--limit", "2", "--format", "json", stdout=out)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert (first["geonames"], first["region"], second["geonames"]) == (5527554, "Texas", 4402178)
    assert set(first) == {
        "id", "name_uk", "name_en", "country", "region", "population", "geonames", "katottg", "score", "reason",
    }  # fmt: skip


def test_the_evaluation_counts_by_kind(world, tmp_path):
    table = tmp_path / "queries.csv"
    table.write_text("query,country,expected,kind\nОдеса,,698740,exact\nОдеса,US,698740,wrong\n", encoding="utf-8")
    out = StringIO()
    call_command("evaluate_names", str(table), "--format", "json", stdout=out)
    figures = {each["kind"]: each for each in json.loads(out.getvalue())}
    assert (figures["exact"]["hit@1"], figures["wrong"]["hit@10"], figures["all"]["n"]) == (1.0, 0.0, 2)


def test_the_evaluation_knows_codes_reasons_and_what_means_nothing(world, tmp_path):
    IdentifierFactory(municipality=Municipality.objects.get(name__uk="Біла Церква"), scheme="katottg", value="UA1")
    opening.rebuild_index()
    forget()
    table = tmp_path / "queries.csv"
    rows = [
        "Біла Церква,,UA1,code,exact",
        "Кіровоград,,705812,former,historic",
        "Кропивницький,,705812,not former,historic",
        "Мандрагорище,UA,-,nothing,",
        "Одеса,UA,-,something,",
    ]
    table.write_text("\n".join(["query,country,expected,kind,reason", *rows]), encoding="utf-8")
    out = StringIO()
    call_command("evaluate_names", str(table), "--format", "json", stdout=out)
    right = {each["kind"]: each["hit@1"] for each in json.loads(out.getvalue())}
    assert right == {"code": 1, "former": 1, "not former": 0, "nothing": 1, "something": 0, "all": 0.6}
