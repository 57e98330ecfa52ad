"""The page of three: found by each of them from the desk, the inbox and the letter; by nobody else."""

import pytest
from django.urls import reverse

from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Role
from pobratym.talks import actions
from pobratym.talks.models import SharedMessage
from pobratym.talks.queries import unread_shared
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.talks import SharedMessageFactory, thread_of_three

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Persons of the asker, the common partner and the third side."""
    return [MembershipFactory(municipality=MunicipalityFactory(name_en=name)) for name in ("Kalush", "Lublin", "Nancy")]


@pytest.fixture
def thread(three):
    asker, common, third = three
    return thread_of_three(asker=asker.municipality, common=common.municipality, third=third.municipality)


def page(by, thread, step=""):
    return reverse(f"correspondence:introduced{step}", args=[by.municipality_id, thread.pk])


def test_all_three_read_and_write(signed_in, three, thread):
    for number, by in enumerate(three, start=1):
        client = signed_in(by.user)
        assert client.post(page(by, thread), {"text": f"Word {number}"}).status_code == 302
        assert client.get(page(by, thread)).content.decode().count('class="message') >= number
    assert SharedMessage.objects.count() == 3


def test_a_button_pressed_twice_sends_once(signed_in, three, thread):
    client = signed_in(three[0].user)
    for _time in range(2):
        client.post(page(three[0], thread), {"text": "Once", "form_token": "5f0c7e0c-6d6b-4b77-9d2c-0a6c5f9b7c11"})
    assert SharedMessage.objects.count() == 1


def test_what_is_refused_stays_typed(signed_in, three, thread):
    answer = signed_in(three[0].user).post(page(three[0], thread), {"text": "The depot is at 46.48253, 30.72331."})
    assert answer.status_code == 422
    assert "46.48253" in answer.content.decode()
    assert not SharedMessage.objects.exists()


def test_an_observer_reads_and_does_not_write(signed_in, three, thread):
    observer = MembershipFactory(municipality=three[1].municipality, role=Role.OBSERVER)
    client = signed_in(observer.user)
    assert "Send the message" not in client.get(page(observer, thread)).content.decode()
    assert client.post(page(observer, thread), {"text": "Good day"}).status_code == 403
    assert client.post(page(observer, thread, "_leave")).status_code == 403


def test_others_find_nothing(signed_in, three, thread):
    stranger = MembershipFactory()
    client = signed_in(stranger.user)
    for step in ("", "_read", "_leave"):
        ask = client.post if step else client.get
        assert ask(page(stranger, thread, step)).status_code == 404, "at their own desk"
        assert ask(page(three[0], thread, step)).status_code == 403, "at the desk of one of the three"


def test_before_the_letter_is_answered_nobody_finds_it_and_the_letter_says_when(signed_in, three, thread):
    Introduction.objects.update(status="opened", answered_at=None)
    letter = Introduction.objects.get()
    for by in three:
        assert signed_in(by.user).get(page(by, thread)).status_code == 404
    text = signed_in(three[2].user).get(
        reverse("correspondence:introduction", args=[three[2].municipality_id, letter.pk])
    )
    assert "As soon as the letter is answered" in text.content.decode()


def test_the_ways_to_it(signed_in, three, thread):
    asker, common, third = three
    letter = Introduction.objects.get()
    pages = {
        asker: ["correspondence:introduction", "correspondence:ask_to_introduce"],
        common: ["correspondence:introduction_request"],
        third: ["correspondence:introduction"],
    }
    numbers = {
        "correspondence:introduction": letter.pk,
        "correspondence:ask_to_introduce": third.municipality_id,
        "correspondence:introduction_request": thread.pk,
    }
    for by, names in pages.items():
        client = signed_in(by.user)
        own = by.municipality_id
        for address in [reverse(name, args=[own, numbers[name]]) for name in names] + [
            reverse("correspondence:inbox", args=[own]),
            reverse("desk:desk"),
        ]:
            assert f'href="{page(by, thread)}"' in client.get(address).content.decode(), address


def test_what_is_new_stands_on_the_desk_until_it_is_read(signed_in, three, thread):
    asker, _common, third = three
    SharedMessageFactory(request=thread)
    client = signed_in(third.user)
    assert "Conversation of three: 1 unread message" in client.get(reverse("desk:desk")).content.decode()
    assert page(third, thread, "_read") in client.get(page(third, thread)).content.decode()
    assert unread_shared([third.municipality_id]).exists(), "looking changes nothing"
    client.post(page(third, thread, "_read"))
    assert "unread" not in client.get(reverse("desk:desk")).content.decode()
    assert page(third, thread, "_read") not in client.get(page(third, thread)).content.decode()
    assert "unread" not in signed_in(asker.user).get(reverse("desk:desk")).content.decode()


def test_the_common_partner_leaves_and_the_others_are_told_on_the_page(signed_in, three, thread):
    asker, common, _third = three
    SharedMessageFactory(request=thread)
    assert page(asker, thread, "_leave") not in signed_in(asker.user).get(page(asker, thread)).content.decode()
    client = signed_in(common.user)
    assert page(common, thread, "_leave") in client.get(page(common, thread)).content.decode()
    client.post(page(common, thread, "_leave"))
    text = signed_in(asker.user).get(page(asker, thread)).content.decode()
    assert "Lublin has left the conversation" in text
    assert "Send the message" not in text
    assert signed_in(asker.user).post(page(asker, thread), {"text": "Wait"}).status_code == 409


def test_a_long_thread_has_pages(signed_in, three, thread):
    for _number in range(21):
        SharedMessageFactory(request=thread, text="one of many")
    client = signed_in(three[1].user)
    assert actions.read_thread(request=thread, by=three[1])
    assert client.get(page(three[1], thread)).content.decode().count("one of many") == 1
    assert client.get(page(three[1], thread), {"page": 1}).content.decode().count("one of many") == 20
