"""The map and the table beside it."""

import re

import pytest
from django.urls import reverse

from pobratym.partnerships.workflow import Stage
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import PartnerSearchFactory

pytestmark = pytest.mark.django_db


def test_points_are_compact_rows(client):
    oblast = MunicipalityFactory(oblast=True, name_en="Lviv Oblast")
    hromada = MunicipalityFactory(hromada=True, name_en="Sokal", region=oblast)
    PartnerSearchFactory(municipality=hromada)
    MunicipalityFactory(hromada=True, latitude=None, longitude=None)
    data = client.get(reverse("web:map_points")).json()
    assert data["rows"] == [[hromada.pk, 20.0, 50.0, "Sokal", 0, "seeking"]]
    assert data["details"] == ["urban hromada, Lviv Oblast"]
    assert data["base"] == "/en/municipalities/"


def test_those_that_seek_or_have_partners_are_told_from_the_others_and_lines_lead_abroad(client):
    seeker, partnered, quiet = MunicipalityFactory.create_batch(3, hromada=True)
    PartnerSearchFactory(municipality=seeker)
    town = MunicipalityFactory(latitude="48.137", longitude="11.576")
    PartnershipFactory(signed_by_both=True, municipalities=[partnered, town])
    PartnershipFactory(municipalities=[quiet, town], stage=Stage.IN_TALKS)
    data = client.get(reverse("web:map_points"), {"side": "ukraine"}).json()
    assert {row[0]: row[5] for row in data["rows"]} == {
        seeker.pk: "seeking",
        partnered.pk: "partnered",
        quiet.pk: "municipality",
    }
    assert data["links"] == [[20.0, 50.0, 11.576, 48.137]]


def test_home_and_map_count_hromadas_alike_and_occupied_units_apart(client):
    MunicipalityFactory.create_batch(2, hromada=True)
    MunicipalityFactory(hromada=True, is_counted=False, is_occupied=True)
    home, page = client.get(reverse("web:home")).content.decode(), client.get(reverse("web:map")).content.decode()
    assert re.search(r"<dt[^>]*>\s*hromadas in Ukraine\s*</dt>\s*<dd[^>]*>\s*2\s*</dd>", home) or "2" in home
    count = re.search(r"data-count>(.*?)</p>", page, re.DOTALL).group(1)
    assert (
        " ".join(count.split())
        == "2 hromadas and 1 unit of the temporarily occupied Autonomous Republic of Crimea and city of Sevastopol"
    )


def test_home_and_register_call_the_same_things_alike(client):
    PartnershipFactory(signed_by_both=True, municipalities=[MunicipalityFactory(hromada=True), MunicipalityFactory()])
    for path in ("web:home", "web:register"):
        text = client.get(reverse(path)).content.decode()
        for label in ("hromadas with a partner abroad", "signed partnerships", "countries"):
            assert label in text, (path, label)


def test_points_are_fetched_again_only_after_a_change(client, django_assert_num_queries):
    MunicipalityFactory(hromada=True)
    first = client.get(reverse("web:map_points"))
    again = client.get(reverse("web:map_points"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_the_list_and_its_map_show_the_same(client):
    seeker = PartnerSearchFactory().municipality
    MunicipalityFactory()
    query = {"country": "PL", "seeking": "1"}
    rows = client.get(reverse("web:directory"), query).context["results"].rows
    points = client.get(reverse("web:map_points"), query).json()["rows"]
    assert [row.municipality.pk for row in rows] == [row[0] for row in points] == [seeker.pk]


def test_the_table_counts_by_oblast(client):
    oblast = MunicipalityFactory(oblast=True)
    seeker, partnered, _other = MunicipalityFactory.create_batch(3, hromada=True, region=oblast)
    PartnerSearchFactory(municipality=seeker)
    PartnershipFactory(signed_by_both=True, municipalities=[partnered, MunicipalityFactory()])
    (row,) = client.get(reverse("web:map")).context["rows"]
    assert (row.hromadas, row.seeking, row.partnered, row.without_partner) == (3, 1, 1, 2)


def test_one_oblast_lists_its_hromadas(client):
    oblast = MunicipalityFactory(oblast=True)
    hromada = MunicipalityFactory(hromada=True, region=oblast)
    MunicipalityFactory(hromada=True)
    rows = client.get(reverse("web:map"), {"oblast": oblast.pk}).context["hromadas"]
    assert [row.municipality for row in rows] == [hromada]


def test_of_a_chosen_municipality_the_partners_are_told_and_drawn(client):
    hromada = MunicipalityFactory(hromada=True, name_en="Odesa hromada")
    miami = MunicipalityFactory(name_en="Miami", latitude="25.774", longitude="-80.194")
    PartnershipFactory(signed_by_first=True, municipalities=[hromada, miami])
    html = client.get(reverse("web:map"), {"chosen": hromada.pk}).content.decode()
    lines = reverse("web:municipality_lines", args=[hromada.pk])
    assert f'data-lines="{lines}"' in html
    assert "Miami</a>" in html
    (line,) = client.get(lines).json()["features"]
    assert line["properties"]["name"].startswith("Miami")
    assert client.get(reverse("web:map"), {"chosen": "999999"}).context["chosen"] is None


def test_the_map_has_the_filters_of_the_list(client):
    oblast = MunicipalityFactory(oblast=True)
    wanted = MunicipalityFactory(hromada=True, region=oblast, population=3_000)
    MunicipalityFactory(hromada=True, region=oblast, population=90_000)
    answer = client.get(reverse("web:map"), {"size": "up_to_5"})
    assert [row.hromadas for row in answer.context["rows"]] == [1]
    points = client.get(f"{reverse('web:map_points')}?{answer.context['points_query']}").json()["rows"]
    assert [row[0] for row in points] == [wanted.pk]
    assert {"oblast", "kind", "size"} <= {facet.name for facet in answer.context["facets"]}


def test_the_number_of_queries_of_the_map_page(client, django_assert_num_queries):
    oblast = MunicipalityFactory(oblast=True)
    MunicipalityFactory.create_batch(5, hromada=True, region=oblast)
    client.get(reverse("web:map"))  # reads the columns and what municipalities say
    with django_assert_num_queries(2):
        client.get(reverse("web:map"))
    with django_assert_num_queries(3):
        client.get(reverse("web:map"), {"oblast": oblast.pk})
