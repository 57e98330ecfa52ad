"""Associations and brokers: moderators enter them and who speaks for them; the list of members is theirs too."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.granting import about_municipality, close_mandates, end_acting, refuse_settlement
from pobratym.memberships.models import Affiliation, Membership, Organisation, Representative
from pobratym.memberships.queries.organisations import may_keep_members
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed, ensure_active
from pobratym.places.models import Country, Municipality


@transaction.atomic
def enter_organisation(
    *, name: Mapping[str, str], kind: str, country: Country, source: str, website: str = "", by: User | None
) -> Organisation:
    """File an association or a broker, with where that can be read. Raises NotAllowed, InvalidInput, TooMany."""
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    limits.count("moderation", person=by)
    organisation = Organisation(
        name=name, kind=kind, country=country, source=source.strip(), website=website.strip(), entered_by=by
    )
    refuse_invalid(organisation)
    organisation.save()
    record("memberships.organisation_entered", subject=organisation, by=by)
    return organisation


@transaction.atomic
def correct_organisation(
    *,
    organisation: Organisation,
    name: Mapping[str, str],
    kind: str,
    country: Country,
    source: str,
    website: str,
    by: User,
) -> Organisation:
    """Say better what it is called, and where that can be read. Raises NotAllowed, InvalidInput, TooMany."""
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    limits.count("moderation", person=by)
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = {"name": locked.name.as_json(), "kind": locked.kind, "website": locked.website, "source": locked.source}
    locked.name = locked.name | name
    locked.kind, locked.country = kind, country
    locked.source, locked.website = source.strip(), website.strip()
    refuse_invalid(locked)
    locked.save()
    record("memberships.organisation_corrected", subject=locked, by=by, before=before)
    return locked


@transaction.atomic
def appoint_representative(
    *, organisation: Organisation, user: User, by: User | None, position: str = ""
) -> Representative:
    """Enter who speaks for it; the person is told. Raises NotAllowed, InvalidInput, TooMany."""
    ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    limits.count("moderation", person=by)
    if not user.is_active:
        raise InvalidInput(fields={"email": [_("This account is closed.")]})
    if Representative.objects.filter(user=user, organisation=organisation, ended_at__isnull=True).exists():
        raise InvalidInput(fields={"email": [_("This person already represents this organisation.")]})
    representative = Representative(organisation=organisation, user=user, position=position.strip(), granted_by=by)
    refuse_invalid(representative)
    representative.save()
    record("memberships.representative_appointed", subject=representative, by=by, organisation=organisation.pk)
    notices.representative_appointed(representative.pk)
    return representative


@transaction.atomic
def dismiss_representative(*, representative: Representative, by: User) -> Representative:
    """End a role there, one's own or as a moderator: whatever she does for its members ends with it, at once.

    Raises NotAllowed, Conflict where it has ended, TooMany.
    """
    ensure_active(by)
    if representative.user_id != by.pk:
        ensure_may(by, PlatformDeed.DECIDE_REQUESTS)
    limits.count("memberships_ended", person=by)
    locked = Representative.objects.select_for_update(of=("self",)).select_related("user").get(pk=representative.pk)
    if locked.ended_at:
        raise Conflict(_("This role has already ended."))
    locked.ended_at, locked.ended_by = timezone.now(), by
    locked.save(update_fields=["ended_at", "ended_by"])
    record("memberships.representative_dismissed", subject=locked, by=by, organisation=locked.organisation_id)
    mine = Membership.objects.filter(user=locked.user_id, mandate__organisation=locked.organisation_id)
    end_acting(mine, by=by)
    notices.representative_dismissed(locked.pk)
    return locked


@transaction.atomic
def list_member(
    *, organisation: Organisation, municipality: Municipality, source: str, by: User, since: date | None = None
) -> Affiliation:
    """Put a municipality on the list of members, with where that can be read.

    By its representatives and moderators. Raises NotAllowed, InvalidInput, TooMany.
    """
    _ensure_may_keep(organisation.pk, by)
    limits.count("organisation_members", person=by)
    refuse_settlement(municipality)
    if Affiliation.objects.current().filter(organisation=organisation, municipality=municipality).exists():
        raise about_municipality(_("This municipality is on the list already."))
    if since and since > timezone.localdate():
        raise InvalidInput(fields={"since": [_("This day has not come yet. Give the day it happened.")]})
    if not source.strip():
        raise InvalidInput(fields={"source": [_("Say where this can be read.")]})
    listed = Affiliation(
        organisation=organisation, municipality=municipality, since=since, source=source.strip(), entered_by=by
    )
    refuse_invalid(listed)
    listed.save()
    record(
        "memberships.member_listed",
        subject=listed,
        by=by,
        municipality_id=municipality.pk,
        organisation=organisation.pk,
    )
    return listed


@transaction.atomic
def unlist_member(*, affiliation: Affiliation, by: User) -> Affiliation:
    """The municipality is a member no more, from today: what it consented to ends with it. By the organisation's
    representatives and moderators. Raises NotAllowed, Conflict where it has ended, TooMany."""
    _ensure_may_keep(affiliation.organisation_id, by)
    limits.count("organisation_members", person=by)
    locked = Affiliation.objects.select_for_update().get(pk=affiliation.pk)
    if locked.until:
        raise Conflict(_("This membership has already ended."))
    locked.until, locked.ended_by = timezone.localdate(), by
    refuse_invalid(locked)
    locked.save(update_fields=["until", "ended_by"])
    record(
        "memberships.member_unlisted",
        subject=locked,
        by=by,
        municipality_id=locked.municipality_id,
        organisation=locked.organisation_id,
    )
    close_mandates(locked.organisation_id, locked.municipality_id, by=by)
    return locked


def _ensure_may_keep(organisation: int, by: User) -> None:
    ensure_active(by)
    if not may_keep_members(organisation, by):
        raise NotAllowed(_("The organisation’s representatives and moderators keep the list of its members."))
