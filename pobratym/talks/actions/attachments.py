"""A message with files: looked at before it goes, kept privately, handed out once the scanner has seen them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.errors import InvalidInput, Text
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
from pobratym.talks.moves import check_side

_TOO_MANY = gettext_lazy("At most five files go with a message.")


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
        _file(message, looked, by.user)
    return message


@transaction.atomic
def add_from_mail(*, message: Message, attachments: Sequence["File[bytes]"], by: User | None) -> list[Text]:
    """File what came in by mail with this message: the first five that `write` would take. Which of the others were
    left out and why, a sentence each, in the language that is active.

    The scanner is not asked here, within the transaction in which the mail is taken in: `scan_waiting_files` asks it
    within minutes. Called by the service itself; raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    looked: list[_Looked] = []
    left_out: list[Text] = []
    for each in attachments:
        try:
            if len(looked) == MOST:
                raise _refused_as(each, _TOO_MANY)
            looked.append(_looked_at_one(each, _not_scanned_yet))
        except InvalidInput as refusal:
            left_out += refusal.fields["attachments"]
    _file(message, looked, by)
    return left_out


def scan_waiting_files(*, by: User | None = None) -> int:
    """Show the scanner what waits for it, each file in its own transaction; how many it has judged. By the schedule.

    Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    waiting = Attachment.objects.filter(scan=Scan.WAITING).order_by("pk")
    return sum(_scan_again(pk, by) for pk in list(waiting.values_list("pk", flat=True)))


def _looked_at(files: Sequence["File[bytes]"]) -> list[_Looked]:
    if len(files) > MOST:
        raise _refused(str(_TOO_MANY))
    return [_looked_at_one(each, _scanned) for each in files]


def _looked_at_one(file: "File[bytes]", judge: Callable[[bytes], Scan]) -> _Looked:
    try:
        content = checked(file)
    except InvalidInput as error:
        reasons = [str(reason) for each in error.fields.values() for reason in each]
        raise _refused_as(file, " ".join(reasons)) from error
    found = judge(content.read())
    content.seek(0)
    if found is Scan.HARMFUL:
        said = _("%(name)s: the check for viruses found harmful content.")
        raise _refused(said % {"name": _shown_name(file)})
    return _Looked(content, name_of(file.name or "document", str(content.name)), found)


def _file(message: Message, looked: Sequence[_Looked], by: User | None) -> None:
    """Keep the files beside their message, with an entry of the journal for all of them."""
    for each in looked:
        Attachment.objects.create(
            message=message, file=each.content, name=each.name, size=each.content.size, scan=each.scan
        )
    if looked:
        letter, side = message.introduction, message.on_behalf_of_id
        details = {"message": message.pk, "number": len(looked)}
        record("talks.files_attached", subject=letter, by=by, municipality_id=side, **details)


def _not_scanned_yet(_content: bytes) -> Scan:
    return Scan.WAITING if settings.CLAMAV_ADDRESS else Scan.UNCHECKED


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


def _refused_as(file: "File[bytes]", reason: Text) -> InvalidInput:
    return _refused(f"{_shown_name(file)}: {reason}")


def _shown_name(file: "File[bytes]") -> str:
    return name_of(file.name or "document", "")


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(fields={"attachments": [reason]})
