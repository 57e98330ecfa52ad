"""How a letter reaches a town hall that is not here, on the web: ways, questions to common partners, the refusal."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pobratym.delivery import actions
from pobratym.delivery.models import Delivery, NoMoreLetters
from pobratym.delivery.stop_links import stop_token
from pobratym.delivery.workflow import Status
from pobratym.introductions.workflow import Status as LetterStatus
from pobratym.memberships.models import Role
from tests.factories.delivery import DeliveryFactory, NoMoreLettersFactory, OfficialAddressFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш"))


@pytest.fixture
def kept(writer):
    """A letter to a town whose website is on file and that nobody represents."""
    town = MunicipalityFactory(name_en="Jasło", name_uk="Ясло")
    OfficialAddressFactory(municipality=town)
    return IntroductionFactory(kept=True, sender=writer.municipality, receiver=town, written_by=writer.user)


@pytest.fixture
def browser(writer, signed_in, confirmed):
    """Of the writer, who has typed her password just now."""
    return confirmed(signed_in(writer.user))


def letter_page(letter):
    return reverse("correspondence:introduction", args=[letter.sender_id, letter.pk])


def ways_page(letter):
    return reverse("correspondence:delivery", args=[letter.sender_id, letter.pk])


def by_email(**changes):
    typed = {"email-mailbox": "office@town.example.pl", "email-source": "https://town.example.pl/contact"}
    return {"step": "email", **typed, **changes}


class TestTheLettersPage:
    def test_it_leads_to_the_ways(self, browser, kept):
        page = browser.get(letter_page(kept)).content.decode()
        assert "How it reaches the town hall" in page
        assert ways_page(kept) in page

    def test_what_was_tried_stands_there_in_words(self, browser, writer):
        letter = IntroductionFactory(sender=writer.municipality, status="bounced", sent_at=timezone.now())
        DeliveryFactory(
            introduction=letter,
            status="came_back",
            came_back="full",
            came_back_at=timezone.now(),
            next_try_at=timezone.now() + timedelta(days=3),
        )
        page = browser.get(letter_page(letter)).content.decode()
        for said in ("By e-mail: came back.", "The mailbox was full.", "It is sent again on"):
            assert said in page, said

    def test_a_letter_inside_has_no_such_part(self, browser, writer):
        inside = IntroductionFactory(sent=True, sender=writer.municipality)
        assert "How it reaches the town hall" not in browser.get(letter_page(inside)).content.decode()
        assert browser.get(ways_page(inside)).status_code == 404

    def test_after_a_month_other_ways_and_candidates_are_offered(self, browser, writer):
        letter = IntroductionFactory(sent=True, sender=writer.municipality)
        DeliveryFactory(introduction=letter, sent_at=timezone.now() - timedelta(days=31))
        page = browser.get(letter_page(letter)).content.decode()
        assert "A month has passed" in page
        assert reverse("desk:candidates", args=[writer.municipality_id]) in page


class TestByEmail:
    def test_to_an_address_of_the_town(self, browser, kept, mailoutbox):
        page = browser.post(ways_page(kept), by_email(), follow=True)
        assert page.redirect_chain[-1][0] == letter_page(kept)
        assert "has left for the town hall" in page.content.decode()
        (mail,) = mailoutbox
        assert mail.to == ["office@town.example.pl"]
        assert mail.attachments[0][1].startswith(b"%PDF-")

    def test_to_the_mailbox_on_file_which_is_not_shown(self, browser, kept, mailoutbox):
        OfficialAddressFactory(municipality=kept.receiver, mailbox=True)
        assert "office@town.example.pl" not in browser.get(ways_page(kept)).content.decode()
        browser.post(ways_page(kept), {"step": "on_file"})
        assert mailoutbox[0].to == ["office@town.example.pl"]
        assert "office@town.example.pl" not in browser.get(letter_page(kept)).content.decode()

    def test_a_foreign_address_waits(self, browser, kept, mailoutbox):
        page = browser.post(ways_page(kept), by_email(**{"email-mailbox": "town@gmail.com"}), follow=True)
        assert "A moderator looks at the address" in page.content.decode()
        assert not mailoutbox

    def test_what_was_typed_stays_with_the_reason(self, browser, kept):
        typed = by_email(**{"email-mailbox": "noreply@town.example.pl", "email-source": "On their page"})
        page = browser.post(ways_page(kept), typed)
        assert page.status_code == 422
        assert "Nobody reads this mailbox" in page.content.decode()
        assert "On their page" in page.content.decode()

    def test_a_persons_mailbox_is_asked_about_once(self, browser, kept):
        typed = by_email(**{"email-mailbox": "anna.nowak@town.example.pl"})
        page = browser.post(ways_page(kept), typed)
        assert page.status_code == 422
        assert 'name="email-insist"' in page.content.decode()
        browser.post(ways_page(kept), {**typed, "email-insist": "on"})
        assert Delivery.objects.get().status == Status.SENT

    def test_somebody_at_an_unlocked_computer_sends_nothing(self, signed_in, writer, kept, mailoutbox):
        answer = signed_in(writer.user).post(ways_page(kept), by_email())
        assert "reauthenticate" in answer.url
        assert not mailoutbox

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
    def test_whoever_may_not_speak_only_looks(self, signed_in, confirmed, kept, role):
        client = confirmed(signed_in(MembershipFactory(municipality=kept.sender, role=role).user))
        assert client.get(ways_page(kept)).status_code == 200
        assert client.post(ways_page(kept), by_email()).status_code == 403

    def test_a_line_break_in_an_address_is_refused(self, browser, kept, mailoutbox):
        typed = by_email(**{"email-mailbox": "office@town.example.pl\r\nBcc: x@evil.example"})
        assert browser.post(ways_page(kept), typed).status_code == 422
        assert not mailoutbox

    def test_an_unknown_step_is_none(self, browser, kept):
        assert browser.post(ways_page(kept), {"step": "by_pigeon"}).status_code == 404


class TestOtherWays:
    def test_ready_then_posted(self, browser, kept):
        browser.post(ways_page(kept), {"step": "ready"})
        day = timezone.localdate().isoformat()
        browser.post(ways_page(kept), {"step": "posted", "posted-posted_on": day})
        assert Delivery.objects.get().status == Status.SENT
        kept.refresh_from_db()
        assert kept.status == LetterStatus.SENT

    def test_a_day_to_come_is_refused(self, browser, kept):
        day = (timezone.localdate() + timedelta(days=1)).isoformat()
        page = browser.post(ways_page(kept), {"step": "posted", "posted-posted_on": day})
        assert page.status_code == 422
        assert "This day has not come yet." in page.content.decode()

    def test_through_their_form_with_the_text_to_copy(self, browser, kept):
        assert str(kept.letter["en"]) in browser.get(ways_page(kept)).content.decode()
        browser.post(ways_page(kept), {"step": "form", "form-posted_on": timezone.localdate().isoformat()})
        assert Delivery.objects.get().channel == "form"

    def test_a_way_is_given_up(self, browser, kept):
        browser.post(ways_page(kept), {"step": "ready"})
        browser.post(ways_page(kept), {"step": "give_up", "delivery": Delivery.objects.get().pk})
        assert Delivery.objects.get().status == Status.GIVEN_UP

    def test_a_delivery_of_another_letter_is_not_given_up(self, browser, kept):
        other = DeliveryFactory(held=True)
        answer = browser.post(ways_page(kept), {"step": "give_up", "delivery": other.pk})
        assert answer.status_code == 404


class TestPassingOn:
    @pytest.fixture
    def partner(self, kept):
        place = MunicipalityFactory(name_en="Krosno")
        for other in (kept.sender, kept.receiver):
            PartnershipFactory(municipalities=[place, other], stage="active", signed_by_both=True)
        return MembershipFactory(municipality=place)

    def test_asked_on_the_page_answered_on_another(self, browser, kept, partner, signed_in):
        typed = {"step": "partner", "partner-partner": f"municipality-{partner.municipality_id}"}
        browser.post(ways_page(kept), typed)
        asked = Delivery.objects.get()
        page = reverse("correspondence:pass_on", args=[asked.pk])
        client = signed_in(partner.user)
        assert str(kept.letter["en"]) in client.get(page).content.decode()
        refused = client.post(page, {"answer": "no"})
        assert refused.status_code == 422
        client.post(page, {"answer": "yes", "reason": "Gladly."})
        asked.refresh_from_db()
        assert (asked.status, asked.decision_reason) == (Status.SENT, "Gladly.")

    def test_nobody_else_reads_it(self, kept, partner, signed_in, writer):
        asked = actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        page = reverse("correspondence:pass_on", args=[asked.pk])
        assert signed_in(MembershipFactory().user).get(page).status_code == 404
        assert Client().get(page).status_code == 302


class TestRefusingLetters:
    @pytest.fixture
    def sent(self):
        return DeliveryFactory()

    def page(self, delivery):
        return reverse("correspondence:stop_letters", args=[stop_token(delivery.pk)])

    def test_looking_changes_nothing_as_firewalls_open_links(self, client, sent):
        page = client.get(self.page(sent)).content.decode()
        assert "No more letters, please" in page
        assert not NoMoreLetters.objects.exists()

    def test_a_program_of_mail_posts_without_a_page_of_ours(self, sent):
        strict = Client(enforce_csrf_checks=True)
        answer = strict.post(self.page(sent), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        refusal = NoMoreLetters.objects.get()
        assert (refusal.municipality, refusal.how_said) == (sent.introduction.receiver, "one_click")

    def test_twice_is_once(self, client, sent):
        for _time in range(2):
            assert "Noted." in client.post(self.page(sent)).content.decode()
        assert NoMoreLetters.objects.count() == 1

    def test_a_link_that_was_used_and_lifted_is_used_up(self, client, sent):
        client.post(self.page(sent))
        moderator = UserFactory(moderator=True)
        actions.lift_refusal(refusal=NoMoreLetters.objects.get(), by=moderator, reason="It wrote to us.")
        assert client.post(self.page(sent)).status_code == 409
        assert not NoMoreLetters.objects.in_force().exists()
        newer = DeliveryFactory(introduction__receiver=sent.introduction.receiver)
        client.post(self.page(newer))
        assert NoMoreLetters.objects.in_force().exists()

    def test_nothing_private_stands_there_and_a_made_up_link_is_none(self, client, sent):
        page = client.get(self.page(sent)).content.decode()
        assert sent.address not in page
        assert sent.introduction.subject not in page
        assert client.post(reverse("correspondence:stop_letters", args=["1:made-up"])).status_code == 404

    def test_whoever_begins_a_letter_is_told(self, browser, writer):
        town = NoMoreLettersFactory().municipality
        page = browser.get(reverse("correspondence:introduction_new", args=[writer.municipality_id]) + f"?to={town.pk}")
        assert "no more letters through the platform" in page.content.decode()
