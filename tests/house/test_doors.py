"""Who is let in where: every address of the resolver, asked as everybody by GET and by POST, beside doors.txt.

A line of the table is an address and a cell for each role of its head: `g` where reading is open, `p` where sending is,
`-` where neither. An address without a line fails. A line is decided, not copied: POBRATYM_DOORS=1 prints what is
found, to be looked at line by line.
"""

import os
from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.test import Client

from tests.factories.people import PASSWORD, UserFactory
from tests.house.doors import ROLES, Door, Objects, at_the_door, keys

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("doors.txt")
DOORS = keys()
# Enough for the forms of a letter, so that it is the role that is refused and not an empty form.
TYPED = {
    "text": "Good day",
    "ask-text": "Good day?",
    "note-text": "A good day",
    "decline-reason": "no_capacity",
    "reason": "Too early",
}
# The rest of a library that fails with an empty form in the hands of those who may use it.
OF_LIBRARIES = ("wagtail", "municipality_chooser:", "partnership_chooser:")


def _table() -> dict[str, dict[str, str]]:
    lines = [line.split() for line in TABLE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    head, *rows = lines
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def _asked(client: Client, method: str, path: str, key: str) -> bool:
    """Whether the door opens. Nothing stays of what is done behind it."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.get(path) if method == "g" else client.post(path, TYPED)
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code >= 500:
        assert key.startswith(OF_LIBRARIES), f"{method} {path}: {answer.status_code}"
        return True
    return not _is_shut(answer, path)


def _is_shut(answer, path: str) -> bool:
    """Refused, not there, or sent to sign in. What is not there is looked for in the reader's language once more."""
    if answer.status_code in (403, 404, 405):
        return True
    place = answer.headers.get("Location", "")
    to_the_door = "/account/login/" in place or place.startswith("/backoffice/login/") or place == "/backoffice/"
    is_not_there = path != "/" and place == f"/{settings.LANGUAGE_CODE}{path}"
    return answer.status_code in (301, 302) and (to_the_door or is_not_there)


@pytest.mark.parametrize("role", ROLES)
def test_doors_open_to_those_whom_the_table_names(role, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.API_RATE = settings.EXPORTS_AN_HOUR = settings.SUGGESTIONS_AN_HOUR = 0
    objects = Objects()
    client = at_the_door(role, objects)
    paths = {key: objects.path(door) for key, door in DOORS.items()}
    found = {
        key: "".join(method for method in "gp" if _asked(client, method, path, key)) or "-"
        for key, path in paths.items()
    }
    if os.environ.get("POBRATYM_DOORS"):
        Path(f"{os.environ['POBRATYM_DOORS']}.{role}").write_text("".join(f"{k} {v}\n" for k, v in found.items()))
        return
    decided = _table()
    wrong = [
        f"{key}: {decided[key][role]} is decided, {cell} is found"
        for key, cell in found.items()
        if key in decided and decided[key][role] != cell
    ]
    assert not wrong, "\n".join(wrong)


def test_every_door_is_decided():
    assert set(_table()) == set(DOORS)


@pytest.mark.parametrize("key", [key for key, door in DOORS.items() if door.route.startswith("backoffice/")])
def test_the_back_office_is_for_staff(key):
    """Whatever the table says of single pages. The picture of icons, the words of scripts and the way to our door
    belong to nobody."""
    if key in {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "/backoffice/login/", "wagtailadmin_login"}:
        return
    if key == "wagtail_localize:javascript_catalog":
        return
    row = _table()[key]
    assert {row[role] for role in ROLES[: ROLES.index("news_editor")]} == {"-"}


@pytest.mark.parametrize("key", [key for key, door in DOORS.items() if "municipality_pk" in door.parameters])
def test_the_desk_of_a_municipality_is_for_its_people(key):
    row = _table()[key]
    others = ("anonymous", "unconfirmed", "no_membership", "other_side", "third", "news_editor", "moderator")
    assert {row[role] for role in (*others, "administrator")} == {"-"}


def test_no_other_door_signs_anybody_in(settings):
    """The right password, under every name that a form may have for it, sent to every address."""
    objects = Objects()
    user = UserFactory(is_superuser=True)
    typed = dict.fromkeys(("login", "email", "username", "user"), user.email)
    typed |= dict.fromkeys(("password", "password1", "password2", "oldpassword"), PASSWORD)
    signed_in_by = set()
    for key, door in DOORS.items():
        client = Client(raise_request_exception=False)
        with transaction.atomic():
            client.post(objects.path(door), typed, follow=True)
            if SESSION_KEY in client.session:
                signed_in_by.add(key)
            transaction.set_rollback(True)
    assert signed_in_by == {"account_login"}


def test_a_door_that_is_not_in_the_table_is_missed():
    assert Door("web:new", (), "new/").key not in _table()
