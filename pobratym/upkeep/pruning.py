"""What the service throws away by itself."""

from collections.abc import Iterator
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.db.models import FileField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from pobratym.core.mail import deliver
from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.core.retention import Retention, throws_away
from pobratym.core.stored_files import MARK
from pobratym.people.models import Draft
from pobratym.people.queries import sessions_over
from pobratym.people.rules.sessions import OF_MEMBERS, OF_STAFF

_TASKS_KEPT = timedelta(days=7)
# A file is written before the row that names it is committed, or restored before the database is.
_UPLOAD_TAKES = timedelta(hours=6)


@throws_away(
    Retention(_("E-mails that could not be delivered, with address and text"), lambda: settings.MAIL_GIVEN_UP_KEPT),
    Retention(_("That an e-mail was sent; its address and text are deleted at once"), lambda: settings.MAIL_KEPT),
)
def prune_mail() -> int:
    """Delete rows of mails that were handed over (settings.MAIL_KEPT ago) and given up (MAIL_GIVEN_UP_KEPT)."""
    now = timezone.now()
    delivered = OutgoingMail.objects.filter(status=MailStatus.DELIVERED, settled_at__lt=now - settings.MAIL_KEPT)
    given_up = OutgoingMail.objects.filter(status=MailStatus.FAILED, settled_at__lt=now - settings.MAIL_GIVEN_UP_KEPT)
    return int(delivered.delete()[0]) + int(given_up.delete()[0])


def prune_tasks() -> int:
    """Delete background tasks that ended a week ago, and letters that a release before kept in them at once."""
    ended = DBTaskResult.objects.finished()
    letters = ended.filter(task_path=deliver.module_path)
    old = ended.filter(finished_at__lt=timezone.now() - _TASKS_KEPT)
    return int(letters.delete()[0]) + int(old.delete()[0])


@throws_away(
    Retention(_("Where you are signed in: IP address and browser"), lambda: OF_MEMBERS.longest),
    Retention(_("Active sessions of moderators and editors: IP address and browser"), lambda: OF_STAFF.longest),
)
def prune_sessions() -> None:
    """Delete sessions that have run out or lasted the longest, and what is known of where they were opened."""
    call_command("clearsessions")
    sessions_over().delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@throws_away(Retention(_("Texts that you have begun and not sent"), lambda: settings.DRAFTS_KEPT))
def prune_drafts() -> int:
    """Delete what people typed and never sent (settings.DRAFTS_KEPT ago)."""
    return int(Draft.objects.filter(saved_at__lt=timezone.now() - settings.DRAFTS_KEPT).delete()[0])


@throws_away(Retention(_("Documents of requests that are deleted or were never sent"), lambda: _UPLOAD_TAKES))
def prune_private_files() -> int:
    """Delete private files that no row names any more: of rows deleted, and of uploads that came to nothing."""
    storage = storages["private"]
    limit = timezone.now() - _UPLOAD_TAKES
    found = [name for name in _files(storage, "") if storage.get_modified_time(name) < limit]
    kept = {MARK, *_named_files()}  # read after the files: a row that comes meanwhile keeps its own
    orphans = [name for name in found if name not in kept]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def _files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever uploaded here
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in files)
    for inner in folders:
        yield from _files(storage, f"{prefix}{inner}")


def _named_files() -> Iterator[str]:
    """Files that rows name, in whichever storage: what is named anywhere is nobody's to delete here."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                yield from model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)
