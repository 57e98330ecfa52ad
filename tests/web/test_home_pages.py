"""Pages that explain the service, and what machines ask for."""

import pytest
from django.utils import timezone

from pobratym.places.models import Edition
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("page", ["data", "accessibility", "privacy", "roles"])
def test_pages_answer_in_both_languages(client, page, language):
    answer = client.get(f"/{language}/about/{page}/")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_last_finished_import_of_each_source_is_named(client):
    now = timezone.now()
    for edition in ("1.0", "1.1"):
        Edition.objects.create(source="GeoNames", version=edition, started_at=now, filed_at=timezone.now(), added=1200)
    Edition.objects.create(source="GeoNames", version="broken off", started_at=now, filed_at=None)
    page = client.get("/en/about/data/").content.decode()
    assert "1.1" in page
    assert "1,200" in page
    assert "broken off" not in page


@pytest.mark.parametrize(("language", "today"), [("en", "today"), ("uk", "сьогодні")])
def test_a_list_of_territories_that_was_loaded_today_says_so(client, language, today):
    now = timezone.now()
    Edition.objects.create(source="territory_status", version="July", started_at=now, filed_at=now)
    section = client.get(f"/{language}/about/data/").content.decode().split('id="territories"')[1]
    assert today in section.split("</dd>")[1]


def test_roles_come_from_the_rules(client):
    page = client.get("/en/about/roles/").content.decode()
    for words in ("Coordinator", "send and answer letters", "Moderator"):
        assert words in page


def test_robots_and_sitemap(client):
    hromada = MunicipalityFactory(hromada=True)
    abroad = MunicipalityFactory()
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    assert "/sitemap-municipalities.xml" in client.get("/sitemap.xml").content.decode()
    section = client.get("/sitemap-municipalities.xml").content.decode()
    assert f"/uk/municipalities/{hromada.pk}-" in section
    assert f"/municipalities/{abroad.pk}-" not in section
