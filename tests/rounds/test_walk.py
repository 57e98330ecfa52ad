"""A round as docs/how-to/run-a-round.md has it, by the pages: a moderator and both sides, from opening to calendar."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar

from pobratym.introductions.models import Introduction
from pobratym.news.actions import give_staff_permissions
from pobratym.rounds.models import Round

pytestmark = pytest.mark.django_db
MODERATOR = "/backoffice/rounds/"


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def staff(moderator):
    give_staff_permissions(by=None)
    return signed_in(moderator)


def typed(facts):
    return {
        "name_uk": "Весняний марафон",
        "name_en": "Spring marathon",
        "registration_until": facts.registration_until.isoformat(),
        "talks_from": facts.talks_from.isoformat(),
        "talks_until": facts.talks_until.isoformat(),
        "languages": ["uk", "en"],
        "most_partners": 2,
        "minutes": 30,
        "pause": 10,
        "opens": "09:00",
        "closes": "17:00",
    }


def press(client, round, step):
    return client.post(f"{MODERATOR}{round.pk}/step/{step}/", follow=True)


def test_a_round_from_opening_to_calendar(staff, facts, people, mailoutbox):
    kalush, jaslo = people["kalush"], people["jaslo"]
    hromada, town = signed_in(kalush.user), signed_in(jaslo.user)
    ours = f"/uk/desk/{kalush.municipality_id}/rounds/"
    theirs = f"/en/desk/{jaslo.municipality_id}/rounds/"

    # 1. Opened, and what is wrong is said with what was typed.
    refused = staff.post(f"{MODERATOR}add/", typed(facts) | {"languages": []})
    assert "Spring marathon" in refused.content.decode()
    assert not Round.objects.exists()
    staff.post(f"{MODERATOR}add/", typed(facts))
    round = Round.objects.get()
    assert hromada.get(f"{ours}{round.pk}/").status_code == 404  # a draft
    press(staff, round, "open_registration")

    # 2. One is invited, the other finds it herself.
    staff.post(f"{MODERATOR}{round.pk}/invite/", {"municipality": jaslo.municipality_id})
    assert f"{theirs}{round.pk}/" in mailoutbox[-1].body
    assert "Spring marathon" in town.get("/en/desk/").content.decode()  # among what waits for her
    assert "Весняний марафон" in hromada.get(ours).content.decode()
    day = facts.talks_from.isoformat()
    wrong = hromada.post(f"{ours}{round.pk}/", {"capacity": 9, "languages": ["en"], "days": [day]})
    assert wrong.status_code == 422
    for side, page in ((hromada, ours), (town, theirs)):
        done = side.post(f"{page}{round.pk}/", {"capacity": 1, "languages": ["en"], "days": [day]})
        assert done.status_code == 302

    # 3. Pairs are proposed, with reasons; the sides see nothing of them yet.
    assert "Калуш" in press(staff, round, "propose").content.decode()
    pair = round.pairs.get()
    assert str(jaslo.municipality.name["uk"]) not in hromada.get(f"{ours}{round.pk}/").content.decode()
    sides = {"hromada": pair.hromada_id, "abroad": pair.abroad_id}
    staff.post(f"{MODERATOR}{round.pk}/pairs/say/", sides | {"standing": "pinned"})
    press(staff, round, "propose")
    press(staff, round, "ask_sides")

    # 4. Both say yes.
    assert str(jaslo.municipality.name["uk"]) in hromada.get(f"{ours}{round.pk}/").content.decode()
    hromada.post(f"{ours}{round.pk}/pairs/{pair.pk}/yes/")
    assert "Kalush" in town.get(f"{theirs}{round.pk}/").content.decode()
    town.post(f"{theirs}{round.pk}/pairs/{pair.pk}/yes/")

    # 5. The timetable, by pages and as files.
    press(staff, round, "make_timetable")
    assert "Ясло" in staff.get(f"{MODERATOR}{round.pk}/timetable/").content.decode()
    for client, page in (
        (staff, f"{MODERATOR}{round.pk}/timetable.ics"),
        (hromada, f"{ours}{round.pk}/talks.ics"),
        (town, f"{theirs}{round.pk}/talks.ics"),
    ):
        answer = client.get(page)
        assert answer["Content-Type"].startswith("text/calendar")
        (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
        assert event["DTSTART"].dt.date() == facts.talks_from
    # The first time that lies in the working hours of both clocks.
    assert "10:20–10:50" in hromada.get(f"{ours}{round.pk}/").content.decode()
    assert "09:20–09:50" in town.get(f"{theirs}{round.pk}/").content.decode()

    # 6. It goes on as an introduction in talks.
    press(staff, round, "close")
    letter = Introduction.objects.get()
    with override("en"):
        conversation = reverse("correspondence:introduction", args=[jaslo.municipality_id, letter.pk])
    assert conversation in town.get(f"{theirs}{round.pk}/").content.decode()
    assert town.get(conversation).status_code == 200
    assert hromada.get(f"{ours}{round.pk}/").status_code == 200


def test_who_withdraws_says_so_by_a_button(open_round, registered, people):
    side = signed_in(people["kalush"].user)
    page = f"/en/desk/{people['kalush'].municipality_id}/rounds/{open_round.pk}/"
    answer = side.post(f"{page}withdraw/")
    assert urlsplit(answer["Location"]).path == page
    registered["kalush"].refresh_from_db()
    assert registered["kalush"].presence == "withdrawn"


def test_the_form_is_gone_when_registration_is_over(open_round, people):
    Round.objects.update(registration_until=timezone.localdate() - timedelta(days=1))
    side = signed_in(people["kalush"].user)
    page = side.get(f"/en/desk/{people['kalush'].municipality_id}/rounds/{open_round.pk}/").content.decode()
    assert 'name="capacity"' not in page
