"""Moderators say whose town hall an entry of a directory is."""

import pytest

from pobratym.imports.actions.town_halls import import_town_halls
from pobratym.imports.models import UnjoinedTownHall
from tests.factories.places import MunicipalityFactory
from tests.imports.test_import_town_halls import town

pytestmark = pytest.mark.django_db
ALL = "/backoffice/imports/town-halls/"


@pytest.fixture
def entry(tmp_path):
    town("Saint-Rémy"), town("Saint-Rémy", at=(48.0, 2.0))
    file = tmp_path / "table.csv"
    file.write_text(
        "name,country,website,mailbox,source,date\n"
        "Saint-Rémy,FR,https://remy.example.fr,mairie@remy.example.fr,Atlas,2026-10-01\n"
    )
    import_town_halls(directory="table", file=file, by=None)
    return UnjoinedTownHall.objects.get()


def test_the_queue_shows_the_entry_beside_its_candidates(client, moderator, entry):
    page = client.get(ALL).content.decode()
    assert "https://remy.example.fr" in page
    assert page.count('name="municipality" value="') == 3, "two namesakes, and none of them"
    assert '<strong class="waiting__count">1</strong> Entries of directories' in " ".join(
        client.get("/backoffice/").content.decode().split()
    )


def test_a_button_joins_and_another_leaves_out(client, moderator, entry):
    place = MunicipalityFactory()
    client.post(ALL, {"entry": entry.pk, "municipality": place.pk})
    entry.refresh_from_db()
    assert (entry.municipality, entry.decided_by) == (place, moderator)
    answer = client.post(ALL, {"entry": entry.pk, "municipality": ""}, follow=True)
    assert "already" in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"entry": "x"}, {"entry": "9" * 30}])
def test_nonsense_is_not_found(client, moderator, sent):
    assert client.post(f"/en{ALL}", sent).status_code == 404


def test_editors_do_not_decide(client, editor, entry):
    assert client.post(ALL, {"entry": entry.pk, "municipality": ""}).status_code in (302, 403)
    entry.refresh_from_db()
    assert entry.decided_at is None


def test_an_empty_queue_says_so(client, moderator):
    assert "No entry is waiting" in client.get(ALL).content.decode()
