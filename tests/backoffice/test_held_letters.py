"""Letters and messages that the checks hold back, in the queue of texts."""

import re

import pytest
from django.urls import reverse

from pobratym.backoffice.doubtful_texts import marked
from pobratym.introductions.models import Message
from pobratym.text_checks import findings
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory

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
