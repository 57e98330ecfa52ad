"""A municipality in a country of several time zones says which is its own."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import InvalidInput
from pobratym.introductions.moves import check_acts
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.talks.clocks import zones_to_choose
from pobratym.talks.models import ChosenZone


@transaction.atomic
def choose_zone(*, by: Membership, zone: str) -> ChosenZone:
    """Raises NotAllowed for those who do not speak for it, InvalidInput where its country has no such zone."""
    check_acts(by, by.municipality_id)
    limits.count("time_zones", person=by.user)
    if zone not in zones_to_choose(by.municipality):
        raise InvalidInput(fields={"zone": [_("Choose one of the time zones of your country.")]})
    chosen, _is_new = ChosenZone.objects.update_or_create(
        municipality=by.municipality, defaults={"zone": zone, "chosen_by": by.user, "chosen_at": timezone.now()}
    )
    record("talks.zone_chosen", subject=chosen, by=by.user, municipality_id=by.municipality_id, zone=zone)
    return chosen
