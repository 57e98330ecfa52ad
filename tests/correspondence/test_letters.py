"""Letters on the web: writing, the inbox, the conversation, and who may see what."""

from datetime import date

import pytest
from django.urls import reverse

from pobratym.introductions import actions
from pobratym.introductions.models import Addressee, Introduction, Message
from pobratym.introductions.workflow import Status
from pobratym.memberships.models import Role
from pobratym.places.models import AddressKind, OfficialAddress
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hromada():
    return MembershipFactory(
        municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш", population=20_000)
    )


@pytest.fixture
def town():
    return MembershipFactory(municipality=MunicipalityFactory(name_en="Jasło", name_uk="Ясло", population=30_000))


@pytest.fixture
def letter(hromada, town):
    draft = actions.draft(
        receiver=town.municipality,
        by=hromada,
        subject="Let us talk",
        letter={"uk": "Ми живемо над річкою.", "en": "We live on a river."},
    )
    return actions.send(introduction=draft, by=hromada)


def compose(membership, receiver):
    return reverse("correspondence:introduction_new", args=[membership.municipality_id]) + f"?to={receiver.pk}"


def page_of(letter, membership, verb=""):
    return reverse(f"correspondence:introduction{verb and '_'}{verb}", args=[membership.municipality_id, letter.pk])


def written(**changes):
    texts = {"subject": "Let us talk", "letter_uk": "Ми над річкою.", "letter_en": "We live on a river."}
    return texts | {"why_own_en": "You live on a river too."} | changes


def as_shown(form):
    """What a browser sends of a form that nobody has touched."""
    sent = {}
    for field in form:
        parts = getattr(field, "parts", [field])
        for part in parts:
            value = part.value()
            name = getattr(part, "html_name", field.html_name)
            sent[name] = "" if value is None else value
    return {name: value for name, value in sent.items() if value is not False}


class TestWriting:
    def test_the_letter_is_begun_from_both_profiles(self, signed_in, hromada, town):
        PassportFactory(municipality=hromada.municipality, about_en="We make salt.", languages=["en"])
        ListingFactory(municipality=hromada.municipality, title_en="Experience of a water utility")
        ListingFactory(municipality=town.municipality, offer=True)
        form = signed_in(hromada.user).get(compose(hromada, town.municipality)).context["form"]
        english = form["letter"].in_language("en").value()
        assert "We make salt." in english
        assert "Experience of a water utility (water supply, know-how)" in english
        assert "You offer what we are looking for: water supply." in english
        assert "Ви пропонуєте те, що ми шукаємо:" in form["letter"].in_language("uk").value()

    def test_the_postal_address_on_file_stands_in_the_form_with_its_source(self, signed_in, hromada, town):
        OfficialAddress.objects.create(
            municipality=town.municipality,
            kind=AddressKind.POSTAL,
            value="Rynek 12\n38-200 Jasło",
            source="Atlas",
            as_of=date(2026, 10, 1),
        )
        form = signed_in(hromada.user).get(compose(hromada, town.municipality)).context["form"]
        assert form["postal_address"].value() == "Rynek 12\n38-200 Jasło"
        assert form["source"].value().startswith("Atlas, ")
        sent = as_shown(form) | written(intent="save")
        signed_in(hromada.user).post(compose(hromada, town.municipality), sent)
        assert Addressee.objects.get().postal_address == "Rynek 12\n38-200 Jasło"

    def test_a_look_at_the_letter_saves_nothing(self, signed_in, hromada, town):
        page = signed_in(hromada.user).post(compose(hromada, town.municipality), written(intent="preview"))
        assert "How the other side will see it" in page.content.decode()
        assert not Introduction.objects.exists()

    def test_a_draft_is_saved_and_gone_on_with(self, signed_in, hromada, town):
        client = signed_in(hromada.user)
        client.post(compose(hromada, town.municipality), written(intent="save", subject="Half done"))
        assert Introduction.objects.get().status == Status.DRAFTED
        assert client.get(compose(hromada, town.municipality)).context["form"]["subject"].value() == "Half done"

    def test_a_letter_is_sent(self, signed_in, hromada, town):
        page = signed_in(hromada.user).post(compose(hromada, town.municipality), written(intent="send"), follow=True)
        assert Introduction.objects.get().status == Status.SENT
        assert "in the other side’s inbox" in page.content.decode()

    def test_reasons_of_the_match_go_with_the_letter(self, signed_in, hromada, town):
        PassportFactory(municipality=hromada.municipality, languages=["en"])
        PassportFactory(municipality=town.municipality, languages=["en"])
        signed_in(hromada.user).post(compose(hromada, town.municipality), written(intent="send"))
        assert {"uk", "en", "pl", "de", "fr"} == set(Introduction.objects.get().reasons[0])

    def test_a_letter_to_somebody_who_is_not_here_is_kept_and_the_writer_told(self, signed_in, hromada):
        nobody = MunicipalityFactory(name_en="Ingelheim")
        page = signed_in(hromada.user).post(compose(hromada, nobody), written(intent="send"), follow=True)
        content = page.content.decode()
        assert Introduction.objects.get().status == Status.AWAITING_RECIPIENT
        assert "Nobody has received this letter yet" in content
        assert (
            reverse("correspondence:introduction_print", args=[hromada.municipality_id, Introduction.objects.get().pk])
            in content
        )

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"letter_uk": "", "letter_en": " "}, "Write the letter in one language at least."),
            ({"subject": ""}, "This field is required."),
            ({"letter_uk": "я" * 6001}, "at most 6000 characters"),
        ],
    )
    def test_a_letter_that_cannot_go_is_shown_again_as_it_was_typed(self, signed_in, hromada, town, changes, told):
        words = written(intent="send") | changes
        page = signed_in(hromada.user).post(compose(hromada, town.municipality), words)
        assert page.status_code == 422
        assert told in page.content.decode()
        assert page.context["form"]["letter"].in_language("uk").value() == words["letter_uk"]
        assert not Introduction.objects.exists()

    def test_at_the_limit_the_letter_stays_a_draft_and_the_writer_is_told(self, signed_in, hromada, town):
        IntroductionFactory.create_batch(5, sender=hromada.municipality, sent=True)
        page = signed_in(hromada.user).post(compose(hromada, town.municipality), written(intent="send"))
        assert page.status_code == 409
        assert "the most you may ask at one time" in page.content.decode()
        assert page.context["form"]["subject"].value() == "Let us talk"
        assert Introduction.objects.get(receiver=town.municipality).status == Status.DRAFTED

    def test_a_receiver_without_room_is_named_before_one_writes_and_is_not_asked(self, signed_in, hromada, town):
        PartnerSearchFactory(municipality=town.municipality, capacity=1)
        IntroductionFactory(receiver=town.municipality, sent=True)
        client = signed_in(hromada.user)
        page = client.get(compose(hromada, town.municipality)).content.decode()
        assert "holds 1 talk or letter at a time" in page
        assert 'value="send"' not in page
        refused = client.post(compose(hromada, town.municipality), written(intent="send"))
        assert refused.status_code == 409
        assert Introduction.objects.get(sender=hromada.municipality).status == Status.DRAFTED

    def test_wartime_remarks_are_shown_and_can_be_insisted_on(self, signed_in, hromada, town):
        client, address = signed_in(hromada.user), compose(hromada, town.municipality)
        words = written(intent="send", letter_en="Our depot is at 49.0275, 24.3721.")
        page = client.post(address, words)
        assert "wartime precautions" in page.content.decode()
        assert Introduction.objects.get().status == Status.DRAFTED
        client.post(address, words | {"insist": "on"})
        letter = Introduction.objects.get()
        assert letter.status == Status.HELD
        page = client.get(page_of(letter, hromada)).content.decode()
        assert "A moderator reads this letter before it is sent" in page
        assert "<mark>49.0275, 24.3721</mark>" in page
        client.post(page_of(letter, hromada, "take_up"))
        letter.refresh_from_db()
        assert letter.status == Status.DRAFTED

    def test_windows_line_ends_count_as_one_character(self, signed_in, hromada, town):
        signed_in(hromada.user).post(
            compose(hromada, town.municipality), written(intent="save", letter_en="a\r\n" * 3000)
        )
        assert len(Introduction.objects.get().letter["en"]) == 5999

    def test_one_letter_at_a_time_to_the_same_municipality(self, signed_in, hromada, town, letter):
        page = signed_in(hromada.user).get(compose(hromada, town.municipality))
        assert page.url == page_of(letter, hromada)

    def test_without_an_addressee_the_page_says_where_to_find_one(self, signed_in, hromada):
        page = signed_in(hromada.user).get(reverse("correspondence:introduction_new", args=[hromada.municipality_id]))
        assert "Choose whom to write to" in page.content.decode()

    def test_one_does_not_write_to_oneself(self, signed_in, hromada):
        page = signed_in(hromada.user).get(compose(hromada, hromada.municipality))
        assert page.status_code == 422
        assert "does not write to itself" in page.content.decode()

    @pytest.mark.parametrize("to", ["", "x", "-1", "9" * 30])
    def test_nonsense_addressees_do_no_harm(self, signed_in, hromada, to):
        address = reverse("correspondence:introduction_new", args=[hromada.municipality_id])
        assert signed_in(hromada.user).get(address, {"to": to}).status_code in (200, 404)


class TestTheGuide:
    @pytest.fixture
    def sides(self, hromada, town):
        PassportFactory(municipality=hromada.municipality, languages=["en"])
        ListingFactory(municipality=hromada.municipality, title_en="Experience of a water utility")
        ListingFactory(municipality=town.municipality, offer=True, title_en="Visits to our waterworks")
        return compose(hromada, town.municipality)

    def english(self, page):
        return page.context["form"]["letter"].in_language("en").value()

    def test_it_is_filled_in_from_both_profiles(self, signed_in, hromada, sides):
        form = signed_in(hromada.user).get(sides).context["form"]
        assert form["why"].value() == ("offer:water", "size")
        assert form["contact_name"].value() == hromada.user.full_name
        assert [part.anchor for part in form.parts if part.is_done] == [
            "why",
            "seek",
            "form-and-term",
            "first-step",
            "contact",
        ]
        assert form.by_hand == []

    def test_an_answer_changes_the_letter_in_every_language_and_sends_nothing_unseen(self, signed_in, hromada, sides):
        client = signed_in(hromada.user)
        sent = as_shown(client.get(sides).context["form"]) | {"term": "two_years", "intent": "send"}
        page = client.post(sides, sent)
        assert "Your answers have changed the letter" in page.content.decode()
        assert "agree on two years" in self.english(page)
        assert "на два роки" in page.context["form"]["letter"].in_language("uk").value()
        assert not Introduction.objects.exists()
        client.post(sides, as_shown(page.context["form"]) | {"intent": "send"})
        assert "agree on two years" in Introduction.objects.get().letter["en"]

    def test_a_text_changed_by_hand_stays_until_it_is_to_be_written_anew(self, signed_in, hromada, sides):
        client = signed_in(hromada.user)
        shown = as_shown(client.get(sides).context["form"])
        changed = shown | {"letter_en": "Dear friends,\n\nwe know you.", "term": "two_years"}
        page = client.post(sides, changed | {"intent": "preview"})
        assert self.english(page) == changed["letter_en"]
        assert "was changed by hand" in page.content.decode()
        assert "на два роки" in page.context["form"]["letter"].in_language("uk").value()
        page = client.post(sides, as_shown(page.context["form"]) | {"intent": "write"})
        assert "agree on two years" in self.english(page)

    def test_a_letter_that_does_not_say_why_them_does_not_go(self, signed_in, hromada, sides):
        client = signed_in(hromada.user)
        sent = as_shown(client.get(sides).context["form"]) | {"why": []}
        page = client.post(sides, sent | {"intent": "send"})
        assert page.status_code == 422
        assert "Say why you write to just them" in page.content.decode()
        client.post(sides, sent | {"intent": "save"})
        assert Introduction.objects.get().status == Status.DRAFTED

    def test_a_draft_remembers_the_answers(self, signed_in, hromada, sides):
        client = signed_in(hromada.user)
        shown = as_shown(client.get(sides).context["form"])
        client.post(sides, shown | {"step": "visit", "kind": "friendship", "intent": "save"})
        form = client.get(sides).context["form"]
        assert (form["step"].value(), form["kind"].value(), form.by_hand) == ("visit", "friendship", [])

    def test_times_for_a_call_are_said_by_both_clocks(self, signed_in, hromada, sides):
        client = signed_in(hromada.user)
        shown = as_shown(client.get(sides).context["form"])
        page = client.post(sides, shown | {"day_1": "2099-12-10", "at_1": "11:00", "intent": "preview"})
        assert "10 December 2099, " in self.english(page)
        for wrong, told in (
            ({"day_1": "2001-12-10", "at_1": "11:00"}, "This time has passed."),
            ({"day_1": "2099-12-10", "at_1": ""}, "Give both the day and the start."),
        ):
            page = client.post(sides, shown | wrong | {"intent": "preview"})
            assert page.status_code == 422
            assert told in page.content.decode()

    def test_where_a_country_has_several_clocks_the_sender_may_say_which(self, signed_in, hromada):
        address = compose(hromada, MunicipalityFactory(country=CountryFactory(code="US"), name_en="Springfield"))
        client = signed_in(hromada.user)
        sent = as_shown(client.get(address).context["form"]) | {"why_own_en": "You live on a river too."}
        sent |= {"day_1": "2099-12-10", "at_1": "18:00"}
        by_ours = self.english(client.post(address, sent | {"intent": "preview"}))
        sent |= {"their_zone": "America/Chicago"}
        by_both = self.english(client.post(address, sent | {"intent": "preview"}))
        assert (by_ours.count("10 December 2099, "), by_both.count("10:00")) == (1, 1), by_both
        assert "10:00" not in by_ours
        client.post(address, sent | {"intent": "save"})
        assert client.get(address).context["form"]["their_zone"].value() == "America/Chicago"
        assert client.post(address, sent | {"their_zone": "Europe/Kyiv", "intent": "preview"}).status_code == 422

    def test_the_clock_of_a_country_with_one_is_not_asked_for(self, signed_in, hromada, sides):
        assert "their_zone" not in signed_in(hromada.user).get(sides).context["form"].fields

    def test_an_addressee_has_a_source_and_is_greeted_in_the_preview(self, signed_in, hromada, sides):
        client = signed_in(hromada.user)
        shown = as_shown(client.get(sides).context["form"])
        head = {"name": "Anna Smith", "form": "ms", "called": "Dr Smith", "post": "Mayor"}
        page = client.post(sides, shown | head | {"intent": "save"})
        assert page.status_code == 422
        assert "Say where this stands" in page.content.decode()
        page = client.post(sides, shown | head | {"source": "https://town.example/", "intent": "preview"})
        assert "Dear Dr Smith," in page.content.decode()
        client.post(sides, shown | head | {"source": "https://town.example/", "intent": "save"})
        assert Introduction.objects.get().addressee.called == "Dr Smith"
        client.post(sides, shown | {"intent": "save"})
        assert not Addressee.objects.exists()


class TestTheButtonOnThePublicPage:
    def address(self, municipality):
        return reverse("correspondence:write_to", args=[municipality.pk])

    def test_a_visitor_is_asked_to_sign_in_and_comes_back(self, client, town):
        content = client.get(self.address(town.municipality)).content.decode()
        assert f"next=%2Fen%2Fmunicipalities%2F{town.municipality_id}%2Fwrite%2F" in content

    def test_somebody_who_represents_nobody_is_led_to_ask(self, signed_in, town):
        from tests.factories.people import UserFactory

        assert "Ask to represent" in signed_in(UserFactory()).get(self.address(town.municipality)).content.decode()

    def test_with_one_municipality_the_letter_opens_at_once(self, signed_in, hromada, town):
        assert signed_in(hromada.user).get(self.address(town.municipality)).url == compose(hromada, town.municipality)

    def test_with_two_one_chooses(self, signed_in, hromada, town):
        other = MembershipFactory(user=hromada.user)
        content = signed_in(hromada.user).get(self.address(town.municipality)).content.decode()
        assert compose(hromada, town.municipality) in content
        assert compose(other, town.municipality) in content

    def test_an_observer_is_told_who_can_write(self, signed_in, town):
        observer = MembershipFactory(role=Role.OBSERVER)
        assert "lets you read" in signed_in(observer.user).get(self.address(town.municipality)).content.decode()


class TestInbox:
    def address(self, membership, **query):
        return reverse("correspondence:inbox", args=[membership.municipality_id])

    def test_letters_stand_side_by_side_with_what_they_ask(self, signed_in, hromada, town, letter):
        ListingFactory(municipality=hromada.municipality, sphere="water")
        content = signed_in(town.user).get(self.address(town)).content.decode()
        assert "Kalush" in content
        assert "water supply" in content
        assert "20,000 people" in content

    def test_what_was_sent_has_its_own_tab(self, signed_in, hromada, town, letter):
        content = signed_in(hromada.user).get(self.address(hromada), {"show": "sent"}).content.decode()
        assert "Jasło" in content
        assert "1 of 5 letters await a decision" in content

    def test_empty_tables_say_what_to_do(self, signed_in, hromada):
        client = signed_in(hromada.user)
        assert "No letters yet" in client.get(self.address(hromada)).content.decode()
        assert "not written to anybody" in client.get(self.address(hromada), {"show": "sent"}).content.decode()

    def test_observers_look_without_buttons(self, signed_in, town, letter):
        observer = MembershipFactory(municipality=town.municipality, role=Role.OBSERVER)
        content = signed_in(observer.user).get(self.address(town)).content.decode()
        assert "Kalush" in content
        assert "Answer those chosen" not in content

    def test_the_number_of_queries_does_not_grow_with_the_letters(
        self, signed_in, town, letter, django_assert_num_queries
    ):
        client = signed_in(town.user)
        client.get(self.address(town))
        with django_assert_num_queries(17):
            client.get(self.address(town))
        IntroductionFactory.create_batch(8, receiver=town.municipality, sent=True)
        with django_assert_num_queries(17):
            client.get(self.address(town))


class TestConversation:
    def test_wartime_remarks_on_a_message_keep_what_was_typed(self, signed_in, letter, town):
        client, address = signed_in(town.user), page_of(letter, town, "answer")
        words = {"text": "Our depot is at 49.0275, 24.3721."}
        refused = client.post(address, words)
        assert refused.status_code == 422
        for shown in ("wartime precautions", words["text"], "A moderator reads it first", "Rephrase it"):
            assert shown in refused.content.decode()
        assert not letter.messages.exists()
        assert client.post(address, words | {"insist": "on"}).status_code == 302
        held = Message.including_held.get()
        assert (held.text, held.is_held) == (words["text"], True)
        page = client.get(page_of(letter, town)).content.decode()
        assert "A moderator reads this message before it is sent" in page
        address = reverse(
            "correspondence:introduction_discard_message", args=[town.municipality_id, letter.pk, held.pk]
        )
        assert words["text"] in client.post(address).content.decode()
        assert not Message.including_held.exists()

    def test_the_receiver_says_that_it_was_read_and_that_opens_the_letter(self, signed_in, town, letter):
        client = signed_in(town.user)
        content = client.get(page_of(letter, town)).content.decode()
        letter.refresh_from_db()
        assert letter.status == Status.SENT  # a look writes nothing
        assert "Mark as read" in content
        assert client.post(page_of(letter, town, "read")).status_code == 302
        letter.refresh_from_db()
        assert letter.status == Status.OPENED
        assert "Mark as read" not in client.get(page_of(letter, town)).content.decode()
        assert "We live on a river." in content
        assert "Ми живемо над річкою." in content

    def test_both_sides_write_and_see_it(self, signed_in, hromada, town, letter):
        client = signed_in(town.user)
        client.post(page_of(letter, town, "answer"), {"text": "Tell us more."})
        client = signed_in(hromada.user)
        assert "Tell us more." in client.get(page_of(letter, hromada)).content.decode()
        client.post(page_of(letter, hromada, "answer"), {"text": "Gladly."})
        assert Message.objects.count() == 2

    def test_nobodys_address_is_shown(self, signed_in, hromada, town, letter):
        actions.answer(introduction=letter, by=town, text="Hello")
        assert town.user.email not in signed_in(hromada.user).get(page_of(letter, hromada)).content.decode()

    @pytest.mark.parametrize("text", ["", "x" * 6001])
    def test_a_message_that_cannot_go_is_shown_again(self, signed_in, town, letter, text):
        page = signed_in(town.user).post(page_of(letter, town, "answer"), {"text": text})
        assert page.status_code == 422
        assert page.context["message_form"]["text"].value() == text
        assert not Message.objects.exists()

    def test_accepting_leads_to_the_partnership(self, signed_in, town, letter):
        page = signed_in(town.user).post(page_of(letter, town, "accept"), follow=True)
        letter.refresh_from_db()
        assert letter.status == Status.ACCEPTED
        assert reverse("web:partnership", args=[letter.partnership_id]) in page.content.decode()

    def test_declining_in_ones_own_words_needs_them(self, signed_in, hromada, town, letter):
        client = signed_in(town.user)
        page = client.post(page_of(letter, town, "decline"), {"decline-reason": "own_words", "decline-own_words": ""})
        assert page.status_code == 422
        assert "Write the reason in your own words" in page.content.decode()
        client.post(page_of(letter, town, "decline"), {"decline-reason": "own_words", "decline-own_words": "Too far."})
        assert "Too far." in signed_in(hromada.user).get(page_of(letter, hromada)).content.decode()

    def test_a_message_to_a_letter_withdrawn_meanwhile_is_not_lost(self, signed_in, hromada, town, letter):
        actions.withdraw(introduction=letter, by=hromada)
        page = signed_in(town.user).post(page_of(letter, town, "answer"), {"text": "A long and friendly answer."})
        content = page.content.decode()
        assert page.status_code == 409
        assert "The sender has since withdrawn this letter." in content
        assert "A long and friendly answer." in content

    def test_own_words_for_a_letter_withdrawn_meanwhile_are_not_lost(self, signed_in, hromada, town, letter):
        actions.withdraw(introduction=letter, by=hromada)
        words = {"decline-reason": "own_words", "decline-own_words": "We are so sorry."}
        page = signed_in(town.user).post(page_of(letter, town, "decline"), words)
        assert page.status_code == 409
        assert "We are so sorry." in page.content.decode()

    @pytest.mark.parametrize("first", ["accept", "withdraw"])
    def test_of_accepting_and_withdrawing_one_wins_and_the_other_is_told(self, client, hromada, town, letter, first):
        steps = {"accept": town, "withdraw": hromada}
        answers = {}
        for verb in [first, *(steps.keys() - {first})]:
            client.force_login(steps[verb].user)
            answers[verb] = client.post(page_of(letter, steps[verb], verb))
        last = next(verb for verb in answers if verb != first)
        assert answers[first].status_code == 302
        assert answers[last].status_code == 409
        assert "has since" in answers[last].content.decode()
        letter.refresh_from_db()
        assert letter.status == {"accept": Status.ACCEPTED, "withdraw": Status.WITHDRAWN}[first]

    def test_the_steps_lead_back_when_somebody_looks_at_their_address(self, signed_in, town, letter):
        assert signed_in(town.user).get(page_of(letter, town, "accept")).url == page_of(letter, town)

    def test_observers_read_only(self, signed_in, town, letter):
        observer = MembershipFactory(municipality=town.municipality, role=Role.OBSERVER)
        client = signed_in(observer.user)
        content = client.get(page_of(letter, town)).content.decode()
        assert "lets you read" in content
        assert "<textarea" not in content
        for verb in ("answer", "accept", "decline"):
            data = {"text": "Hello", "decline-reason": "no_capacity"}
            assert client.post(page_of(letter, town, verb), data).status_code == 403
        client.post(page_of(letter, town, "read"))
        letter.refresh_from_db()
        assert letter.status == Status.OPENED

    def test_outsiders_learn_nothing(self, client, signed_in, hromada, town, letter):
        outsider = MembershipFactory()
        assert client.get(page_of(letter, town)).status_code == 302
        visitor = signed_in(outsider.user)
        assert visitor.get(page_of(letter, town)).status_code == 403
        assert visitor.get(page_of(letter, outsider)).status_code == 404
        assert visitor.post(page_of(letter, outsider, "accept")).status_code == 404

    def test_the_receiver_does_not_see_a_draft(self, signed_in, hromada, town):
        draft = IntroductionFactory(sender=hromada.municipality, receiver=town.municipality)
        assert signed_in(town.user).get(page_of(draft, town)).status_code == 404
        assert signed_in(hromada.user).get(page_of(draft, hromada)).status_code == 200

    def test_one_reads_it_in_ukrainian_too(self, signed_in, town, letter):
        address = page_of(letter, town).replace("/en/", "/uk/")
        assert signed_in(town.user).get(address).status_code == 200

    def test_the_number_of_queries_does_not_grow_with_the_conversation(
        self, signed_in, hromada, town, letter, django_assert_num_queries
    ):
        client = signed_in(town.user)
        actions.answer(introduction=letter, by=town, text="Hello")
        client.get(page_of(letter, town))
        with django_assert_num_queries(26):
            client.get(page_of(letter, town))
        for _ in range(4):
            actions.answer(introduction=letter, by=town, text="Hello")
        with django_assert_num_queries(26):
            client.get(page_of(letter, town))


def test_the_letter_for_paper_says_in_both_languages_where_to_answer(signed_in, hromada):
    nobody = MunicipalityFactory(name_en="Ingelheim")
    kept = IntroductionFactory(sender=hromada.municipality, receiver=nobody, kept=True)
    content = signed_in(hromada.user).get(page_of(kept, hromada, "print")).content.decode()
    for language in ("uk", "en"):
        assert f"/{language}/municipalities/{nobody.pk}-ingelheim/" in content
    assert kept.letter["en"] in content


def test_the_queries_of_the_composer_are_counted(signed_in, hromada, town, django_assert_num_queries):
    client = signed_in(hromada.user)
    client.get(compose(hromada, town.municipality))
    with django_assert_num_queries(41):
        client.get(compose(hromada, town.municipality))
