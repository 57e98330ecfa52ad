"""A letter on paper to a town hall that is not here carries a code, so that its answer finds the way back."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, NotAllowed
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import check_acts, held, journal
from pobratym.introductions.workflow import UNDER_WAY, Status
from pobratym.journal.actions import record
from pobratym.memberships.granting import new_letter_code
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import people_of
from pobratym.memberships.rules import may_read, may_speak


@transaction.atomic
def print_code(*, introduction: Introduction, by: Membership) -> str:
    """A code for the printed form of a letter whose receiver is not here: told once and kept nowhere.

    Earlier ones stay valid: paper takes weeks. Whoever prints it has read it, so it opens no door by itself: entered
    with a request, it is evidence (docs/adr/0048). Raises NotAllowed, Conflict where the letter is a draft or decided,
    or somebody represents the receiver already, TooMany.
    """
    check_acts(by, introduction.sender_id)
    limits.count("codes_printed", person=by.user, municipality=by.municipality_id)
    letter = held(introduction.pk)
    if not _carries_a_code(letter):
        raise Conflict(_("Only an undecided letter to a municipality that is not here yet carries a code."))
    return _new_code(letter, by)


@transaction.atomic
def hand_out(*, introduction: Introduction, by: Membership, make: Callable[[str], bytes]) -> bytes:
    """The letter as a document, for whoever may read it: what `make` makes of the code that stands in it.

    The code is empty but for an undecided letter whose receiver is not here, handed out to whoever may speak for its
    sender: then it is a new one, as `print_code` gives, and no code is issued for a document that does not come about.
    Raises NotAllowed, Conflict while a moderator holds the letter, TooMany, and what `make` raises.
    """
    _check_has_it(introduction, by)
    is_sender = by.municipality_id == introduction.sender_id
    limits.count("letters_handed_out", person=by.user)
    letter = held(introduction.pk)
    if letter.status == Status.HELD:
        raise Conflict(_("A moderator reads this letter first. There is no document of it before it is released."))
    journal("handed_out", letter, by)
    if not (is_sender and may_speak(by) and _carries_a_code(letter)):
        return make("")
    limits.count("codes_printed", person=by.user, municipality=by.municipality_id)
    return make(_new_code(letter, by))


def _check_has_it(letter: Introduction, by: Membership) -> None:
    """Asked before the letter is held: who may not have it makes nobody wait. What was delivered stays so."""
    has_it = by.municipality_id == letter.sender_id or (
        by.municipality_id == letter.receiver_id and letter.delivered_at is not None
    )
    if not has_it or not may_read(by):
        raise NotAllowed


def _carries_a_code(letter: Introduction) -> bool:
    return letter.status in UNDER_WAY and not people_of(letter.receiver_id)


def _new_code(letter: Introduction, by: Membership) -> str:
    issued, code = new_letter_code(letter.receiver_id, by=by.user, letter_of=by.municipality_id)
    record("memberships.letter_code_printed", subject=issued, by=by.user, municipality_id=letter.receiver_id)
    return code
