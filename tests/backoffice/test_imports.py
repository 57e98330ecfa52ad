"""Moderators read what an import did and undo it."""

import pytest

from pobratym.imports.actions.statistics import import_statistics
from pobratym.journal.models import Entry
from pobratym.places.models import Edition, Statistic
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
ALL = "/backoffice/imports/"


@pytest.fixture
def town():
    return IdentifierFactory(municipality=MunicipalityFactory(name_uk="Броди", population=20_000), scheme="geonames")


@pytest.fixture
def run(town, tmp_path) -> Edition:
    path = tmp_path / "people.csv"
    line = f"{town.value},geonames,21000,2026-01-01,Office"
    path.write_text(f"identifier,scheme,population,date,source\n{line}\nx,,,,\n", encoding="utf-8")
    return import_statistics(file=path, by=None).edition


def test_only_moderators_see_and_undo_imports(client, editor, run):
    for address in (ALL, f"{ALL}{run.pk}/"):
        assert client.get(address).status_code == 302
    client.post(f"{ALL}{run.pk}/undo/")
    assert Statistic.objects.exists()


def test_an_import_is_told_with_its_differences_and_refused_rows(client, moderator, run):
    assert f"№ {run.pk}" in client.get(ALL).content.decode()
    page = client.get(f"{ALL}{run.pk}/").content.decode()
    assert "Броди" in page
    assert "row 3: give the day" in page
    assert "Undo this import" in page


def test_a_moderator_undoes_an_import_and_is_named(client, moderator, run, town):
    page = client.post(f"{ALL}{run.pk}/undo/", follow=True).content.decode()
    assert "The import is undone" in page
    assert not Statistic.objects.exists()
    town.municipality.refresh_from_db()
    assert town.municipality.population == 20_000
    run.refresh_from_db()
    assert (run.withdrawn_by, Entry.objects.latest("pk").actor_id) == (moderator, moderator.pk)
    assert moderator.full_name in client.get(ALL).content.decode()
    assert "already been undone" in client.post(f"{ALL}{run.pk}/undo/", follow=True).content.decode()


def test_what_is_no_longer_in_the_source_waits_for_a_decision(client, moderator, run, town):
    place = town.municipality
    run.report |= {"no_longer_in_the_source": [{"municipality": place.pk, "name": "Броди", "identifier": "UA1"}]}
    run.save()
    page = client.get(f"{ALL}{run.pk}/").content.decode()
    assert "Decide for each" in page
    assert f"/{place.pk}" in page


def test_a_large_import_is_for_the_command(client, moderator, run):
    Edition.objects.filter(pk=run.pk).update(added=1_000_000)
    assert f"manage.py undo_import {run.pk}" in client.get(f"{ALL}{run.pk}/").content.decode()
    assert "Ask an administrator" in client.post(f"{ALL}{run.pk}/undo/", follow=True).content.decode()
    assert Statistic.objects.exists()
