"""Pictures of a municipality: added, described, put first, removed; withdrawn by a moderator, and then forgotten."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.pictures import without_metadata
from pobratym.core.retention import Retention, throws_away
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality
from pobratym.profiles import notices
from pobratym.profiles.models import PassportPicture, PictureKind
from pobratym.profiles.writing import ensure_may_edit, found_in, lock_municipality, save, set_apart

LARGEST = 12 * 1024 * 1024  # bytes of the file that is sent
LONGEST, LONGEST_SMALL = 2000, 960  # pixels of the longer side, as it is kept
MOST_PHOTOGRAPHS = 12


class _Drawn(NamedTuple):
    """A picture as it is kept, whole and small, and the size of the whole one in pixels."""

    file: ContentFile[bytes]
    small: ContentFile[bytes]
    width: int
    height: int


def add_picture(
    *,
    municipality: Municipality,
    by: Membership,
    kind: str,
    file: "File[bytes] | None",
    insist: bool = False,
    **fields: Any,
) -> PassportPicture:
    """Add a photograph, or the coat of arms or the flag, which takes the place of the one before.

    Raises NotAllowed, InvalidInput, Conflict where there are twelve photographs, TooMany, or DoubtfulText unless the
    person insists.
    """
    ensure_may_edit(municipality.pk, by)
    _refuse_undescribed(fields)
    drawn, found = _drawn(file), found_in(fields, municipality.pk)
    with transaction.atomic():
        ensure_may_edit(municipality.pk, by)
        limits.count("pictures", person=by.user, municipality=municipality.pk)
        lock_municipality(municipality)
        present = PassportPicture.including_unreviewed.filter(municipality=municipality, kind=kind)
        if kind == PictureKind.PHOTOGRAPH and present.count() >= MOST_PHOTOGRAPHS:
            raise Conflict(_("There are twelve photographs already. Remove one first."))
        picture = PassportPicture(municipality=municipality, kind=kind, added_by=by.user, **drawn._asdict())
        save(picture, fields, by=by, insist=insist, found=found)
        if kind != PictureKind.PHOTOGRAPH and picture.is_shown:  # while it waits, the one before stays
            present.exclude(pk=picture.pk).delete()
        return picture


def change_picture(*, picture: PassportPicture, by: Membership, insist: bool = False, **fields: Any) -> PassportPicture:
    """Describe a picture anew. Raises NotAllowed, InvalidInput, Conflict where it has been removed meanwhile, or
    DoubtfulText unless the person insists."""
    _refuse_undescribed(fields)
    found = found_in(fields, picture.municipality_id)
    with transaction.atomic():
        ensure_may_edit(picture.municipality_id, by)
        locked = _locked(picture)
        save(locked, fields, by=by, insist=insist, found=found)
        return locked


@transaction.atomic
def put_picture_first(*, picture: PassportPicture, by: Membership) -> PassportPicture:
    """The photograph by which the municipality is known: on its page and its card. Raises NotAllowed or Conflict."""
    ensure_may_edit(picture.municipality_id, by)
    locked = _locked(picture)
    set_apart(locked)
    locked.put_first_at = timezone.now()
    locked.save()
    record("profiles.picture_put_first", subject=locked, by=by.user, municipality_id=locked.municipality_id)
    return locked


@transaction.atomic
def remove_picture(*, picture: PassportPicture, by: Membership) -> None:
    """Delete a picture; its files go with the next tidying of files. Raises NotAllowed."""
    ensure_may_edit(picture.municipality_id, by)
    record("profiles.picture_removed", subject=picture, by=by.user, municipality_id=picture.municipality_id)
    PassportPicture.including_unreviewed.filter(pk=picture.pk).delete()


@transaction.atomic
def withdraw_picture(*, picture: PassportPicture, by: User, reason: str) -> PassportPicture:
    """A moderator takes a picture off every page at once; the municipality is told why.

    Raises NotAllowed, InvalidInput without a reason, TooMany, Conflict where it is withdrawn or removed already.
    """
    ensure_may(by, PlatformDeed.WITHDRAW_PICTURES)
    if not reason.strip():
        raise InvalidInput(fields={"reason": [_("Say why: the municipality reads it.")]})
    limits.count("pictures_withdrawn", person=by)
    locked = _locked(picture)
    if locked.is_withdrawn:
        raise Conflict(_("This picture has been withdrawn already."))
    locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_reason = timezone.now(), by, reason.strip()
    refuse_invalid(locked)
    locked.save()
    record("profiles.picture_withdrawn", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.picture_withdrawn(locked)
    return locked


@throws_away(
    Retention(gettext_lazy("Pictures that a moderator has taken off a page"), lambda: settings.WITHDRAWN_PICTURES_KEPT)
)
@transaction.atomic
def erase_withdrawn_pictures(*, by: User | None = None) -> int:
    """Delete what was withdrawn settings.WITHDRAWN_PICTURES_KEPT ago; how many. For the daily job, which may be
    repeated. Raises NotAllowed for people who do not run the service."""
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    limit = timezone.now() - settings.WITHDRAWN_PICTURES_KEPT
    over = list(PassportPicture.including_unreviewed.select_for_update().filter(withdrawn_at__lt=limit))
    for each in over:
        record("profiles.picture_erased", subject=each, by=by, municipality_id=each.municipality_id)
        each.delete()
    return len(over)


def _locked(picture: PassportPicture) -> PassportPicture:
    locked = PassportPicture.including_unreviewed.select_for_update().filter(pk=picture.pk).first()
    if locked is None:
        raise Conflict(_("This picture has since been removed."))
    return locked


def _refuse_undescribed(fields: dict[str, Any]) -> None:
    """Whoever does not see the picture, and whoever wants to use it, has to be told."""
    said = {
        "alt": _("Describe the picture for those who do not see it."),
        "credit": _("Name who made the picture or owns the rights to it."),
    }
    missing = {name: [reason] for name, reason in said.items() if not _is_said(fields.get(name))}
    if missing:
        raise InvalidInput(fields=missing)


def _is_said(text: Any) -> bool:
    return bool(text) and any(each.strip() for each in text.values())


def _drawn(file: "File[bytes] | None") -> _Drawn:
    """Drawn anew before the transaction: others wait for that to end."""
    if not file:
        raise _refused(_("Choose a picture."))
    if file.size > LARGEST:
        raise _refused(_("The file is larger than 12 MB. Make the picture smaller and choose it again."))
    try:
        whole = without_metadata(file, longest=LONGEST)
        small = without_metadata(whole, longest=LONGEST_SMALL)
    except InvalidInput as error:
        raise _refused(str(error)) from error
    whole.seek(0)
    with Image.open(whole) as opened:
        width, height = opened.size
    return _Drawn(whole, small, width, height)


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(fields={"file": [reason]})
