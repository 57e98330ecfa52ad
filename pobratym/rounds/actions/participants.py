"""Municipalities are invited, register and withdraw."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.queries import not_an_addressee
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Level, Municipality
from pobratym.rounds import notices
from pobratym.rounds.models import Pair, Participant, Round
from pobratym.rounds.moves import check_acts, held_round, journal, stop
from pobratym.rounds.rules.hours import days_of
from pobratym.rounds.rules.registration import Offered, cannot_register
from pobratym.rounds.workflow import PRESENCE, Presence, Status
from pobratym.talks.actions import choose_zone
from pobratym.talks.queries import zone_of, zones_to_choose


@transaction.atomic
def invite(*, round: Round, municipality: Municipality, by: User) -> Participant:
    """Ask a municipality that is represented here to take part; its people are mailed.

    Raises NotAllowed, InvalidInput where nobody represents it or it cannot take part, Conflict where registration is
    not open, or it is in the round already.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("round_invitations", person=by)
    locked = held_round(round.pk)
    _check_open(locked)
    _check_may_take_part(municipality)
    if not people_of(municipality.pk):
        raise InvalidInput(
            fields={"municipality": [_("Nobody represents it here yet. Invite it to the platform by a letter first.")]}
        )
    found = Participant.objects.filter(round=locked, municipality=municipality).first()
    if found and found.presence != Presence.WITHDRAWN:
        raise Conflict(_("It is invited or registered already."))
    invited = found or Participant(round=locked, municipality=municipality)
    invited.presence, invited.invited_by, invited.changed_at = Presence.INVITED, by, timezone.now()
    refuse_invalid(invited)
    invited.save()
    journal("invited", locked, by, municipality=municipality.pk)
    notices.invited(invited.pk)
    return invited


@transaction.atomic
def register(
    *, round: Round, by: Membership, capacity: int, languages: Sequence[str], days: Sequence[date], zone: str = ""
) -> Participant:
    """Take part, or say anew how: with how many partners one would talk, in which languages, on which days.

    `zone`: where the country has several time zones and nobody has said which is the municipality's. Raises NotAllowed,
    InvalidInput, Conflict once registration is over.
    """
    check_acts(by, by.municipality_id)
    limits.count("round_registrations", person=by.user, municipality=by.municipality_id)
    locked = held_round(round.pk)
    _check_open(locked)
    _check_may_take_part(by.municipality)
    offered = Offered(locked.most_partners, locked.languages, days_of(locked.talks_from, locked.talks_until))
    wrong = cannot_register(offered, capacity=capacity, languages=languages, days=days)
    if wrong:
        raise InvalidInput(fields=wrong)
    _settle_zone(by, zone)
    found = Participant.objects.filter(round=locked, municipality=by.municipality_id).first()
    mine = found or Participant(round=locked, municipality=by.municipality)
    mine.presence = PRESENCE.target("register", mine.presence)
    mine.capacity, mine.languages = capacity, [each for each in locked.languages if each in languages]
    mine.days = [day.isoformat() for day in sorted(days)]
    mine.registered_by, mine.changed_at = by.user, timezone.now()
    refuse_invalid(mine)
    mine.save()
    journal("registered", locked, by)
    return mine


@transaction.atomic
def withdraw(*, participant: Participant, by: Membership) -> Participant:
    """Take no part after all: until the timetable is made; its pairs fall away. Raises NotAllowed, Conflict."""
    check_acts(by, participant.municipality_id)
    limits.count("round_registrations", person=by.user, municipality=by.municipality_id)
    locked = held_round(participant.round_id)
    if locked.status not in (Status.REGISTRATION, Status.PROPOSED, Status.CONFIRMING):
        raise Conflict(_("The timetable is made. Write to the moderators of the platform: others count on you."))
    mine = Participant.objects.get(pk=participant.pk)
    mine.presence = PRESENCE.target("withdraw", mine.presence)
    mine.changed_at = timezone.now()
    mine.save(update_fields=["presence", "changed_at"])
    gone, _by_model = Pair.objects.of(mine).delete()
    if gone and not locked.needs_repeat:
        locked.needs_repeat = True
        locked.save(update_fields=["needs_repeat"])
    journal("withdrawn", locked, by)
    return mine


def _check_open(round: Round) -> None:
    if round.status != Status.REGISTRATION:
        raise Conflict(_("Registration for this round is not open."))
    if not round.takes_registrations(timezone.localdate()):
        raise Conflict(_("The last day of registration is over. Moderators can name a later one."))


def _check_may_take_part(municipality: Municipality) -> None:
    """Towns and hromadas of countries that people are brought together with."""
    stop(not_an_addressee(municipality, of=0))
    if municipality.level not in (Level.MUNICIPALITY, Level.DISTRICT):
        raise InvalidInput(_("Rounds are for hromadas and municipalities: regions and counties take no part."))


def _settle_zone(by: Membership, zone: str) -> None:
    if zone and zones_to_choose(by.municipality) and zone != zone_of(by.municipality):
        choose_zone(by=by, zone=zone)
    if zone_of(by.municipality) is None and zones_to_choose(by.municipality):
        raise InvalidInput(fields={"zone": [_("Choose the time zone of your municipality.")]})
