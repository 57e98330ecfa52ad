"""What the verbs of moderators share: an amendment of the register is begun and finished, as in `places.amending`."""

from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.moves import locked
from pobratym.people.models import User
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import Amending, begin, finish
from pobratym.places.models import Amendment, AmendmentKind, Municipality

DEED = PlatformDeed.KEEP_REGISTRY
ADDED, CORRECTED, MERGED, STATED, RESTATED, STRUCK = "added", "corrected", "merged", "stated", "restated", "struck"


def begin_change(municipality: Municipality, *, reason: str, by: User | None) -> Amending:
    """An amendment of the register; it names the first party, as amendments name a municipality."""
    return begin(AmendmentKind.PARTNERSHIP, municipality, reason=reason, by=by)


def finish_change(
    amending: Amending, deed: str, partnership: Partnership, *, by: User | None, **noted: Any
) -> Amendment:
    """Keep what was done to which record, and its title: a record whose addition is undone is gone."""
    title = " – ".join(party.municipality.name_on_record for party in parties_of(partnership))
    details = {"deed": deed, "partnership": partnership.pk, "title": title, **noted}
    return finish(amending, by=by, details=details, verb="partnerships.register_amended", deed=deed,
                  partnership=partnership.pk)  # fmt: skip


def kept(partnership: Partnership) -> Partnership:
    """The record, locked; raises Conflict for private talks, which are no moderator's."""
    return kept_by_number(partnership.pk)


def kept_by_number(number: int) -> Partnership:
    held = locked(number)
    if not held.is_public:
        raise Conflict(_("These talks are not in the public register: only the parties may change anything of them."))
    return held


def first_municipality(partnership: Partnership) -> Municipality:
    return parties_of(partnership)[0].municipality


def parties_of(partnership: Partnership) -> list[Party]:
    """In their order, with their municipalities."""
    return list(Party.objects.filter(partnership=partnership).select_related("municipality"))
