"""A demonstration says so on every page, in every mail, table, feed and answer; a real instance never does."""

import csv
import io
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from pobratym.core.letters import send_letter
from pobratym.introductions.actions import answer
from pobratym.upkeep.delivery import hand_over_next
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory
from tests.web.test_valid_html import OF_A_MUNICIPALITY, PUBLIC

pytestmark = pytest.mark.django_db
NOTICE = "The people, wishes and letters here are made up."
NOTICE_UK = "Люди, побажання й листи тут вигадані."


@pytest.fixture
def officer():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True))


@pytest.fixture
def pages(officer):
    """Public pages, an officer's pages, pages of errors."""
    ours, town = officer.municipality, MunicipalityFactory()
    partnership = PartnershipFactory(municipalities=[ours, town])
    letter = IntroductionFactory(sent=True, sender=town, receiver=ours)
    return [
        *(reverse(name) for name in PUBLIC if not name.startswith("account")),
        reverse("web:municipality", args=[ours.pk, ours.slug]),
        reverse("web:country", args=["UA"]),
        reverse("web:partnership", args=[partnership.pk]),
        reverse("web:partnership_propose", args=[partnership.pk]),
        reverse("desk:desk"),
        reverse("correspondence:introduction", args=[ours.pk, letter.pk]),
        reverse("correspondence:introduction_print", args=[ours.pk, letter.pk]),
        reverse("correspondence:introduction_new", args=[ours.pk]) + f"?to={town.pk}",
        *(reverse(name, args=[ours.pk]) for name in OF_A_MUNICIPALITY),
        reverse("web:home") + "nowhere/",
    ]


class TestPages:
    def test_every_page_says_so(self, demonstration, officer, pages, signed_in):
        reader = signed_in(officer.user)
        for address in pages:
            assert NOTICE in reader.get(address).content.decode(), address

    def test_in_ukrainian_too_and_to_strangers_at_the_door(self, demonstration, client):
        for name in PUBLIC:
            with translation.override("uk"):
                address = reverse(name)
            assert NOTICE_UK in client.get(address).content.decode(), address

    def test_a_real_instance_never_says_so(self, officer, pages, signed_in):
        reader = signed_in(officer.user)
        for address in pages:
            response = reader.get(address)
            assert NOTICE not in response.content.decode(), address
            assert "X-Pobratym-Instance" not in response

    @pytest.mark.parametrize("name", ["backoffice_journal", "membership_requests", "suggestions", "doubtful_texts"])
    def test_the_back_office_says_so(self, demonstration, signed_in, name, django_user_model):
        moderator = django_user_model.objects.create_superuser(
            "boss@example.org", "Nine bridges and a river", full_name="Boss", language="en"
        )
        assert NOTICE in signed_in(moderator).get(reverse(name)).content.decode()

    def test_the_first_version_of_a_letter_says_so(self, demonstration, officer, signed_in):
        address = reverse("correspondence:introduction_new", args=[officer.municipality_id])
        page = signed_in(officer.user).get(f"{address}?to={MunicipalityFactory().pk}").content.decode()
        assert "A demonstration letter, made up to show the platform." in page
        assert "Демонстраційний лист" in page


class TestMail:
    @pytest.fixture(autouse=True)
    def queued(self, settings):
        """As it leaves in use; the test runner would put its own backend in place of the queue."""
        settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"

    def test_every_mail_says_so_in_subject_text_and_html(self, demonstration):
        receiver = MembershipFactory(user=UserFactory(language="uk"))
        letter = IntroductionFactory(sent=True, receiver=receiver.municipality)
        sender = MembershipFactory(municipality=letter.sender, user=UserFactory(language="en"))
        answer(introduction=letter, by=sender, text="How are you?")
        hand_over_next()
        (message,) = mail.outbox
        assert message.subject.startswith("Демонстрація: ")
        assert message.body.startswith("Цей лист надійшов із демонстрації")
        (html,) = [each.content for each in message.alternatives]
        assert re.search("<body[^<>]*><p><strong>Цей лист надійшов із демонстрації", html)

    def test_letters_of_the_sign_in_library_too(self, demonstration, client):
        UserFactory(email="someone@example.org", language="en")
        client.post(reverse("account_reset_password"), {"email": "someone@example.org"})
        hand_over_next()
        assert [each.subject.startswith("Demonstration: ") for each in mail.outbox] == [True]

    def test_a_real_instance_says_nothing(self):
        send_letter("a@example.org", language="en", template="memberships/letters/request_refused")
        hand_over_next()
        assert "emonstration" not in mail.outbox[0].subject + mail.outbox[0].body


class TestMachines:
    """What leaves for machines carries a header, and says so itself where it may be kept."""

    @pytest.mark.parametrize(
        "path",
        ["municipalities/", "municipalities/{}/", "partnerships/", "search/?q=Odesa", "search/?q=a&group=articles"],
    )
    @pytest.mark.parametrize("is_one", [True, False])
    def test_answers_of_the_api(self, request, client, path, is_one):
        if is_one:
            request.getfixturevalue("demonstration")
        answer = client.get(f"/api/v1/{path.format(MunicipalityFactory().pk)}")
        assert answer.json()["is_demonstration"] is is_one
        assert answer.headers.get("X-Pobratym-Instance") == ("demonstration" if is_one else None)

    def test_the_document_describes_it(self, client):
        schemas = client.get("/api/v1/schema/").json()["components"]["schemas"]
        for name in ("SearchAnswer", "MunicipalityDetail", "PaginatedMunicipalityAnswerList"):
            described = next(schema for key, schema in schemas.items() if key.startswith(name))
            assert "is_demonstration" in described["properties"], name

    def test_the_table_of_the_register(self, demonstration, client):
        PartnershipFactory()
        answer = client.get(reverse("web:register_csv"))
        (row,) = csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
        assert row["is_demonstration"] == "yes"
        assert "pobratym-register-demonstration-" in answer["Content-Disposition"]

    def test_the_feed(self, demonstration, client):
        article("one")
        assert "<title>Demonstration: Pobratym: news" in client.get(reverse("web:news_feed")).content.decode()

    @pytest.mark.parametrize("name", ["web:places", "web:map_points", "web:register_csv", "web:news_feed", "web:home"])
    def test_every_answer_has_the_header_and_asks_search_engines_to_pass_by(self, demonstration, client, name):
        ListingFactory()
        answer = client.get(reverse(name))
        assert answer["X-Pobratym-Instance"] == "demonstration"
        assert answer["X-Robots-Tag"] == "noindex"
