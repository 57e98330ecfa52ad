"""The page of a letter for a town hall that has no account: read, answer by a button, make it official, join."""

import pytest
from django.urls import reverse
from django.utils import timezone

from pobratym.answers.actions import print_code
from pobratym.answers.models import Answer
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.workflow import Status
from pobratym.memberships.models import MembershipRequest
from pobratym.memberships.queries import letters_that_reached
from pobratym.places.models import OfficialAddress
from tests.factories.answers import AnswerFactory, AnswerLinkFactory, ConfirmationFactory
from tests.factories.delivery import DeliveryFactory
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
KEY = "the-key-of-the-letter"
PAGE = f"/en/answer/{KEY}/"


@pytest.fixture
def writer():
    return MembershipFactory(
        municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш"),
        position="head of the hromada",
        user__full_name="Olena Secret",
    )


@pytest.fixture
def letter(writer):
    town = MunicipalityFactory(country=CountryFactory(code="DE"), name_en="Amberg")
    reasons = [{"en": "Both live on a river", "uk": "Обидві на річці"}]
    letter = IntroductionFactory(kept=True, sender=writer.municipality, receiver=town, reasons=reasons)
    AnswerLinkFactory(introduction=letter, key=KEY, code="ACDE-FGHJ-KMNP-QRTU")
    return letter


def send(client, step, follow=True, **typed):
    data = {"step": step} | {f"{step}-{name}": value for name, value in typed.items()}
    return client.post(PAGE, data, follow=follow)


def test_it_shows_who_writes_why_and_that_it_is_authentic(client, letter):
    page = client.get(PAGE)
    said = page.content.decode()
    for words in (
        "Kalush",
        "Both live on a river",
        "We are a hromada on a river",
        "This letter is authentic",
        "Head of the hromada",
        reverse("web:card_pdf", args=[letter.sender_id, letter.sender.slug]).removeprefix("/uk"),
        "What is Pobratym?",
    ):
        assert words in said, words
    assert 'name="robots" content="noindex"' in said
    assert "no-store" in page["Cache-Control"]
    assert f'rel="canonical" href="{PAGE}' not in said


def test_looking_changes_nothing(client, letter):
    before = Introduction.objects.values().get()
    for _each in range(2):
        client.get(PAGE)
        client.head(PAGE)
    assert Introduction.objects.values().get() == before
    assert not Answer.objects.exists()


def test_a_forwarded_letter_reveals_nothing_private(client, letter, writer):
    MessageFactory(introduction=letter, on_behalf_of=letter.sender, author=writer.user, text="Between us only")
    other = IntroductionFactory(sent=True, sender=letter.sender, subject="To another town")
    AnswerFactory(
        link=letter.answer_links.get(), name="A. Huber", mailbox="huber@amberg.example", text="Our own thoughts"
    )
    said = client.get(PAGE).content.decode()
    for secret in (
        "Between us only",
        other.subject,
        writer.user.email,
        "Olena Secret",
        "A. Huber",
        "huber@amberg.example",
        "Our own thoughts",
    ):
        assert secret not in said, secret


@pytest.mark.parametrize(
    ("step", "typed", "status", "kind"),
    [
        ("interested", {}, Status.ANSWERED, "interested"),
        ("question", {"text": "How many children?"}, Status.QUESTION_ASKED, "question"),
        ("not_now", {"text": "After May."}, Status.ANSWERED, "not_now"),
        ("no", {"reason": "has_partner"}, Status.DECLINED, "declined"),
        ("instead", {"text": "Landkreis", "has_consent": "on"}, Status.OPENED, "instead"),
        ("wrong", {}, Status.AWAITING_RECIPIENT, "wrong_address"),
        ("received", {}, Status.OPENED, "received"),
    ],
)
def test_each_answer_is_sent_by_its_button(client, letter, writer, signed_in, step, typed, status, kind):
    answer = send(client, step, name="A. Huber", post="Büro", **typed)
    assert answer.status_code == 200
    assert "Thank you" in answer.content.decode()
    letter.refresh_from_db()
    assert (letter.status, Answer.objects.get().kind) == (status, kind)
    page = signed_in(writer.user).get(reverse("correspondence:introduction", args=[letter.sender_id, letter.pk]))
    assert [each.kind for each in page.context["answers"]] == [kind]
    assert not page.context["answers"][0].is_official


@pytest.mark.parametrize(
    ("step", "typed", "said"),
    [
        ("question", {"text": " "}, "Write a few words"),
        ("no", {"own_words": "Because of us"}, "Say why you decline"),
        ("no", {"reason": "own_words"}, "in your own words"),
        ("instead", {"text": "Landkreis"}, "Name nobody"),
        ("interested", {"text": "Yes", "mailbox": "no address"}, "valid email"),
    ],
)
def test_what_was_typed_stays_where_something_is_missing(client, letter, step, typed, said):
    answer = send(client, step, **typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert all(value.strip() in text for value in typed.values())
    assert f'id="answer-{step}" open' in " ".join(text.split())
    assert not Answer.objects.exists()


def test_a_second_press_is_answered_once(client, letter):
    data = {"step": "interested", "interested-text": "Gladly", "form_token": "one-page"}
    for _press in range(2):
        assert client.post(PAGE, data).status_code == 302
    assert Answer.objects.count() == Message.objects.count() == 1


def test_html_in_a_text_stays_text(client, letter, writer, signed_in):
    hostile = "<script>alert(1)</script><b>x</b>"
    send(client, "instead", text=hostile, has_consent="on", name=hostile)
    page = signed_in(writer.user).get(reverse("correspondence:introduction", args=[letter.sender_id, letter.pk]))
    assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_a_name_of_several_lines_is_refused(client, letter):
    assert send(client, "interested", name="A\nBcc: x@example.org").status_code == 422


def test_what_was_said_last_is_shown_and_may_be_changed(client, letter):
    send(client, "not_now")
    said = client.get(PAGE).content.decode()
    assert "Not now" in said
    assert "Change your answer" in said
    send(client, "interested")
    assert Answer.objects.count() == 2


def test_after_the_decision_the_text_of_the_letter_is_not_shown_any_more(client, letter):
    send(client, "no", reason="has_partner")
    page = client.get(PAGE)
    said = page.content.decode()
    assert "This letter has since been declined." in said
    assert "We are a hromada on a river" not in said
    assert "Make the answer official" in said
    again = send(client, "interested")
    assert "This letter has since been declined." in again.content.decode()
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("key", ["nobody-has-made-this", "x" * 300, "MQ:1tabcd:forged"])
def test_what_is_no_key_is_told_apart_from_nothing_else(client, letter, key):
    AnswerLinkFactory(introduction=letter, key="revoked-key", revoked=True)
    unknown, revoked = client.get(f"/en/answer/{key}/"), client.get("/en/answer/revoked-key/")
    assert unknown.status_code == revoked.status_code == 410
    assert "We are a hromada" not in revoked.content.decode()


class TestCode:
    def test_it_opens_the_letter_however_it_is_typed(self, client, letter):
        for typed in ("ACDE-FGHJ-KMNP-QRTU", "acde fghj kmnp qrtu"):
            page = client.post("/en/answer/", {"code": typed}, follow=True)
            assert "We are a hromada on a river" in page.content.decode()

    def test_the_one_that_is_printed_does(self, client, letter, writer):
        link = print_code(introduction=letter, by=writer)
        page = client.post("/en/answer/", {"code": link.code}, follow=True)
        assert client.post(page.redirect_chain[-1][0], {"step": "received"}).status_code == 302
        assert Answer.objects.get().kind == "received"

    def test_a_wrong_one_is_told_so(self, client, letter):
        page = client.post("/en/answer/", {"code": "AAAA-AAAA-AAAA-AAAA"})
        assert page.status_code == 422
        assert "not the code of a letter" in page.content.decode()
        assert "AAAA-AAAA-AAAA-AAAA" in page.content.decode()

    def test_guesses_are_limited_for_each_address(self, client, letter, settings):
        settings.ANSWER_CODES_AN_HOUR = 3
        answers = [client.post("/en/answer/", {"code": f"AAAA-{n}"}).status_code for n in range(4)]
        assert answers == [422, 422, 422, 429]
        assert client.post("/en/answer/", {"code": "ACDE-FGHJ-KMNP-QRTU"}).status_code == 429
        elsewhere = client.post("/en/answer/", {"code": "ACDE-FGHJ-KMNP-QRTU"}, REMOTE_ADDR="192.0.2.7")
        assert elsewhere.status_code == 302


class TestOfficial:
    @pytest.fixture(autouse=True)
    def website(self, letter):
        told = {"value": "https://amberg.example", "source": "Seen there", "as_of": timezone.localdate()}
        OfficialAddress.objects.create(municipality=letter.receiver, kind="website", **told)

    def test_from_the_answer_to_the_claim(self, client, letter, mailoutbox):
        send(client, "interested")
        asked = client.post(PAGE, {"step": "mailbox", "official-mailbox": "buero@amberg.example"}, follow=True)
        assert "We have written to the mailbox" in asked.content.decode()
        (mail,) = (each for each in mailoutbox if each.to == ["buero@amberg.example"])
        address = next(line for line in mail.body.splitlines() if "/answer/confirm/" in line).partition("/en/")[2]
        assert "Nothing happens until then" in mail.body
        assert client.get(f"/en/{address}").status_code == 200
        assert not Answer.objects.get().is_official
        done = client.post(f"/en/{address}").content.decode()
        assert Answer.objects.get().is_official
        assert f"municipality%3D{letter.receiver_id}%26letter" in done
        assert client.post(f"/en/{address}").status_code == 410

    def test_a_mailbox_elsewhere_is_refused_beside_its_field(self, client, letter, mailoutbox):
        send(client, "received")
        page = client.post(PAGE, {"step": "mailbox", "official-mailbox": "someone@gmail.com"})
        assert page.status_code == 422
        assert "Anybody can have a mailbox there" in page.content.decode()
        assert not [each for each in mailoutbox if "gmail" in each.to[0]]

    def test_looking_at_the_question_confirms_nothing(self, client):
        asked = ConfirmationFactory(key="a-confirmation")
        client.get("/en/answer/confirm/a-confirmation/")
        asked.answer.refresh_from_db()
        assert not asked.answer.is_official


def test_once_the_receiver_is_here_the_page_leads_to_its_inbox(client, letter):
    MembershipFactory(municipality=letter.receiver)
    said = client.get(PAGE).content.decode()
    assert "represented on Pobratym" in said
    assert 'value="interested"' not in said


def test_the_senders_own_people_do_not_answer(signed_in, letter, writer):
    assert send(signed_in(writer.user), "interested").status_code == 403
    assert not Answer.objects.exists()


class TestSender:
    def test_makes_codes_void(self, signed_in, client, letter, writer):
        page = reverse("correspondence:introduction", args=[letter.sender_id, letter.pk])
        own = signed_in(writer.user)
        assert own.get(page).context["has_links"]
        own.post(reverse("correspondence:introduction_revoke_codes", args=[letter.sender_id, letter.pk]))
        assert not own.get(page).context["has_links"]
        assert client.get(PAGE).status_code == 410

    def test_sees_whether_it_is_official(self, signed_in, letter, writer):
        link = letter.answer_links.get()
        AnswerFactory(link=link, kind="not_now", name="A. Huber")
        AnswerFactory(link=link, is_official=True, confirmed_at=timezone.now())
        page = reverse("correspondence:introduction", args=[letter.sender_id, letter.pk]).replace("/uk/", "/en/")
        said = signed_in(writer.user).get(page).content.decode()
        assert "Official: confirmed by the town hall’s mailbox" in said
        assert "not confirmed by the town hall’s mailbox" in said
        assert "A. Huber" in said

    def test_the_receivers_people_do_not_see_who_answered(self, signed_in, letter, client):
        send(client, "interested", name="A. Huber")
        member = MembershipFactory(municipality=letter.receiver)
        page = signed_in(member.user).get(reverse("correspondence:introduction", args=[letter.receiver_id, letter.pk]))
        assert page.status_code == 200
        assert "A. Huber" not in page.content.decode()


class TestJoining:
    CLAIM = {"position": "Office of the mayor", "note": "Please ask the secretary."}

    @pytest.fixture
    def way(self, client, letter, writer):
        """Where the page of a printed letter leads whoever has an account."""
        link = print_code(introduction=letter, by=writer)
        return client.get(f"/en/answer/{link.key}/").context["claim_url"]

    def test_the_letter_stands_beside_the_request(self, way, letter, signed_in):
        person = UserFactory()
        signed_in(person).post(way, self.CLAIM)
        wanted = MembershipRequest.objects.get(user=person)
        assert wanted.municipality == letter.receiver
        assert letters_that_reached(wanted).get().letter_of == letter.sender
        assert wanted.status == "requested", "it opens no door"

    def test_the_senders_own_people_bring_no_evidence(self, way, letter, signed_in, writer):
        signed_in(writer.user).post(way, self.CLAIM)
        assert not letters_that_reached(MembershipRequest.objects.get()).exists()

    def test_a_letter_to_another_town_is_none(self, way, letter, signed_in):
        person, other = UserFactory(), MunicipalityFactory()
        signed_in(person).post(
            way.replace(f"municipality={letter.receiver_id}", f"municipality={other.pk}"), self.CLAIM
        )
        assert not letters_that_reached(MembershipRequest.objects.get(user=person)).exists()

    def test_a_forged_key_is_none_and_loses_no_request(self, letter, signed_in):
        person = UserFactory()
        signed_in(person).post(f"/en/desk/represent/?municipality={letter.receiver_id}&letter=forged", self.CLAIM)
        assert not letters_that_reached(MembershipRequest.objects.get(user=person)).exists()


class TestDelivery:
    """Who answers by the link has the letter, or is not the town hall."""

    @pytest.fixture
    def delivery(self, letter):
        letter.status, letter.sent_at = Status.SENT, timezone.now()
        letter.delivered_at = letter.sent_at
        letter.save()
        return DeliveryFactory(introduction=letter)

    @pytest.mark.parametrize(
        ("step", "typed", "becomes"),
        [
            ("received", {}, "acknowledged"),
            ("question", {"question-kind": "question", "question-text": "How many are you?"}, "acknowledged"),
            ("wrong", {}, "wrong_address"),
        ],
    )
    def test_it_is_told_of_the_answer(self, client, delivery, step, typed, becomes):
        client.post(PAGE, {"step": step, **typed})
        delivery.refresh_from_db()
        assert delivery.status == becomes

    def test_a_wrong_address_brings_the_letter_back_and_the_sender_is_told_once(self, client, delivery, mailoutbox):
        client.post(PAGE, {"step": "wrong"})
        delivery.introduction.refresh_from_db()
        assert delivery.introduction.status == Status.BOUNCED
        assert len(mailoutbox) == 1
