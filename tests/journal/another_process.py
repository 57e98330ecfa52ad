"""A process of the service beside others, on the database and the cache that its environment names: takes one order a
line, and answers each with a line of JSON."""

import json
import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from pobratym.journal.actions import record  # noqa: E402
from pobratym.memberships.models import Membership  # noqa: E402
from pobratym.profiles.actions import save_passport  # noqa: E402


def page(address):
    with CaptureQueriesContext(connection) as asked:
        text = Client().get(address).content.decode()
    return {"says": "A quiet town" in text, "is_kept": len(asked) == 1}


def passport(number):
    by = Membership.objects.get(pk=number)
    save_passport(municipality=by.municipality, by=by, about_en="A quiet town on a river.")
    return {}


def talk(number):
    by = Membership.objects.get(pk=number)
    with transaction.atomic():
        record("introductions.answered", subject=by.municipality, by=by.user)
    return {}


for order in sys.stdin:
    name, _, argument = order.strip().partition(" ")
    answer = {"page": page, "passport": passport, "talk": talk}[name](argument)
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()
