"""A round is drafted, changed, and opened for registration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.texts import LocalizedText
from pobratym.core.validation import refuse_invalid
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.profiles.vocabulary import WorkingLanguage
from pobratym.rounds.models import Round
from pobratym.rounds.moves import held_round, journal, move
from pobratym.rounds.rules.hours import days_of

MOST_DAYS = 31
MOST_INTERPRETERS = 200


@dataclass(frozen=True)
class RoundFacts:
    """What moderators say of a round; `interpreters`: language -> how many interpret at once, with Ukrainian."""

    name: Mapping[str, str]
    registration_until: date
    talks_from: date
    talks_until: date
    languages: Sequence[str]
    most_partners: int = 3
    minutes: int = 30
    pause: int = 10
    opens: time = time(9, 0)
    closes: time = time(17, 0)
    interpreters: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def open_round(*, facts: RoundFacts, by: User) -> Round:
    """Draft a round: moderators alone see it until they open its registration. Raises NotAllowed, InvalidInput."""
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds", person=by)
    round = Round(opened_by=by)
    _put(round, facts)
    journal("opened", round, by)
    return round


@transaction.atomic
def change_round(*, round: Round, facts: RoundFacts, by: User) -> Round:
    """Say it anew, while nobody is paired by it. Whoever has registered keeps what still is within the new rules.

    Raises NotAllowed, InvalidInput, Conflict once pairs are proposed.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds", person=by)
    locked = held_round(round.pk)
    if not locked.is_changeable:
        raise Conflict(_("Pairs are proposed by these rules already: they stay as they are."))
    _put(locked, facts)
    _fit_registrations(locked)
    journal("changed", locked, by)
    return locked


@transaction.atomic
def open_registration(*, round: Round, by: User) -> Round:
    """Let municipalities register, invited or not. Raises NotAllowed, Conflict where its last day is over."""
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds", person=by)
    locked = held_round(round.pk)
    move(locked, "open_registration")
    if locked.registration_until < timezone.localdate():
        raise Conflict(_("The last day of registration is over. Name a later one first."))
    locked.save(update_fields=["status"])
    journal("registration_opened", locked, by)
    return locked


def _put(round: Round, facts: RoundFacts) -> None:
    for name, value in vars(facts).items():
        setattr(round, name, value)
    round.name = LocalizedText(facts.name)
    round.languages = [each for each in WorkingLanguage.values if each in facts.languages]
    round.interpreters = {code: number for code, number in facts.interpreters.items() if number}
    _check(round)
    refuse_invalid(round)
    round.save()


def _check(round: Round) -> None:
    if not round.languages:
        raise InvalidInput(fields={"languages": [_("Choose at least one language.")]})
    if not set(round.interpreters) <= set(round.languages) or any(
        not 0 < each <= MOST_INTERPRETERS for each in round.interpreters.values()
    ):
        raise InvalidInput(_("Interpreters are needed in languages of the round, from 1 to 200 of each."))
    if round.talks_from > round.talks_until or (round.talks_until - round.talks_from).days >= MOST_DAYS:
        raise InvalidInput(fields={"talks_until": [_("Talks take from one to 31 days.")]})
    if not days_of(round.talks_from, round.talks_until):
        raise InvalidInput(fields={"talks_until": [_("There is no working day, Monday to Friday, among these.")]})


def _fit_registrations(round: Round) -> None:
    """Within the new rules: no more partners, no other languages and days."""
    days = [day.isoformat() for day in days_of(round.talks_from, round.talks_until)]
    for each in round.participants.registered():
        each.capacity = min(each.capacity, round.most_partners)
        each.languages = [code for code in each.languages if code in round.languages]
        each.days = [day for day in each.days if day in days]
        each.save(update_fields=["capacity", "languages", "days"])
