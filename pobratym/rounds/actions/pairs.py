"""Moderators have pairs proposed, pin and forbid some, repeat, and ask the sides."""

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.rounds import notices
from pobratym.rounds.models import Pair, Participant, Round
from pobratym.rounds.moves import held_round, journal, move
from pobratym.rounds.queries.market import RoundMarket, market_of
from pobratym.rounds.rules.assignment import Mask, blocking_pairs, stable_pairs
from pobratym.rounds.workflow import Standing, Status


@transaction.atomic
def propose_pairs(*, round: Round, by: User) -> Round:
    """Pair all who are registered, or do it again with what was pinned, forbidden and answered since.

    Registration is over with it; nobody is told before `ask_sides`. Raises NotAllowed, Conflict where a side is empty.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds", person=by)
    locked = held_round(round.pk)
    move(locked, "propose")
    found = market_of(locked)
    if not found.hromadas or not found.abroad:
        raise Conflict(_("There has to be at least one hromada and one municipality abroad that have registered."))
    paired = stable_pairs(found.market)
    locked.blocking_pairs = len(blocking_pairs(found.market, paired))
    locked.proposed_at, locked.needs_repeat = timezone.now(), False
    locked.save(update_fields=["status", "blocking_pairs", "proposed_at", "needs_repeat"])
    _file(locked, found, paired)
    journal("proposed", locked, by, pairs=int(paired.sum()), blocking=locked.blocking_pairs)
    return locked


@transaction.atomic
def pin_pair(*, hromada: Participant, abroad: Participant, by: User) -> Pair:
    """The two come together whatever anybody prefers. Raises NotAllowed, InvalidInput, Conflict."""
    return _stand(hromada, abroad, Standing.PINNED, by)


@transaction.atomic
def forbid_pair(*, hromada: Participant, abroad: Participant, by: User) -> Pair:
    """The two do not come together. Raises NotAllowed, InvalidInput, Conflict where both have confirmed."""
    return _stand(hromada, abroad, Standing.FORBIDDEN, by)


@transaction.atomic
def free_pair(*, hromada: Participant, abroad: Participant, by: User) -> Pair:
    """Neither pinned nor forbidden any more. Raises NotAllowed, Conflict."""
    return _stand(hromada, abroad, Standing.OPEN, by)


@transaction.atomic
def ask_sides(*, round: Round, by: User) -> Round:
    """Show the sides their pairs: everybody who has one that it has not answered is mailed.

    Raises NotAllowed, Conflict where something was pinned or forbidden since, or there is no pair.
    """
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds_told", person=by)
    locked = held_round(round.pk)
    move(locked, "ask_sides")
    if locked.needs_repeat:
        raise Conflict(_("Something has been pinned or forbidden since. Have the pairs proposed again first."))
    pairs = list(Pair.objects.filter(round=locked).proposed().prefetch_related("answers"))
    if not pairs:
        raise Conflict(_("No pair is proposed."))
    locked.save(update_fields=["status"])
    journal("sides_asked", locked, by, pairs=len(pairs))
    asked = {
        side
        for pair in pairs
        for side in (pair.hromada_id, pair.abroad_id)
        if side not in {each.participant_id for each in pair.answers.all()}
    }
    notices.pairs_proposed(sorted(asked))
    return locked


_VERBS = {Standing.PINNED: "pinned", Standing.FORBIDDEN: "forbidden", Standing.OPEN: "freed"}


def _stand(hromada: Participant, abroad: Participant, standing: Standing, by: User) -> Pair:
    ensure_may(by, PlatformDeed.HOLD_ROUNDS)
    limits.count("rounds", person=by)
    locked = held_round(hromada.round_id)
    if locked.status not in (Status.REGISTRATION, Status.PROPOSED):
        raise Conflict(_("Pairs are pinned and forbidden before the sides are asked. Have them proposed again first."))
    _check_two_sides(hromada, abroad, locked)
    pair = Pair.objects.filter(hromada=hromada, abroad=abroad).first()
    pair = pair or Pair(round=locked, hromada=hromada, abroad=abroad)
    if standing == Standing.PINNED:
        _check_room(hromada, pair)
        _check_room(abroad, pair)
    pair.standing = standing
    if standing == Standing.FORBIDDEN:
        pair.is_proposed = False
    refuse_invalid(pair)
    pair.save()
    locked.needs_repeat = locked.proposed_at is not None
    locked.save(update_fields=["needs_repeat"])
    journal(_VERBS[standing], locked, by, hromada=hromada.municipality_id, abroad=abroad.municipality_id)
    return pair


def _check_two_sides(hromada: Participant, abroad: Participant, round: Round) -> None:
    sides = (hromada.municipality.country_id == "UA", abroad.municipality.country_id == "UA")
    is_here = all(each.round_id == round.pk and each.is_registered for each in (hromada, abroad))
    if not is_here or sides != (True, False):
        raise InvalidInput(_("A pair is of a hromada and a municipality abroad that have both registered."))


def _check_room(participant: Participant, but: Pair) -> None:
    """Pinned pairs take places first: there are no more of them than places."""
    pinned = Pair.objects.of(participant).filter(standing=Standing.PINNED).exclude(pk=but.pk).count()
    if pinned >= participant.capacity:
        raise Conflict(
            _("%(place)s would meet %(n)s partners, and as many are pinned already.")
            % {"place": participant.municipality.name, "n": participant.capacity}
        )


def _file(round: Round, found: RoundMarket, paired: Mask) -> None:
    """What is proposed, and nothing of what was before but pins, bans and answers."""
    kept = {(each.hromada_id, each.abroad_id): each for each in Pair.objects.filter(round=round)}
    new: list[Pair] = []
    proposed: list[Pair] = []
    for i, j in np.argwhere(paired).tolist():
        hromada, abroad = found.hromadas[i], found.abroad[j]
        pair = kept.pop((hromada.pk, abroad.pk), None) or Pair(round=round, hromada=hromada, abroad=abroad)
        pair.is_proposed = True
        pair.fit_for_hromada = float(found.market.for_hromadas[i, j])
        pair.fit_for_abroad = float(found.market.for_abroad[i, j])
        (proposed if pair.pk else new).append(pair)
    Pair.objects.filter(pk__in=[each.pk for each in kept.values()]).update(is_proposed=False)
    Pair.objects.filter(round=round, is_proposed=False, standing=Standing.OPEN, answers__isnull=True).exclude(
        pk__in=[each.pk for each in proposed]
    ).delete()
    Pair.objects.bulk_update(proposed, ["is_proposed", "fit_for_hromada", "fit_for_abroad"], batch_size=200)
    Pair.objects.bulk_create(new, batch_size=200)
