"""A message with files: looked at before it goes, kept privately, handed out once the scanner has seen them."""

from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.gateways.scanning import ScannerUnavailable, Verdict, scan
from pobratym.introductions import actions as introductions
from pobratym.introductions.models import Introduction, Message
from pobratym.journal.actions import record
from pobratym.memberships.documents import checked
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.talks.documents import MOST, name_of
from pobratym.talks.models import Attachment, Scan
from pobratym.talks.moves import check_side, journal


class _Looked(NamedTuple):
    """A file as it will be kept, its name for people, and what the scanner says."""

    content: ContentFile[bytes]
    name: str
    scan: Scan


def write(
    *,
    introduction: Introduction,
    by: Membership,
    text: str,
    insist: bool = False,
    attachments: Sequence["File[bytes]"] = (),
) -> Message:
    """Write to the other side, with up to five files. What `introductions.answer` raises, and InvalidInput for a file.

    Where the scanner does not answer, the message goes and its files wait: nobody gets them before they are checked.
    """
    check_side(by, introduction)
    looked = _looked_at(attachments)
    with transaction.atomic():
        message = introductions.answer(introduction=introduction, by=by, text=text, insist=insist)
        for each in looked:
            Attachment.objects.create(
                message=message, file=each.content, name=each.name, size=each.content.size, scan=each.scan
            )
        if looked:
            journal("files_attached", message.introduction, by, message=message.pk, number=len(looked))
    return message


def scan_waiting_files(*, by: User | None = None) -> int:
    """Show the scanner what waits for it, each file in its own transaction; how many it has judged. By the schedule.

    Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    waiting = Attachment.objects.filter(scan=Scan.WAITING).order_by("pk")
    return sum(_scan_again(pk, by) for pk in list(waiting.values_list("pk", flat=True)))


def _looked_at(files: Sequence["File[bytes]"]) -> list[_Looked]:
    if len(files) > MOST:
        raise _refused(_("At most five files go with a message."))
    return [_looked_at_one(each) for each in files]


def _looked_at_one(file: "File[bytes]") -> _Looked:
    shown = file.name or "document"
    try:
        content = checked(file)
    except InvalidInput as error:
        reasons = [str(reason) for each in error.fields.values() for reason in each]
        raise _refused(f"{name_of(shown, '')}: {' '.join(reasons)}") from error
    found = _scanned(content.read())
    content.seek(0)
    if found is Scan.HARMFUL:
        raise _refused(_("%(name)s: the check for viruses found harmful content.") % {"name": name_of(shown, "")})
    return _Looked(content, name_of(shown, str(content.name)), found)


def _scanned(content: bytes) -> Scan:
    if not settings.CLAMAV_ADDRESS:
        return Scan.UNCHECKED
    try:
        verdict = scan(content, at=settings.CLAMAV_ADDRESS)
    except ScannerUnavailable:
        return Scan.WAITING
    return Scan.CLEAN if verdict is Verdict.CLEAN else Scan.HARMFUL


@transaction.atomic
def _scan_again(pk: int, by: User | None) -> int:
    attachment = Attachment.objects.select_for_update().filter(pk=pk, scan=Scan.WAITING).first()
    if attachment is None:
        return 0  # its message was taken back, or another worker has done it
    with attachment.file.open("rb") as file:
        attachment.scan = _scanned(file.read())
    if attachment.scan == Scan.WAITING:
        return 0
    if attachment.scan == Scan.HARMFUL:
        attachment.file = ""  # no row names it any more, so `prune_private_files` deletes it
    attachment.save(update_fields=["scan", "file"])
    record("talks.file_checked", subject=attachment, by=by, verdict=str(attachment.scan))
    return 1


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(fields={"attachments": [reason]})
