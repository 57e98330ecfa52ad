"""The command that measures: what it hides, whom it ranks, and that nothing is left behind."""

import json

import pytest
from django.core.management import CommandError, call_command

from pobratym.core.keeping import forget
from pobratym.matching.queries.evaluation import World
from pobratym.matching.queries.link_files import read_links
from pobratym.partnerships.models import Partnership
from pobratym.places.queries.columns import all_columns
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
HEADING = "cc_a,katottg_a,geonames_a,cc_b,katottg_b,geonames_b\n"


def town(geonames, **told):
    place = MunicipalityFactory(**told)
    IdentifierFactory(municipality=place, scheme="geonames", value=geonames)
    return place


@pytest.fixture
def world():
    """Two hromadas, 25 towns in Poland, one in Russia, one village."""
    oblast = MunicipalityFactory(oblast=True)
    hromadas = [MunicipalityFactory(hromada=True, region=oblast) for _ in range(2)]
    for number, hromada in enumerate(hromadas):
        IdentifierFactory(municipality=hromada, scheme="katottg", value=f"UA0{number}")
    towns = [town(str(100 + number), population=20_000 + number) for number in range(25)]
    town("900", country=CountryFactory(code="RU"))
    town("901", population=700)
    return hromadas, towns


def table(tmp_path, name, *links):
    path = tmp_path / name
    path.write_text(HEADING + "".join(f"UA,{ours},,PL,,{theirs}\n" for ours, theirs in links), encoding="utf-8")
    return path


def evaluated(links, capsys, **more):
    call_command("evaluate_matching", links=links, format="json", **more)
    return json.loads(capsys.readouterr().out)


def test_all_rankings_are_measured_over_the_same_links_and_nothing_is_written(tmp_path, world, capsys):
    links = table(tmp_path, "links.csv", ("UA00", 100), ("UA00", 900), ("UA00", 901), ("UA01", 101), ("UA01", 999))
    told = evaluated(links, capsys, known=table(tmp_path, "known.csv", ("UA01", 102)))
    first, every = told["population_1000"], told["all"]
    assert (first["candidates"], every["candidates"]) == (25, 26)
    names = [each["ranking"] for each in first["results"]]
    assert (names[:2], len(names)) == (["public facts", "list as shown"], 8)
    assert {each["all"]["links"] for each in first["results"]} == {2}
    assert {each["all"]["links"] for each in every["results"]} == {3}
    assert [first["results"][0][group]["municipalities"] for group in ("unlinked", "linked")] == [1, 1]
    assert first["results"][0]["exposure"]["shown"] >= 20
    assert not Partnership.objects.exists()


def test_what_has_to_be_found_is_hidden_wherever_it_is_known(tmp_path, world):
    (ours, _), (theirs, other, *_) = world
    PartnershipFactory(municipalities=[ours, theirs])
    forget()
    links = read_links(table(tmp_path, "links.csv", ("UA00", 100)))
    known = read_links(table(tmp_path, "known.csv", ("UA00", 100), ("UA00", 101)))
    world = World.of(all_columns(), links.pairs, known.pairs)
    place = int(world.columns.positions_of([ours.pk])[0])
    assert world.columns.ids[world.network.partners_of(place)].tolist() == [other.pk]


def test_a_file_without_the_columns_is_refused_with_their_names(tmp_path, db):
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CommandError, match="katottg_a"):
        call_command("evaluate_matching", links=tmp_path / "bad.csv")
