"""A letter goes on to somebody whom it suits better: the receiver proposes, the sender agrees or does not."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.introductions import notices
from pobratym.introductions.actions.letters import draft
from pobratym.introductions.models import Introduction, PassingOn
from pobratym.introductions.moves import check_acts, held, hold_municipalities, journal, move
from pobratym.introductions.queries import not_an_addressee, open_letter_between
from pobratym.introductions.rules.doubtful import DoubtfulMessage, refuse_doubtful
from pobratym.introductions.rules.passing import cannot_be_passed_to
from pobratym.introductions.workflow import PassingStatus
from pobratym.memberships.models import Membership, Organisation
from pobratym.memberships.queries import people_of
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import findings


def propose_passing_on(
    *,
    introduction: Introduction,
    by: Membership,
    municipality: Municipality | None = None,
    organisation: Organisation | None = None,
    words: str = "",
) -> PassingOn:
    """The receiver names who might suit better, a municipality that is here or an organisation; the sender is asked.

    The letter is answered by that and stays undecided. A later proposal takes the place of one that waits. Raises
    NotAllowed, InvalidInput where nobody, both, or somebody is named who cannot get it, DoubtfulMessage for words that
    should not be disclosed in wartime, Conflict where the letter was decided, withdrawn or has expired.
    """
    found = findings(words.strip(), strict=is_near_the_front(by.municipality_id))
    with transaction.atomic():
        check_acts(by, introduction.receiver_id)
        limits.count("decisions", person=by.user, municipality=by.municipality_id)
        letter = held(introduction.pk)
        move(letter, "answer")
        if municipality is not None:
            _check_third(letter, municipality)
        refuse_doubtful(found, DoubtfulMessage)
        _waiting(letter).update(status=PassingStatus.REPLACED)
        passing = PassingOn(
            introduction=letter,
            municipality=municipality,
            organisation=organisation,
            words=words.strip(),
            proposed_by=by.user,
        )
        refuse_invalid(passing)
        passing.save()
        letter.answered_at = letter.answered_at or passing.proposed_at
        letter.save(update_fields=["status", "answered_at"])
        journal("passing_on_proposed", letter, by, passing_on=passing.pk)
        notices.passing_on_proposed(passing.pk)
        return passing


@transaction.atomic
def agree_to_passing_on(*, passing: PassingOn, by: Membership) -> PassingOn:
    """The sender agrees: the letter is passed on. For a municipality a draft to it is made, which the sender looks at
    and sends; people of an organisation get the letter by mail.

    Raises NotAllowed for others than the sender's speakers, Conflict where the proposal waits no longer or the letter
    was decided meanwhile, InvalidInput where the municipality can no longer be written to.
    """
    check_acts(by, passing.introduction.sender_id)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    hold_municipalities(*filter(None, (by.municipality_id, passing.municipality_id)))
    letter = held(passing.introduction_id)
    asked = _answered(passing, by, PassingStatus.AGREED)
    move(letter, "pass_on")
    letter.decided_at, letter.decided_by = asked.answered_at, asked.proposed_by
    letter.save(update_fields=["status", "decided_at", "decided_by"])
    if asked.municipality is not None:
        asked.draft = _draft_for(asked.municipality, letter, by)
        asked.save(update_fields=["draft"])
    journal("passed_on", letter, by, passing_on=asked.pk)
    notices.passed_on(asked.pk)
    return asked


@transaction.atomic
def refuse_passing_on(*, passing: PassingOn, by: Membership) -> PassingOn:
    """The sender would rather have an answer of the receiver itself: the letter stays with it, undecided.

    Raises NotAllowed for others than the sender's speakers, Conflict where the proposal waits no longer.
    """
    check_acts(by, passing.introduction.sender_id)
    limits.count("decisions", person=by.user, municipality=by.municipality_id)
    letter = held(passing.introduction_id)
    asked = _answered(passing, by, PassingStatus.REFUSED)
    journal("passing_on_refused", letter, by, passing_on=asked.pk)
    notices.passing_on_refused(asked.pk)
    return asked


def _waiting(letter: Introduction) -> QuerySet[PassingOn]:
    return PassingOn.objects.filter(introduction=letter, status=PassingStatus.PROPOSED)


def _answered(passing: PassingOn, by: Membership, status: PassingStatus) -> PassingOn:
    asked = _waiting(passing.introduction).select_related("proposed_by", "municipality").filter(pk=passing.pk).first()
    if asked is None:
        raise Conflict(_("This proposal has since been answered, or another was made instead."))
    asked.status, asked.answered_by, asked.answered_at = status, by.user, timezone.now()
    asked.save(update_fields=["status", "answered_by", "answered_at"])
    return asked


def _check_third(letter: Introduction, municipality: Municipality) -> None:
    is_a_side = municipality.pk in (letter.sender_id, letter.receiver_id)
    reason = cannot_be_passed_to(is_a_side=is_a_side, is_here=bool(people_of(municipality.pk)))
    reason = reason or not_an_addressee(municipality, of=letter.sender_id)
    if reason:
        raise InvalidInput(reason, fields={"municipality": [reason]})


def _draft_for(municipality: Municipality, letter: Introduction, by: Membership) -> Introduction:
    """The sender's letter to the third one: a draft of the same words, or the letter there is already."""
    present = open_letter_between(letter.sender, municipality)
    return present or draft(receiver=municipality, by=by, subject=letter.subject, letter=letter.letter)
