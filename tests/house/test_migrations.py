"""Migrations are complete, apply to an empty database, and leave a ledger that only grows."""

import pytest
from django.core.management import call_command

from tests.house.databases import manage

TRY_TO_REWRITE = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection, transaction, DatabaseError
from pobratym.journal.actions import record
from pobratym.journal.models import Entry
from pobratym.places.models import Country
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
with transaction.atomic():
    record("places.noted", subject=country, by=None)
    record("places.noted", subject=country, by=None)
first, last = Entry.objects.order_by("id")
said = {field.column: getattr(last, field.attname) for field in Entry._meta.fields}
said["details"] = "{}"
columns, places = ", ".join(said), ", ".join(["%s"] * len(said))
def sql(statement, values=()):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    return run
def inserted(word="INSERT", **other):
    return sql(f"{word} INTO journal_entry ({columns}) VALUES ({places})", list((said | other).values()))
forged = dict(verb="forged", hash="f" * 64)
attempts = {
    "update": lambda: Entry.objects.update(verb="x"),
    "delete": lambda: Entry.objects.all().delete(),
    "fork": inserted(id=last.pk + 1, **forged),
    "beginning": inserted(id=last.pk + 1, previous_hash="0" * 64, **forged),
    "before the end": inserted(id=last.pk - 9, previous_hash=last.hash, **forged),
}
if connection.vendor == "sqlite":
    attempts |= {
        "replace": inserted("INSERT OR REPLACE", **forged),
        "replace by hash": inserted("REPLACE", id=last.pk + 1, verb="forged"),
        "replace the first": inserted("REPLACE", id=first.pk, previous_hash="0" * 64, **forged),
    }
else:
    truncate = "SET LOCAL session_replication_role = replica; TRUNCATE journal_entry"
    attempts |= {"truncate": sql("TRUNCATE journal_entry CASCADE"), "truncate as a replica": sql(truncate)}
for name, attempt in attempts.items():
    try:
        with transaction.atomic():
            attempt()
        print("PASSED", name)
    except DatabaseError as error:
        assert "journal entries are" in str(error), error
print("entries", Entry.objects.count(), set(Entry.objects.values_list("verb", flat=True)))
with transaction.atomic():
    record("places.noted", subject=country, by=None)
print(call_command("verify_journal"))
"""

OVERLAPPING = """
import django; django.setup()
from django.db import transaction, DatabaseError
from pobratym.places.models import Country, Municipality, TerritoryStatus
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
one, two = (Municipality.objects.create(country=country, name={"en": name}, source="test") for name in "AB")
def stood(place, begin, end, state="possible_hostilities", part=""):
    try:
        with transaction.atomic():
            status = dict(state=state, valid_from=begin, valid_until=end, act="test", part=part)
            return TerritoryStatus.objects.create(municipality=place, **status)
    except DatabaseError:
        print("refused", begin)
first = stood(one, "2022-03-01", "2022-06-01")
stood(one, "2022-05-31", None)
stood(one, "2022-01-01", "2022-03-02")
stood(one, "2022-04-01", "2022-04-02")
stood(one, "2022-06-01", None)
stood(one, "2023-01-01", "2023-02-01")
stood(one, "2022-01-01", "2022-03-01")
stood(one, "2022-04-01", None, "occupied")
stood(two, "2022-04-01", None)
stood(one, "2022-04-01", None, part="UA1")
stood(one, "2022-04-02", None, part="UA1")
stood(one, "2022-04-02", None, part="UA2")
try:
    with transaction.atomic():
        first.valid_until = "2022-06-02"
        first.save()
except DatabaseError:
    print("refused update")
first.act = "another"; first.valid_until = "2022-06-01"; first.save()
print("kept", TerritoryStatus.objects.count())
"""

NAMED = """
import django; django.setup()
from django.db import transaction, DatabaseError
from pobratym.places.models import Country, Municipality, Name
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
one, two = (Municipality.objects.create(country=country, name={"en": name}, source="test") for name in "AB")
def named(text, begin, end, kind="official", language="uk", place=one):
    try:
        with transaction.atomic():
            name = dict(text=text, key=text, kind=kind, language=language, valid_from=begin, valid_until=end)
            return Name.objects.create(municipality=place, source="test", **name)
    except DatabaseError:
        print("refused", text)
now = named("now", "2016-05-19", None)
named("second", None, None)
named("overlapping", "2010-01-01", "2016-05-20")
named("past overlapping", "2010-01-01", "2017-01-01", "historic")
former = named("former", "1961-01-01", "2016-05-19", "historic")
named("in its time", None, "1961-01-02")
named("before", None, "1961-01-01")
named("undated", None, "1970-01-01", "historic")
named("alias", None, None, "alias")
named("other language", None, None, language="en")
named("other place", None, None, place=two)
for change in (dict(valid_from="2016-05-18"), dict(language="en")):
    try:
        with transaction.atomic():
            Name.objects.filter(pk=now.pk).update(**change)
    except DatabaseError:
        print("refused update")
Name.objects.filter(pk=now.pk).update(key="x", valid_until="2024-01-01")
print("kept", Name.objects.count())
"""

BELONGED = """
import django; django.setup()
from django.db import transaction, DatabaseError
from pobratym.places.models import Country, Municipality, PastFact
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
one, two = (Municipality.objects.create(country=country, name={"en": name}, source="test") for name in "AB")
def belonged(begin, end, place=one, **what):
    try:
        with transaction.atomic():
            what = what or dict(field="region", unit=two)
            return PastFact.objects.create(municipality=place, valid_from=begin, valid_until=end, act="test", **what)
    except DatabaseError:
        print("refused", begin, end)
first = belonged(None, "2020-01-01")
belonged("2019-12-31", "2021-01-01")
belonged(None, "2010-01-01")
belonged("2020-01-01", "2021-01-01")
belonged("2022-01-01", "2022-01-01")
belonged("2019-01-01", "2021-01-01", field="kind", kind="urban")
belonged("2023-01-01", "2024-01-01", field="kind", unit=two)
belonged("2019-01-01", "2021-01-01", place=two)
try:
    with transaction.atomic():
        PastFact.objects.filter(pk=first.pk).update(valid_until="2020-01-02")
except DatabaseError:
    print("refused update")
print("kept", PastFact.objects.count())
"""

HALF_A_POINT = """
import django; django.setup()
from django.db import transaction, DatabaseError
from pobratym.places.models import Country, Municipality
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
halves = [{"latitude": 50}, {"longitude": 20}]
for point in (*halves, {"latitude": 91, "longitude": 20}, {"latitude": 50, "longitude": 20}, {}):
    try:
        with transaction.atomic():
            Municipality.objects.create(country=country, name={"en": "A"}, source="test", **point)
    except DatabaseError:
        print("refused", *point)
print("kept", Municipality.objects.count())
"""


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_apply_and_the_ledger_only_grows(database):
    said = manage(database, "-c", TRY_TO_REWRITE).splitlines()
    assert said[:2] == ["entries 2 {'places.noted'}", "The chain holds: 3 entries."]


def test_one_territory_status_does_not_overlap_itself(database):
    assert manage(database, "-c", OVERLAPPING).splitlines() == [
        "refused 2022-05-31",
        "refused 2022-01-01",
        "refused 2022-04-01",
        "refused 2023-01-01",
        "refused 2022-04-02",
        "refused update",
        "kept 7",
    ]


def test_two_official_names_in_one_language_do_not_overlap(database):
    assert manage(database, "-c", NAMED).splitlines() == [
        "refused second",
        "refused overlapping",
        "refused past overlapping",
        "refused in its time",
        "refused update",
        "refused update",
        "kept 7",
    ]


def test_a_municipality_belonged_to_one_unit_at_a_time(database):
    assert manage(database, "-c", BELONGED).splitlines() == [
        "refused 2019-12-31 2021-01-01",
        "refused None 2010-01-01",
        "refused 2022-01-01 2022-01-01",
        "refused 2023-01-01 2024-01-01",
        "refused update",
        "kept 4",
    ]


def test_half_a_point_is_refused(database):
    assert manage(database, "-c", HALF_A_POINT).splitlines() == [
        "refused latitude",
        "refused longitude",
        "refused latitude longitude",
        "kept 2",
    ]
