"""A municipality consents that an organisation acts for it; either side ends it, and with it all that hangs on it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import close_mandates
from pobratym.memberships.models import Mandate, Membership, Organisation, Role
from pobratym.memberships.queries import represents
from pobratym.memberships.queries.organisations import may_be_mandated, may_end_mandate, representative_of
from pobratym.memberships.rules import may_mandate
from pobratym.people.models import User
from pobratym.people.rules import ensure_active


@transaction.atomic
def give_mandate(*, organisation: Organisation, by: Membership) -> Mandate:
    """Consent, for the municipality, that the organisation acts for it; its representatives and colleagues are told.

    Raises NotAllowed for everybody but a head or coordinator, InvalidInput for an organisation whose member the
    municipality is not, or that may act already, TooMany.
    """
    if not may_mandate(by):
        raise NotAllowed(_("The head or a coordinator of the municipality consents to that."))
    limits.count("mandates", person=by.user, municipality=by.municipality_id)
    if not may_be_mandated(by.municipality_id).filter(pk=organisation.pk).exists():
        raise InvalidInput(
            fields={"organisation": [_("Choose an organisation that has the municipality as a member.")]}
        )
    mandate = Mandate.objects.create(
        organisation=organisation, municipality_id=by.municipality_id, given_at=timezone.now(), given_by=by.user
    )
    record(
        "memberships.mandate_given",
        subject=mandate,
        by=by.user,
        municipality_id=by.municipality_id,
        organisation=organisation.pk,
    )
    notices.mandate_given(mandate.pk)
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, by: User) -> Mandate:
    """The organisation acts for the municipality no more, at once. By a head or coordinator, the organisation's
    representatives, or a moderator. Raises NotAllowed, Conflict where it has ended, TooMany."""
    ensure_active(by)
    if not may_end_mandate(mandate, by):
        raise NotAllowed(_("Only the municipality, the organisation or a moderator may end this."))
    limits.count("mandates", person=by, municipality=mandate.municipality_id)
    closed = close_mandates(mandate.organisation_id, mandate.municipality_id, by=by)
    if mandate not in closed:
        raise Conflict(_("The organisation does not act for the municipality any more."))
    return closed[0]


@transaction.atomic
def begin_acting(*, mandate: Mandate, by: User) -> Membership:
    """A representative takes it up to act for the municipality, as its editor; the municipality is told who does.

    Raises NotAllowed for everybody but a representative, Conflict where the consent has ended or she speaks for the
    municipality already, TooMany.
    """
    ensure_active(by)
    representative_of(by, mandate.organisation_id)
    limits.count("acting_begun", person=by, municipality=mandate.municipality_id)
    locked = Mandate.objects.in_force().select_for_update().filter(pk=mandate.pk).first()
    if locked is None:
        raise Conflict(_("The organisation does not act for the municipality any more."))
    User.objects.select_for_update().get(pk=by.pk)
    if represents(by, locked.municipality_id):
        raise Conflict(_("You already represent this municipality."))
    membership = Membership.objects.create(
        user=by, municipality_id=locked.municipality_id, role=Role.EDITOR, mandate=locked, granted_by=locked.given_by
    )
    record(
        "memberships.acting_began",
        subject=membership,
        by=by,
        municipality_id=locked.municipality_id,
        **membership.acting_for,
    )
    notices.acting_began(membership.pk)
    return membership
