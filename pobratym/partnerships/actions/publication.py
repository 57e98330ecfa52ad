"""Talks are private until every party has agreed to publish them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.partnerships import notices
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.moves import acting_party, locked
from pobratym.partnerships.workflow import BEFORE_SIGNATURE


@transaction.atomic
def agree_to_publish(*, partnership: Partnership, by: Membership) -> Partnership:
    """The party `by` speaks for agrees that the register shows the partnership; it is public once every party has.

    Raises NotAllowed for outsiders, Conflict where it is public or the party has agreed already.
    """
    party = acting_party(partnership, by)
    _count(by)
    current = locked(partnership.pk)
    party.refresh_from_db()
    if current.is_public:
        raise Conflict(_("The register shows this partnership already."))
    if party.published_at:
        raise Conflict(_("Your side has agreed already. The other side has not yet."))
    party.published_at, party.published_by = timezone.now(), by.user
    party.save(update_fields=["published_at", "published_by"])
    if not Party.objects.filter(partnership=current, published_at__isnull=True).exists():
        current.is_public = True
        current.save(update_fields=["is_public"])
    _journal("published" if current.is_public else "publication_agreed", current, by)
    notices.publication_agreed(party.pk)
    return current


@transaction.atomic
def keep_private(*, partnership: Partnership, by: Membership) -> Partnership:
    """The party `by` speaks for takes its consent back: nothing is shown any more until every party agrees again.

    What is signed is no longer a matter of talks and stays public. Raises NotAllowed for outsiders, Conflict where
    nothing can be taken back.
    """
    party = acting_party(partnership, by)
    _count(by)
    current = locked(partnership.pk)
    party.refresh_from_db()
    if not party.published_at:
        raise Conflict(_("Your side has not agreed to publish anything."))
    if current.is_public and current.stage not in BEFORE_SIGNATURE:
        raise Conflict(_("A signed partnership stays in the public register."))
    party.published_at = party.published_by = None
    party.save(update_fields=["published_at", "published_by"])
    if current.is_public:
        current.is_public = False
        current.save(update_fields=["is_public"])
    _journal("kept_private", current, by)
    return current


def _count(by: Membership) -> None:
    limits.count("proposals", person=by.user, municipality=by.municipality_id)


def _journal(verb: str, partnership: Partnership, by: Membership) -> None:
    record(f"partnerships.{verb}", subject=partnership, by=by.user, municipality_id=by.municipality_id)
