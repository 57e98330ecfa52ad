"""Who is erased is nowhere any more: every table and every file is searched for the address, the name and the texts."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from pobratym.core.letters import send_letter
from pobratym.core.models import OutgoingMail
from pobratym.memberships.actions import refuse_request, request_membership, withdraw_request
from pobratym.people.actions import delete_account, keep_draft
from pobratym.suggestions.actions import accept_suggestion, erase_proposers, suggest_correction, withdraw_suggestion
from pobratym.suggestions.models import Suggestion
from pobratym.suggestions.rules import ERASED_AFTER
from pobratym.upkeep import pruning
from pobratym.upkeep.delivery import HandOver, hand_over_next
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

ADDRESS, NAME, WORDS = "olena.erased@example.org", "Олена Стерта", "call me on 0671234567"


@pytest.fixture(autouse=True)
def a_service(settings, monkeypatch):
    """Mail by the outbox, and no patience with uploads."""
    settings.EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"
    monkeypatch.setattr(pruning, "_UPLOAD_TAKES", timedelta(seconds=-1))


@pytest.fixture
def olena():
    return UserFactory(email=ADDRESS, full_name=NAME, language="uk")


@pytest.fixture
def moderator(db):
    return UserFactory(moderator=True)


def deliver_everything():
    while hand_over_next() is not HandOver.NOTHING_DUE:
        pass


def traces(*needles: str) -> list[str]:
    """Where any of them still stands: «table.column» or the path of a file; texts in JSON count however written."""
    wanted = {form for each in needles for form in (each, json.dumps(each).strip('"'))}
    return [*_in_tables(wanted), *_in_files(wanted)]


def _in_tables(wanted: set[str]) -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  the database's own names
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if any(each.lower() in _as_text(value).lower() for each in wanted):
                        yield f"{table}.{column}"


def _as_text(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def _in_files(wanted: set[str]) -> Iterator[str]:
    for folder in (settings.MEDIA_ROOT, storages["private"].location):
        for path in Path(folder).rglob("*"):
            if path.is_file() and any(each.encode() in path.read_bytes() for each in wanted):
                yield str(path)


def suggested(**more) -> Suggestion:
    return suggest_correction(
        municipality=MunicipalityFactory(),
        matter="name_en",
        proposed={"name_en": "Right"},
        source="A map",
        email=ADDRESS,
        name=NAME,
        **{"by": None, **more},
    )


@pytest.mark.django_db
class TestProposers:
    def test_after_the_answer_and_its_days_nothing_is_left(self, moderator):
        accept_suggestion(suggestion=suggested(), by=moderator, answer="Done, thank you.")
        deliver_everything()
        assert traces(ADDRESS)  # the search finds what there is
        Suggestion.objects.update(decided_at=timezone.now() - ERASED_AFTER - timedelta(days=1))
        erase_proposers(by=None)
        assert traces(ADDRESS, NAME) == []

    def test_a_mail_that_could_not_be_delivered_goes_with_them(self, moderator):
        accept_suggestion(suggestion=suggested(), by=moderator, answer="Done, thank you.")
        Suggestion.objects.update(decided_at=timezone.now() - ERASED_AFTER - timedelta(days=1))
        assert OutgoingMail.objects.exists()
        erase_proposers(by=None)
        assert traces(ADDRESS, NAME) == []

    def test_who_takes_it_back_is_forgotten_at_once(self):
        reader = UserFactory()
        withdraw_suggestion(suggestion=suggested(by=reader), by=reader)
        assert traces(ADDRESS, NAME) == []


@pytest.mark.django_db(transaction=True)
class TestRequests:
    """With real commits: a file goes when the change is committed."""

    @pytest.fixture
    def request_(self, olena, moderator):
        proof = SimpleUploadedFile("proof.pdf", b"%PDF- " + WORDS.encode())
        return request_membership(
            by=olena, municipality=MunicipalityFactory(), position=WORDS, note=WORDS, document=proof
        )

    def test_a_request_taken_back_leaves_neither_words_nor_document(self, request_, olena):
        assert len(traces(WORDS)) == 4  # post, note, document, and the mail to moderators
        withdraw_request(request=request_, by=olena)
        deliver_everything()
        assert traces(WORDS) == []

    def test_an_account_that_is_deleted_leaves_nothing(self, request_, olena, moderator, client):
        keep_draft(by=olena, form="/desk/represent/", page="/desk/represent/", typed={"note": [WORDS]})
        client.post(reverse("account_reset_password"), {"email": ADDRESS})
        refuse_request(request=request_, by=moderator, reason="We cannot reach you.")
        deliver_everything()
        send_letter(ADDRESS, language="uk", template="memberships/letters/request_refused")
        delete_account(user=olena, by=None)
        pruning.prune_private_files()
        assert traces(ADDRESS, NAME, WORDS) == []

    def test_an_upload_whose_request_was_refused_by_the_database_is_found(self, olena, monkeypatch):
        from pobratym.memberships.actions import requests

        def fail(*args, **kwargs):
            raise RuntimeError("the process is about to die")

        monkeypatch.setattr(requests, "record", fail)
        with pytest.raises(RuntimeError):
            request_membership(
                by=olena,
                municipality=MunicipalityFactory(),
                position="Officer",
                note="Please",
                document=SimpleUploadedFile("proof.pdf", b"%PDF- " + WORDS.encode()),
            )
        assert traces(WORDS)
        pruning.prune_private_files()
        assert traces(WORDS) == []
