"""Taking a whole import back; what people did since stays."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.imports.filing.editions import no_garbage_collection, one_at_a_time
from pobratym.imports.filing.withdrawal import Withdrawal, later_editions, speaks
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Edition
from pobratym.places.shown_names import settle_shown_names


def withdraw_edition(*, edition: Edition, by: User | None) -> Edition:
    """Settle the registry without `edition`: what it filed goes, what it changed shows what else is said.

    Rows that something refers to stay, and so do values that people changed or corrected since; `withdrawal` of the
    answer tells. Raises NotAllowed, or Conflict where it was withdrawn already, kept too little to be withdrawn, or a
    later import stands upon its rows: that one goes first. The index of names is older than the registry afterwards:
    `name_index.opening.rebuild_index` makes it anew.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    try:
        with no_garbage_collection(), one_at_a_time(by), transaction.atomic():
            return _withdraw(Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk), by)
    except IntegrityError as error:
        raise Conflict(
            _("Something entered since then prevents this (%(reason)s). Change that first.") % {"reason": error}
        ) from error


def _withdraw(edition: Edition, by: User | None) -> Edition:
    _check(edition)
    edition.withdrawn_at, edition.withdrawn_by = timezone.now(), by
    withdrawal = Withdrawal(edition)
    withdrawal.carry_out()
    settle_shown_names()
    edition.withdrawal = withdrawal.report()
    edition.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal"])
    told: dict[str, Any] = {"source": edition.source, "edition": edition.version} | withdrawal.counts()
    record("imports.import_undone", subject=edition, by=by, **told)
    return edition


def _check(edition: Edition) -> None:
    if edition.withdrawn_at:
        raise Conflict(_("This import has already been undone. To restore the data, import the file again."))
    if not speaks(edition):
        raise Conflict(
            _("This import changed nothing, or was made before imports kept what they changed: nothing can be undone.")
        )
    if later := later_editions(edition):
        names = "; ".join(f"№ {each.pk} {each} ({each.started_at:%Y-%m-%d})" for each in later)
        raise Conflict(
            _("Later imports depend on these rows. Undo those first, the latest first: %(runs)s") % {"runs": names}
        )
