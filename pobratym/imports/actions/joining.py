"""Entries of directories that no rule could join: a moderator says whose town hall each is."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.imports.models import UnjoinedTownHall
from pobratym.journal.actions import record
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.actions import set_identifier, set_official_address
from pobratym.places.models import AddressKind, Identifier, Municipality, OfficialAddress
from pobratym.places.queries.official_addresses import is_decided


@transaction.atomic
def join_town_hall(*, entry: UnjoinedTownHall, municipality: Municipality, by: User | None) -> None:
    """An entry of a directory is about `municipality`: its number and addresses are filed as decided.

    Raises NotAllowed; Conflict where somebody has decided already; InvalidInput where the number is another's.
    """
    decided = _to_decide(entry, by)
    reason = _("%(source)s names “%(name)s”, which is this municipality.") % {
        "source": decided.source,
        "name": decided.name,
    }
    if decided.code and not _has_number(municipality, decided):
        set_identifier(municipality=municipality, scheme=decided.scheme, value=decided.code, reason=reason, by=by)
    for kind, value in (
        (AddressKind.WEBSITE, decided.website),
        (AddressKind.MAILBOX, decided.mailbox),
        (AddressKind.POSTAL, decided.postal_address),
    ):
        if value and not _is_decided(municipality, kind):
            set_official_address(
                municipality=municipality,
                kind=kind,
                value=value,
                source=decided.source,
                as_of=decided.as_of,
                reason=reason,
                by=by,
            )
    _decide(decided, municipality, by)


@transaction.atomic
def leave_out_town_hall(*, entry: UnjoinedTownHall, by: User | None) -> None:
    """An entry is about none of our municipalities, and does not come back with the next edition.

    Raises NotAllowed; Conflict where somebody has decided already.
    """
    _decide(_to_decide(entry, by), None, by)


def _to_decide(entry: UnjoinedTownHall, by: User | None) -> UnjoinedTownHall:
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    found: UnjoinedTownHall | None = (
        UnjoinedTownHall.objects.waiting().select_for_update(of=("self",)).filter(pk=entry.pk).first()
    )
    if found is None:
        raise Conflict(_("Somebody has decided on this entry already. Reload the page."))
    return found


def _has_number(municipality: Municipality, entry: UnjoinedTownHall) -> bool:
    numbers = Identifier.objects.filter(municipality=municipality, scheme=entry.scheme, value=entry.code)
    return numbers.exists()


def _is_decided(municipality: Municipality, kind: str) -> bool:
    """A moderator's own word is not replaced by that of a directory."""
    address = OfficialAddress.objects.filter(municipality=municipality, kind=kind).first()
    return bool(address and is_decided(address))


def _decide(entry: UnjoinedTownHall, municipality: Municipality | None, by: User | None) -> None:
    entry.municipality, entry.decided_at, entry.decided_by = municipality, timezone.now(), by
    entry.save(update_fields=["municipality", "decided_at", "decided_by"])
    verb = "imports.town_hall_joined" if municipality else "imports.town_hall_left_out"
    record(verb, subject=municipality or entry, by=by, directory=entry.directory, entry=entry.identity)
