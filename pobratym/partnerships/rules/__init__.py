"""What is allowed in the life of a partnership: pure questions, values in, an answer or a reason out."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import product

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_speak
from pobratym.partnerships.models import Evidence, PartnershipType
from pobratym.partnerships.rules.signing import FIRST_DAY
from pobratym.partnerships.workflow import AGREED, BEFORE_SIGNATURE, WORKFLOW, Stage
from pobratym.profiles.vocabulary import Sphere

SET_BY_SIGNATURES = (Stage.PARTLY_SIGNED, Stage.SIGNED)
# A reader can look at the thing itself: not one side's word, nor somebody's report of it.
DOCUMENTARY_EVIDENCE = (Evidence.OFFICIAL_REGISTER, Evidence.DOCUMENT)
OUTSIDE_EVIDENCE = (Evidence.OFFICIAL_REGISTER, Evidence.DOCUMENT, Evidence.PRESS, Evidence.IMPORT)


def stage_after_signatures(stage: str, *, parties: int, signed: int, is_confirmed: bool) -> Stage:
    """Where a partnership of `parties` stands once `signed` of them have signed.

    «Signed by all» needs more than one side's word: the signatures of all, and each side or a document that confirms
    them. Signatures only lead forward: a partnership already in force, resting or ended stays where it is.
    """
    if signed == 0 or stage not in (*BEFORE_SIGNATURE, Stage.PARTLY_SIGNED):
        return Stage(stage)
    return Stage.SIGNED if signed >= parties and is_confirmed else Stage.PARTLY_SIGNED


def proposable_stages(stage: str) -> list[Stage]:
    """Stages a party may propose from `stage`, the present one first; signatures set the signed ones by themselves."""
    onward = [Stage(verb) for verb in WORKFLOW.verbs(stage) if verb not in SET_BY_SIGNATURES]
    return [Stage(stage), *onward]


def is_over(stage: str) -> bool:
    """Whether nothing can happen to the partnership any more."""
    return stage in WORKFLOW.terminal_states()


def is_agreed(stage: str, type_: str) -> bool:
    """Whether it counts as a partnership: a document that at least one party signed, and more than a wish."""
    return stage in AGREED and type_ != PartnershipType.INTENT


def checked_spheres(spheres: Iterable[str]) -> list[str]:
    """The spheres once each, in the vocabulary's order; raises InvalidInput where one is not in it."""
    wanted = set(spheres)
    if unknown := sorted(wanted - set(Sphere.values)):
        raise InvalidInput(
            fields={"spheres": [_("There is no such field of cooperation: %(names)s.") % {"names": ", ".join(unknown)}]}
        )
    return [sphere for sphere in Sphere.values if sphere in wanted]


def check_proposed_stage(present: str, wanted: str) -> None:
    """Raises InvalidInput where the stage cannot be proposed now."""
    if wanted in SET_BY_SIGNATURES and wanted != present:
        reason = _("Signatures set this stage. Record your signature instead.")
        raise InvalidInput(fields={"stage": [reason]})
    if wanted not in proposable_stages(present):
        reason = _("This stage cannot be reached from the current one. Choose one from the list.")
        raise InvalidInput(fields={"stage": [reason]})


def check_day(day: date, *, today: date, field: str) -> None:
    """Raises InvalidInput for a day that has not come yet, or that is too long ago to be meant."""
    if day > today:
        raise InvalidInput(fields={field: [_("This day has not come yet. Give the day it happened.")]})
    if day < FIRST_DAY:
        raise InvalidInput(fields={field: [_("This is before 1945. Check the year.")]})


def check_speaks(membership: Membership, parties: Collection[int]) -> None:
    """Raises NotAllowed unless the person may speak for one of the `parties` (ids of municipalities)."""
    if membership.municipality_id not in parties:
        raise NotAllowed(_("Your municipality is not a party of this partnership."))
    if not may_speak(membership):
        raise NotAllowed(_("Your role does not let you speak for your municipality. Ask its head or a coordinator."))


def check_may_confirm(*, represents_proposer: bool) -> None:
    """Two sides agree only where two people do: raises NotAllowed for whoever speaks for the proposing one as well."""
    if represents_proposer:
        raise NotAllowed(
            _("You also represent the side that proposed it. Somebody else from your municipality has to confirm it.")
        )


def is_word_of_each(recorders: Collection[Collection[int]]) -> bool:
    """Whether somebody (number of an account) of its own has spoken for each party: one person who has spoken for two
    of them is the word of one."""
    return any(len(set(chosen)) == len(recorders) for chosen in product(*recorders))


def check_may_decide(membership: Membership, *, proposed_by: int, proposer: int) -> None:
    """Who proposes does not confirm: raises NotAllowed for the proposing municipality and for the proposer.

    With three and more parties one other party's answer is enough.
    """
    if membership.municipality_id == proposed_by or membership.user_id == proposer:
        raise NotAllowed(_("The other side answers a proposal. You can withdraw yours."))
