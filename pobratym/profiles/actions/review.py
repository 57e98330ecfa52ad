"""A moderator looks at what the checks held back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.profiles.writing import Doubtful, publish_proposals, set_apart


@transaction.atomic
def approve_text(*, text: Doubtful, by: User, as_of: datetime | None = None) -> Doubtful:
    """A moderator found nothing harmful: the text becomes public. `as_of`: when what was read had been proposed.

    Raises NotAllowed, or Conflict where it has been decided on or rewritten meanwhile.
    """
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    locked = _locked_for_review(text, as_of)
    publish_proposals(locked)
    locked.returned_reason = ""
    locked.save()
    record("profiles.text_approved", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


@transaction.atomic
def return_text(*, text: Doubtful, by: User, reason: str, as_of: datetime | None = None) -> Doubtful:
    """A moderator asks to rephrase and says why; the text stays hidden. Raises NotAllowed, InvalidInput or Conflict."""
    ensure_may(by, PlatformDeed.REVIEW_TEXTS)
    if not reason.strip():
        raise InvalidInput(fields={"reason": [_("Say what to rephrase: the municipality reads it.")]})
    locked = _locked_for_review(text, as_of)
    set_apart(locked)
    locked.returned_reason = reason.strip()
    refuse_invalid(locked)
    locked.save()
    record("profiles.text_returned", subject=locked, by=by, municipality_id=locked.municipality_id)
    return locked


def _locked_for_review(text: Doubtful, as_of: datetime | None) -> Doubtful:
    locked = type(text).including_unreviewed.select_for_update().get(pk=text.pk)
    if not locked.needs_review or (as_of is not None and locked.proposed_at != as_of):
        raise Conflict(_("This text has since been decided on or changed."))
    return locked
