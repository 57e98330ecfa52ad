"""A partner by the register says whether it knows whoever asks to represent a municipality."""

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.memberships.granting import ask_to_vouch
from pobratym.memberships.models import MembershipRequest, Vouching
from pobratym.partnerships.queries.partners import agreed_partners
from pobratym.people.models import User
from pobratym.people.rules import ensure_active
from pobratym.places.models import Municipality


@transaction.atomic
def ask_partner(*, request: MembershipRequest, partner: Municipality, by: User) -> Vouching:
    """Ask a municipality that has a public partnership in force with the one whether the person speaks for it.

    Memberships stand below and know no partnerships: what they share is asked here. Raises InvalidInput for any other
    municipality, and what `ask_to_vouch` raises.
    """
    ensure_active(by)
    if request.user_id == by.pk and not agreed_partners(request.municipality_id).filter(pk=partner.pk).exists():
        reason = _("Choose a municipality that has a partnership with yours in the register.")
        raise InvalidInput(fields={"voucher": [reason]})
    return ask_to_vouch(request, municipality=partner, by=by)
