"""Mail that comes in about a letter that left the platform is told to its delivery (docs/adr/0052, 0056)."""

import pytest

from pobratym.delivery.models import CameBack
from pobratym.delivery.workflow import Status
from pobratym.introductions.relay import reply_address, return_path
from pobratym.introductions.workflow import Status as LetterStatus
from pobratym.mailroom.actions import receive
from pobratym.mailroom.queries import automatic_answers
from tests.factories.delivery import DeliveryFactory
from tests.factories.introductions import IntroductionFactory
from tests.mailroom.mails import bounce, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery():
    return DeliveryFactory(introduction=IntroductionFactory(sent=True))


def taken_in(delivery, said):
    receive(raw=said if isinstance(said, bytes) else said.as_bytes(), by=None)
    delivery.refresh_from_db()
    delivery.introduction.refresh_from_db()
    return delivery


def test_an_address_that_does_not_exist_brings_the_letter_back(delivery):
    done = taken_in(delivery, bounce(return_path(delivery.introduction_id)))
    assert (done.status, done.came_back) == (Status.CAME_BACK, CameBack.REFUSED)
    assert done.introduction.status == LetterStatus.BOUNCED


def test_a_full_mailbox_is_tried_again(delivery):
    path = return_path(delivery.introduction_id)
    done = taken_in(delivery, bounce(path, status="4.2.2", said="smtp; 452 mailbox full"))
    assert done.came_back == CameBack.FULL
    assert done.next_try_at is not None


def test_a_note_of_absence_is_neither_answer_nor_bounce(delivery):
    to = reply_address(delivery.introduction_id)
    done = taken_in(delivery, mail(to, "We are away until May.", Auto_Submitted="auto-replied"))
    (shown,) = automatic_answers(done.introduction, reader=done.introduction.sender)
    assert (done.status, shown.text) == (Status.SENT, "We are away until May.")
    assert done.introduction.status == LetterStatus.SENT


def test_an_answer_shows_that_it_arrived(delivery):
    done = taken_in(delivery, mail(reply_address(delivery.introduction_id), "We would like to know more."))
    assert done.status == Status.ACKNOWLEDGED
    assert done.introduction.status == LetterStatus.ANSWERED
