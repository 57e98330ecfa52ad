"""The back office: in the person's language, without lists of everything, with what waits."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from pobratym.journal.actions import record
from pobratym.naming.folding import fold
from pobratym.news.models import ArticlePage, NewsIndexPage
from pobratym.partnerships.models import Statement
from pobratym.places.models import Name
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def named(town, text: str):
    Name.objects.create(municipality=town, text=text, key=fold(text), source="test")
    return town


def test_people_sign_in_at_the_one_door(client):
    assert client.get("/backoffice/").headers["Location"].startswith("/uk/account/login/")


def test_who_is_not_staff_stays_outside(client):
    client.force_login(UserFactory())
    assert client.get("/backoffice/").status_code == 302


def test_the_first_page_counts_what_waits_for_a_moderator(client, moderator):
    MembershipRequestFactory.create_batch(3)
    first = page(client, "/backoffice/")
    assert "Needs your attention" in first
    assert ">3</strong> Requests to represent a municipality" in first


def test_an_editor_has_no_queues_and_no_journal(client, editor):
    assert "Needs your attention" not in page(client, "/backoffice/")
    assert client.get(reverse("backoffice_journal")).headers["Location"] == "/backoffice/"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_speaks_the_language_of_the_persons_letters(client, moderator, language):
    moderator.language = language
    moderator.save()
    answer = client.get("/backoffice/", headers={"Accept-Language": "de"})
    assert f'lang="{language}"' in answer.content.decode()


def test_no_manual_of_wagtail_in_the_menu(client, moderator):
    assert "guide.wagtail.org" not in page(client, "/backoffice/")


def test_nothing_is_asked_of_third_parties(client, moderator):
    first = page(client, "/backoffice/")
    for stranger in ("gravatar", "releases.wagtail", "googleapis", "cdn."):
        assert stranger not in first


@pytest.fixture
def many_towns():
    return MunicipalityFactory.create_batch(300)


def test_the_page_of_an_article_lists_no_registry(client, editor, many_towns, django_assert_max_num_queries):
    written = article("miami", places=many_towns[:2], partnerships=[PartnershipFactory()])
    with django_assert_max_num_queries(120):
        form = page(client, reverse("wagtailadmin_pages:edit", args=[written.pk]))
    assert "Town 250" not in form
    assert len(form) < 450_000


def test_nor_does_the_page_of_a_new_article(client, editor, many_towns):
    board = NewsIndexPage.objects.get(locale__language_code="uk")
    form = page(client, reverse("wagtailadmin_pages:add", args=["news", "articlepage", board.pk]))
    for town in many_towns[10:]:
        assert f">{town.name['en']}<" not in form


def test_a_municipality_is_chosen_by_the_beginning_of_its_name_in_any_script(client, editor, many_towns):
    named(many_towns[7], "Маямі")
    found = page(client, reverse("municipality_chooser:choose_results") + "?q=miami")
    assert many_towns[7].name["en"] not in page(client, reverse("municipality_chooser:choose_results") + "?q=lviv")
    assert f"/chosen/{many_towns[7].pk}/" in page(client, reverse("municipality_chooser:choose_results") + "?q=маям")
    assert found.count("/chosen/") <= 10


def test_a_partnership_is_chosen_by_the_name_of_a_party(client, editor):
    odesa = named(MunicipalityFactory(hromada=True), "Одеса")
    wanted, other = PartnershipFactory(municipalities=[odesa, MunicipalityFactory()]), PartnershipFactory()
    found = page(client, reverse("partnership_chooser:choose_results") + "?q=Odes")
    assert f"/chosen/{wanted.pk}/" in found
    assert f"/chosen/{other.pk}/" not in found


def test_the_list_of_topics_opens(client, editor):
    page(client, reverse("wagtailsnippets_news_topic:list") + "?q=twin")


def test_publishing_an_article_tells_the_register_once(client, moderator):
    partnership = PartnershipFactory()
    written = article("miami", partnerships=[partnership])
    for _again in range(2):
        _publish(client, written)
    assert Statement.objects.filter(partnership=partnership, evidence="press").count() == 1
    assert Statement.objects.get().recorded_by == moderator


def _publish(client, written: ArticlePage) -> None:
    """What the editor's button sends, built from the form the editor sees."""
    address = reverse("wagtailadmin_pages:edit", args=[written.pk])
    data = querydict_from_html(page(client, address), form_id="page-edit-form").dict()
    body = nested_form_data({"body": streamfield([("heading", "Spheres")])})
    answer = client.post(address, {**data, **body, "action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors


def test_the_journal_reads_as_sentences_and_by_municipality(client, moderator):
    odesa, lviv = MunicipalityFactory(name_en="Odesa"), MunicipalityFactory(name_en="Lviv")
    for town in (odesa, lviv):
        record("news.published", subject=town, by=moderator, municipality_id=town.pk)
    everything = page(client, reverse("backoffice_journal"))
    assert "An article was published." in everything
    assert str(moderator) in everything
    of_odesa = page(client, reverse("backoffice_journal") + f"?municipality={odesa.pk}")
    assert "<td>Odesa</td>" in of_odesa
    assert "<td>Lviv</td>" not in of_odesa


def test_an_administrator_gives_roles_and_people_have_one_name(client, moderator):
    client.force_login(UserFactory(is_superuser=True, is_staff=True, language="en"))
    address = reverse("wagtailusers_users:edit", args=[moderator.pk])
    form = page(client, address)
    assert 'name="full_name"' in form
    assert 'name="first_name"' not in form
    data = {"full_name": "Olena Kovalenko", "email": moderator.email, "language": "uk", "is_active": "on"}
    assert client.post(address, data).status_code == 302
    moderator.refresh_from_db()
    assert (moderator.full_name, moderator.groups.count()) == ("Olena Kovalenko", 0)
    assert "Olena Kovalenko" in page(client, reverse("wagtailusers_users:index"))


def test_ones_own_account_page_asks_for_one_name(client, moderator):
    form = page(client, reverse("wagtailadmin_account"))
    assert 'name="name_email-full_name"' in form
    assert 'name="name_email-first_name"' not in form


def test_editors_and_moderators_bring_pictures(client, editor):
    assert client.get("/backoffice/images/add/").status_code == 200
    assert client.get("/backoffice/images/").status_code == 200
