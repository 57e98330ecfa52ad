"""Letters and messages that the checks hold back, in the queue of texts."""

import re

import pytest
from django.urls import reverse

from pobratym.backoffice.doubtful_texts import marked
from pobratym.introductions.actions import release_message
from pobratym.introductions.models import Message
from pobratym.talks.models import Scan
from pobratym.text_checks import findings
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.talks import AttachmentFactory

pytestmark = pytest.mark.django_db
DOUBTFUL = "The substation was damaged in spring."


@pytest.fixture
def queue(moderator, client):
    return client


@pytest.fixture
def letter():
    return IntroductionFactory(status="held", letter_en=DOUBTFUL, receiver=MembershipFactory().municipality)


def test_the_words_that_made_the_check_doubt_are_marked(queue, letter):
    page = queue.get(reverse("doubtful_texts")).content.decode()
    assert "<mark>substation</mark>" in page
    assert letter.sender.name["en"] in page
    assert "Release and send" in page


def test_a_moderator_releases_a_letter(queue, letter):
    queue.post(reverse("doubtful_texts"), {"text": f"introduction.{letter.pk}", "decision": "approve"})
    letter.refresh_from_db()
    assert letter.status == "sent"


def test_a_moderator_returns_a_letter_with_a_reason(queue, letter):
    address, words = reverse("doubtful_texts"), {"text": f"introduction.{letter.pk}", "decision": "return"}
    assert "Say what to rephrase" in queue.post(address, words | {"reason": ""}).content.decode()
    queue.post(address, words | {"reason": "Leave the object out."})
    letter.refresh_from_db()
    assert (letter.status, letter.returned_reason) == ("drafted", "Leave the object out.")


def test_a_moderator_releases_a_message(queue):
    message = MessageFactory(text=DOUBTFUL, is_held=True)
    assert "<mark>substation</mark>" in queue.get(reverse("doubtful_texts")).content.decode()
    queue.post(reverse("doubtful_texts"), {"text": f"message.{message.pk}", "decision": "approve"})
    assert not Message.including_held.get().is_held


def test_each_language_is_marked_with_what_was_found_in_it():
    text = "Наша підстанція зруйнована.\nThe substation was destroyed and we have no light at all."
    found = findings({"uk": text})
    pieces = re.findall(r"<mark>(.*?)</mark>", marked(text, found), re.DOTALL)
    assert "підстанція" in pieces
    assert "substation" in pieces  # wartime first: the paragraph in another language does not swallow it
    own = "We sing in a choir, and every year in May we travel together to a festival abroad.\n"
    foreign = "Ми дуже любимо співати в хорі разом із дітьми, а влітку подорожуємо."
    assert f"<mark>{foreign}</mark>" in marked(own + foreign, findings({"en": own + foreign}))


class TestFilesOfAHeldMessage:
    @pytest.fixture
    def file(self):
        return AttachmentFactory(message=MessageFactory(text=DOUBTFUL, is_held=True))

    def test_a_moderator_saves_them_from_the_queue(self, queue, file):
        page = queue.get(reverse("doubtful_texts")).content.decode()
        address = reverse("held_file", args=[file.pk])
        assert address in page
        answer = queue.get(address)
        assert b"".join(answer.streaming_content) == file.file.read()
        assert answer["Content-Disposition"].startswith("attachment")
        assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
        assert "sandbox" in answer["Content-Security-Policy"]

    @pytest.mark.parametrize("scan", [Scan.WAITING, Scan.HARMFUL])
    def test_none_before_the_scanner_has_judged_it_clean(self, queue, file, scan):
        type(file).objects.update(scan=scan)
        assert reverse("held_file", args=[file.pk]) not in queue.get(reverse("doubtful_texts")).content.decode()
        assert queue.get(reverse("held_file", args=[file.pk]), follow=True).status_code == 404

    def test_none_of_a_message_that_does_not_wait(self, queue, file):
        release_message(message=file.message, by=UserFactory(moderator=True))
        assert queue.get(reverse("held_file", args=[file.pk]), follow=True).status_code == 404
        assert queue.get(reverse("held_file", args=[AttachmentFactory().pk]), follow=True).status_code == 404
