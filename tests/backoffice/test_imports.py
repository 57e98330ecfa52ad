"""Moderators read what an import did and undo it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pobratym.imports.actions.statistics import import_statistics
from pobratym.journal.models import Entry
from pobratym.places.models import Edition, Statistic
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.imports.documents import write_document

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


def sent(client, town, name="people.csv", number=21_000, **typed):
    content = f"identifier,scheme,population\n{town.value},geonames,{number}\nx,,5\n".encode()
    said = {"sort": "statistics", "as_of": "2026-01-01", "counted_by": "Office"} | typed
    return client.post(f"{ALL}new/", said | {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_moderator_sees_what_a_file_would_change_before_anything_is_written(client, moderator, town):
    page = sent(client, town, is_trial="on").content.decode()
    assert "Nothing was written" in page
    assert "row 3:" in page
    assert not Statistic.objects.exists()
    assert not Edition.objects.exists()


def test_a_moderator_imports_a_file_and_is_named(client, moderator, town):
    page = sent(client, town).content.decode()
    assert "The file is imported" in page
    edition = Edition.objects.get()
    assert (edition.filed_by, edition.version, Statistic.objects.get().source) == (moderator, "people.csv", "Office")


def test_what_is_wrong_with_a_file_stands_in_the_form(client, moderator, town):
    page = sent(client, town, as_of="").content.decode()
    assert "people.csv has no column" in page
    assert not Edition.objects.exists()


def test_a_file_has_a_greatest_size(client, moderator, town, monkeypatch):
    monkeypatch.setattr("pobratym.backoffice.imports.forms.LARGEST", 10)
    assert "larger than 10 MB" in sent(client, town).content.decode()


def test_the_list_of_territories_is_imported_from_the_document_of_the_ministry(client, moderator, tmp_path):
    hromada = IdentifierFactory(
        municipality=MunicipalityFactory(country__code="UA", name_uk="Одеська громада"),
        scheme="katottg",
        value="UA51100270000073549",
    )
    table = [
        ["Код", "Найменування", "Дата початку \nтимчасової окупації", "Дата завершення \nтимчасової окупації*"],
        [hromada.value, "Одеська міська територіальна громада", "24.02.2022", "24.02.2022"],
    ]
    path = write_document(tmp_path / "order.docx", "ІІ. Тимчасово окуповані території України", table)
    said = {"sort": "territory_status", "act": "Наказ № 376"}
    client.post(f"{ALL}new/", said | {"file": SimpleUploadedFile(path.name, path.read_bytes())})
    status = hromada.municipality.territory_statuses.get()
    assert (status.act, status.last_day) == ("Наказ № 376", status.valid_from)


def test_only_moderators_import_files(client, editor, town):
    assert client.get(f"{ALL}new/").status_code == 302
    sent(client, town)
    assert not Edition.objects.exists()
