"""Lists of twin towns: filed as links that their source states, never as partnerships."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from pobratym.core.errors import NotAllowed, SourceRefused
from pobratym.imports.actions.withdrawing import withdraw_edition
from pobratym.partnerships.actions.twin_links import import_twin_links
from pobratym.partnerships.models import Partnership, TwinLink
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
ENTITY = "http://www.wikidata.org/entity/"
ANSWERS = {
    "sparql.json": json.dumps(
        {
            "head": {"vars": ["item", "twin"]},
            "results": {
                "bindings": [
                    {"item": {"type": "uri", "value": f"{ENTITY}Q1"}, "twin": {"type": "uri", "value": f"{ENTITY}Q2"}}
                ]
            },
        }
    ),
    "plain.json": json.dumps([{"itemLabel": "Одеса", "item": f"{ENTITY}Q1", "twin": f"{ENTITY}Q2"}]),
    "query.csv": f"item,itemLabel,twin\n{ENTITY}Q1,Одеса,{ENTITY}Q2\n",
    "query.tsv": f'?item\t?itemLabel\t?twin\n<{ENTITY}Q1>\t"Одеса"@uk\t<{ENTITY}Q2>\n',
}


@pytest.fixture
def two():
    return with_identifier("wikidata", "Q1", hromada=True), with_identifier("wikidata", "Q2", name_en="Łódź")


def with_identifier(scheme, value, **told):
    place = MunicipalityFactory(**told)
    IdentifierFactory(municipality=place, scheme=scheme, value=value)
    return place


def filed(tmp_path, content, name="list.csv", **more):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return import_twin_links(file=path, by=None, **more)


def on_file():
    return set(TwinLink.objects.values_list("one", "other", "source"))


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_of_wikidata_is_filed_as_it_states_it(tmp_path, two, name):
    outcome = filed(tmp_path, ANSWERS[name], name, as_of=date(2026, 5, 1))
    link = TwinLink.objects.get()
    assert ({link.one, link.other}, link.source, link.as_of) == (set(two), "Wikidata", date(2026, 5, 1))
    assert (outcome.edition.added, link.edition) == (1, outcome.edition)
    assert not Partnership.objects.exists()


def test_a_list_of_an_association_is_joined_by_numbers_and_by_names_that_are_sure(tmp_path, two):
    with_identifier("geonames", "700", name_en="Lviv", hromada=True)
    content = "name_a,cc_a,geonames_a,name_b,cc_b,wikidata_b\nLviv,UA,700,Lodz,PL,Q2\nLviv,UA,700,Nowhere,PL,\n"
    outcome = filed(tmp_path, content, source="Association of towns")
    assert [source for _one, _other, source in on_file()] == ["Association of towns"]
    assert [(each.row, "Nowhere" in each.reason) for each in outcome.rejected] == [(3, True)]


def test_a_later_list_moves_the_day_and_undoing_it_moves_it_back(tmp_path, two):
    filed(tmp_path, ANSWERS["query.csv"], as_of=date(2026, 5, 1))
    later = filed(tmp_path, ANSWERS["query.csv"], as_of=date(2026, 6, 1))
    assert (later.edition.changed, TwinLink.objects.get().as_of) == (1, date(2026, 6, 1))
    withdraw_edition(edition=later.edition, by=None)
    assert TwinLink.objects.get().as_of == date(2026, 5, 1)


def test_an_edition_is_undone_and_a_dry_run_writes_nothing(tmp_path, two):
    assert filed(tmp_path, ANSWERS["query.csv"], dry_run=True).edition.added == 1
    assert not on_file()
    withdraw_edition(edition=filed(tmp_path, ANSWERS["query.csv"]).edition, by=None)
    assert not on_file()


def test_what_has_ended_and_what_links_a_place_with_itself_is_left_out(tmp_path, two):
    content = f"item,twin,end\n{ENTITY}Q1,{ENTITY}Q2,2022-03-01T00:00:00Z\n{ENTITY}Q1,{ENTITY}Q1,\n"
    outcome = filed(tmp_path, content)
    assert not on_file()
    assert len(outcome.rejected) == 1
    assert any("ended" in note for note in outcome.report["notes"])


def test_who_may_and_what_is_no_list(tmp_path, two):
    with pytest.raises(NotAllowed):
        import_twin_links(file=tmp_path / "none.csv", by=UserFactory())
    for content in ("a,b\n1,2\n", "{}", "[1]"):
        with pytest.raises(SourceRefused):
            filed(tmp_path, content, "bad.json" if content[0] in "{[" else "bad.csv")


def test_the_database_refuses_a_link_of_one(two):
    edition = {"source": "Wikidata", "as_of": date(2026, 5, 1)}
    filed_by = TwinLink._meta.get_field("edition").related_model.objects.create(
        source="twin_links", version="test", started_at="2026-05-01T00:00:00Z"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        TwinLink.objects.create(one=two[0], other=two[0], edition=filed_by, **edition)
