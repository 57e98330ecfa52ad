"""Moderators correct the registry in the back office; readers see it on the page."""

import pytest
from django.test import Client
from django.utils.translation import override

from pobratym.places.actions import correct
from pobratym.places.models import Amendment
from pobratym.web.directory.addresses import address_of
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
ALL = "/backoffice/corrections/"


@pytest.fixture
def town():
    return MunicipalityFactory(name_en="Brody", population=20_000)


def _of(place) -> str:
    return f"{ALL}of/{place.pk}/"


def _read(place) -> str:
    """The page of the municipality as a stranger reads it in English."""
    with override("en"):
        return Client().get(address_of(place)).content.decode()


def _posted(client, place, field, reason="Letter of the council", **values) -> str:
    data = {f"{field}-{name}": value for name, value in (values | {"reason": reason}).items()}
    return client.post(_of(place), data | {"field": field}, follow=True).content.decode()


def test_only_moderators_correct(client, editor, town):
    correction = correct(municipality=town, field="name_en", values={"name_en": "B"}, reason="r", by=None)
    for address in (ALL, _of(town)):
        assert client.get(address).status_code == 302
    _posted(client, town, "name_en", name_en="Other")
    client.post(f"{ALL}{correction.pk}/undo/")
    assert not Amendment.objects.exclude(pk=correction.pk).exists()
    assert Amendment.objects.in_force().get() == correction


def test_a_moderator_chooses_a_municipality_and_corrects_it(client, moderator, town):
    assert "Nothing was corrected yet" in client.get(ALL).content.decode()
    assert client.get(ALL, {"municipality": town.pk}).headers["Location"] == _of(town)
    assert 'value="Brody"' in client.get(_of(town)).content.decode()
    assert "Corrected. The next import" in _posted(client, town, "name_en", name_en="Brody City")
    assert moderator.full_name in client.get(ALL).content.decode()


def test_what_was_typed_stays_when_it_is_refused(client, moderator, town):
    page = _posted(client, town, "population", population="21777", population_as_of="2090-01-01", population_source="C")
    assert "not later than today" in page
    assert 'value="21777"' in page
    assert not Amendment.objects.exists()


def test_readers_see_what_and_why_but_not_who(client, moderator, town):
    _posted(client, town, "name_en", name_en="Brody City", reason="Decision no. 7 of the council")
    town.refresh_from_db()
    page = _read(town)
    assert "Brody City instead of Brody" in page
    assert "Decision no. 7 of the council" in page
    assert moderator.full_name not in page


def test_undone_from_the_back_office_it_leaves_the_page(client, moderator, town):
    _posted(client, town, "population", population="5", population_as_of="2024-01-01", population_source="Census")
    correction = Amendment.objects.get()
    undone = client.post(f"{ALL}{correction.pk}/undo/", follow=True).content.decode()
    assert "The correction has been undone" in undone
    assert "Only the latest" in client.post(f"{ALL}{correction.pk}/undo/", follow=True).content.decode()
    town.refresh_from_db()
    assert town.population == 20_000
    assert "Corrections by moderators" not in _read(town)


def test_abroad_there_is_no_kind_to_correct(client, moderator, town):
    assert "correct-kind" not in client.get(_of(town)).content.decode()
    assert client.post(_of(town), {"field": "kind", "kind-kind": "urban"}, follow=True).status_code == 404
    assert not Amendment.objects.exists()
    assert "correct-kind" in client.get(_of(MunicipalityFactory(hromada=True))).content.decode()
