"""What the index of names was built from has changed since: nothing is offered that is shown no more."""

from datetime import date

import pytest

from pobratym.core.keeping import forget
from pobratym.naming.folding import fold
from pobratym.places.actions import end_municipality, merge_municipalities, rename_municipality, withdraw_amendment
from pobratym.places.models import Name, NameKind
from pobratym.places.name_index import opening
from pobratym.places.queries import hits, look_up, resolve_name
from pobratym.search.municipalities.selection import MUNICIPALITIES
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


def _town(name, people, geonames):
    town = MunicipalityFactory(name_uk=name, name_en=name, country=CountryFactory(code="UA"), population=people)
    IdentifierFactory(municipality=town, value=str(geonames))
    for language in ("uk", "en"):
        Name.objects.create(
            municipality=town, text=name, key=fold(name), language=language, kind=NameKind.OFFICIAL, source="test"
        )
    return town


@pytest.fixture
def towns(settings, tmp_path):
    """Two rows of one town and a third one, and their index."""
    settings.NAMES_INDEX = tmp_path / "names-index"
    made = _town("Verkhniodniprovsk", 16_000, 1), _town("Verkhnodniprovsk", 15_000, 2), _town("Shpola", 16_000, 3)
    opening.rebuild_index()
    yield made
    forget()


def _everywhere(text):
    """What each way to ask finds, as primary keys."""
    forget()
    ways = [
        [place.id for place in resolve_name(text)],
        [found.municipality.pk for found in look_up(text)],
        [hit.id for hit in hits(text, limit=10)],
        MUNICIPALITIES.asked({"q": [text], "sort": ["relevance"]}).ids(),
    ]
    assert all(way == ways[0] for way in ways), ways
    return ways[0]


def test_a_merged_row_leads_to_the_one_it_was_merged_into_once(towns):
    town, duplicate, _ = towns
    assert _everywhere("Verkhnodniprovsk") == [duplicate.pk]
    change = merge_municipalities(duplicate=duplicate, into=town, reason="the same town", by=None)
    assert _everywhere("Verkhnodniprovsk") == [town.pk]
    assert resolve_name("Verkhnodniprovsk")[0].geonames == 1
    withdraw_amendment(amendment=change, by=None)
    assert _everywhere("Verkhnodniprovsk") == [duplicate.pk]


def test_the_number_of_a_merged_row_serves_where_the_other_has_none(towns):
    town, duplicate, _ = towns
    town.identifiers.all().delete()
    merge_municipalities(duplicate=duplicate, into=town, reason="the same town", by=None)
    forget()
    (found,) = resolve_name("Verkhnodniprovsk")
    assert (found.id, found.geonames) == (town.pk, 2)


def test_an_ended_municipality_is_not_offered(towns):
    town, duplicate, _ = towns
    end_municipality(
        municipality=duplicate,
        ended_on=date(2024, 1, 1),
        successors=[town],
        act="resolution 1",
        reason="joined",
        by=None,
    )
    assert _everywhere("Verkhnodniprovsk") == [town.pk]


def test_a_renamed_one_is_found_by_both_names_and_called_by_the_new_one(towns):
    *_, shpola = towns
    rename_municipality(
        municipality=shpola, name_uk="Нова Шпола", name_en="Nova Shpola", on=date(2024, 1, 1), reason="renamed", by=None
    )
    assert _everywhere("Nova Shpola") == [shpola.pk]
    assert _everywhere("Shpola") == [shpola.pk]
    assert resolve_name("Shpola")[0].name_uk == "Нова Шпола"


def test_a_deleted_row_is_not_looked_up(towns):
    *_, shpola = towns
    Name.objects.filter(municipality=shpola).delete()
    shpola.identifiers.all().delete()
    shpola.delete()
    forget()
    assert look_up("Shpola") == []


def test_the_version_tells_of_a_change(towns):
    town, duplicate, _ = towns
    before = opening.index_version()
    merge_municipalities(duplicate=duplicate, into=town, reason="the same town", by=None)
    forget()
    assert opening.index_version() != before
