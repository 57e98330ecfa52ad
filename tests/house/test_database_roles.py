"""The roles of `manage.py database_roles`: the one that serves adds to the journal, and can do no more to it."""

import os
import subprocess
from urllib.parse import urlsplit

import pytest

from tests.house.databases import IS_SQLITE, as_superuser, attempt, database, manage

pytestmark = pytest.mark.skipif(IS_SQLITE, reason="SQLite knows no roles")

WORK = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection, transaction, DatabaseError
from pobratym.journal.actions import record
from pobratym.journal.models import Entry
from pobratym.people.actions import open_account
from pobratym.places.models import Country
country = Country.objects.create(code="UA", name={"uk": "Україна", "en": "Ukraine"})
for number in range(3):
    with transaction.atomic():
        record("places.noted", subject=country, by=None)
open_account(by=None, email="a@example.org", full_name="A", password="a long one", as_moderator=True)
Country.objects.filter(pk="UA").update(name={"uk": "Україна", "en": "Ukraine"})
call_command("verify_journal")
ATTEMPTS = '''
UPDATE journal_entry SET verb = 'x'
DELETE FROM journal_entry
TRUNCATE journal_entry
TRUNCATE journal_entry CASCADE
ALTER TABLE journal_entry DISABLE TRIGGER ALL
ALTER TABLE journal_entry RENAME TO another
DROP TRIGGER journal_entry_append_only ON journal_entry
CREATE TRIGGER another BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse()
CREATE OR REPLACE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$
DROP FUNCTION journal_entry_refuse() CASCADE
DROP TABLE journal_entry
DROP SCHEMA public CASCADE
CREATE TABLE another (id int)
CREATE TEMP TABLE journal_entry (id int)
SET session_replication_role = replica
SET ROLE {owner}
ALTER ROLE {app} SUPERUSER
INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9', now())
SELECT setval('journal_entry_id_seq', 1)
'''
with connection.cursor() as cursor:  # no error, a warning that nothing was granted
    cursor.execute("GRANT ALL ON journal_entry TO {app}")
for statement in ATTEMPTS.strip().splitlines():
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        print("PASSED", statement)
    except DatabaseError as error:
        assert any(word in str(error) for word in ("permission denied", "must be")), error
print("entries", Entry.objects.count())
"""
READ = """
import django; django.setup()
from django.db import connection, transaction, DatabaseError
from pobratym.journal.models import Entry
from pobratym.people.models import User
print("entries", Entry.objects.count())
for attempt in (lambda: User.objects.update(full_name="B"), lambda: Entry.objects.all().delete()):
    try:
        with transaction.atomic():
            attempt()
        print("PASSED")
    except DatabaseError as error:
        assert "permission denied" in str(error), error
"""


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    """A database laid out by its owner, with the SQL run before and after, and the address as each role."""
    names = {each: f"pobratym_{each}_{os.getpid()}" for each in ("owner", "app", "backup")}
    with database(tmp_path_factory.mktemp("roles"), name="roles") as url:
        arguments = [part for each, name in names.items() for part in (f"--{each}", name)]
        sql = manage(url, "manage.py", "database_roles", *arguments)
        try:
            _run(url, sql)
            server = urlsplit(url)
            addresses = {
                each: server._replace(netloc=f"{name}@{server.hostname}:{server.port or 5432}").geturl()
                for each, name in names.items()
            }
            manage(addresses["owner"], "manage.py", "migrate", "--verbosity", "0")
            _run(url, sql)
            yield names, addresses
        finally:
            for name in names.values():
                as_superuser(f"DROP OWNED BY {name} CASCADE", database_url=url)
                as_superuser(f"DROP ROLE {name}")


def _run(url: str, sql: str) -> None:
    result = subprocess.run(
        ["psql", "-q", "-d", url, "-f", "-"], input=sql, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_the_role_that_serves_works_and_cannot_rewrite_the_journal(roles):
    names, addresses = roles
    work = WORK.replace("{owner}", names["owner"]).replace("{app}", names["app"])
    said = manage(addresses["app"], "-c", work).splitlines()
    assert said[0] == "The chain holds: 5 entries."
    assert said[2:] == ["entries 5"]


def test_the_role_that_copies_only_reads(roles):
    said = manage(roles[1]["backup"], "-c", READ).splitlines()
    assert len(said) == 1
    assert said[0].startswith("entries ")


def test_the_check_before_serving_knows_a_role_that_may_too_much(roles):
    check = ("manage.py", "check", "--deploy", "--database", "default", "--fail-level", "WARNING")
    warned = {each: "journal.W001" in attempt(address, *check).stderr for each, address in roles[1].items()}
    assert warned == {"owner": True, "app": False, "backup": False}


def test_a_name_that_would_have_to_be_quoted_is_refused(roles):
    result = attempt(roles[1]["owner"], "manage.py", "database_roles", "--app", 'x"; DROP TABLE y')
    assert result.returncode == 1
    assert "small Latin letters" in result.stderr
