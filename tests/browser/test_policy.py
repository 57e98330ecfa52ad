"""The back office works under its policy: Chromium tells of everything that the policy stops."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.news import PictureFactory, article
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory


@pytest.mark.django_db(transaction=True)
def test_nothing_that_wagtail_needs_is_stopped(live_server, browser):
    page_of_news = article("page", picture=PictureFactory())
    place = MunicipalityFactory()
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page, told, seen = context.new_page(), [], 0
    page.on("console", lambda said: told.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    for address in (
        reverse("wagtailadmin_home"),
        reverse("membership_requests"),
        reverse("suggestions"),
        reverse("doubtful_texts"),
        reverse("registry_place", args=[place.pk]),
        reverse("registry_merge", args=[place.pk]),
        reverse("backoffice_journal"),
        reverse("imports"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:edit", args=[page_of_news.pk]),
        reverse("wagtailadmin_pages:add", args=["news", "articlepage", page_of_news.get_parent().pk]),
        reverse("wagtailimages:add"),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:add"),
        reverse("wagtailusers_users:index"),
        reverse("wagtailadmin_account"),
    ):
        answer = page.goto(live_server.url + address)
        page.wait_for_timeout(700)
        seen += answer.status == 200
    context.close()
    stopped = [each for each in told if "Content Security Policy" in each or "Refused" in each]
    assert not stopped, "\n".join(stopped)
    assert seen == 16
