"""Steps that several verbs take inside their own transaction. Only `actions` may call them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, Text
from pobratym.core.languages import content_languages
from pobratym.core.validation import refuse_invalid
from pobratym.introductions.models import DeclineReason, Introduction, Message
from pobratym.introductions.rules.doubtful import DoubtfulRefusal, refuse_doubtful
from pobratym.introductions.rules.meanwhile import happened
from pobratym.introductions.rules.sides import may_not_act
from pobratym.introductions.workflow import WORKFLOW, Status
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.text_checks import findings

DECISION = ["status", "answered_at", "decided_at", "decided_by", "decline_code", "decision_reason", "partnership"]


def check_acts(by: Membership, *municipality_ids: int) -> None:
    """Raises NotAllowed where `by` may not act for any of these municipalities."""
    reason = may_not_act(by, for_one_of=municipality_ids)
    if reason:
        raise NotAllowed(reason)


def check_reads(by: Membership, introduction: Introduction) -> None:
    """Raises NotAllowed where the letter has not reached the municipality of `by`: a draft, or one that waits."""
    if not Introduction.objects.seen_by(by.municipality).filter(pk=introduction.pk).exists():
        raise NotAllowed


def stop(reason: Text | None) -> None:
    """Raises Conflict where a rule says why not."""
    if reason:
        raise Conflict(reason)


def hold_municipalities(*municipality_ids: int) -> None:
    """Until the transaction ends nobody else counts, crosses or delivers letters of these municipalities."""
    rows = Municipality.including_merged.select_for_update(no_key=True).filter(pk__in=municipality_ids)
    list(rows.order_by("pk").values_list("pk"))


def held(introduction_id: int) -> Introduction:
    """The letter as it stands now, held until the transaction ends: of two people one waits."""
    rows = Introduction.objects.select_for_update(of=("self",)).select_related("sender", "receiver")
    return rows.get(pk=introduction_id)


def move(introduction: Introduction, verb: str) -> None:
    """Take the step in memory; raises Conflict that says what has happened where the table forbids it."""
    WORKFLOW.take(introduction, verb, lambda: happened(introduction.status))


def refuse(letter: Introduction, reason: str, own_words: str, by: User | None, *, language: str = "") -> None:
    """Say no and save it; `by` None: a town hall that has no account. Raises what `decline` raises."""
    move(letter, "decline")
    if reason not in DeclineReason.values:
        raise InvalidInput(fields={"reason": [_("Say why you decline: the other side reads it.")]})
    letter.decline_code, letter.decision_reason = reason, own_words.strip()
    is_known = bool(letter.decision_reason) and language in content_languages()
    letter.decision_language = language if is_known else ""
    if reason == DeclineReason.OWN_WORDS and not letter.decision_reason:
        raise InvalidInput(
            fields={"own_words": [_("Write the reason in your own words, or choose one from the list.")]}
        )
    refuse_doubtful(findings(letter.decision_reason, strict=is_near_the_front(letter.receiver_id)), DoubtfulRefusal)
    letter.decided_at, letter.decided_by, letter.is_decided_outside = timezone.now(), by, by is None
    letter.answered_at = letter.answered_at or letter.decided_at
    refuse_invalid(letter)
    letter.save(update_fields=[*DECISION, "is_decided_outside", "decision_language"])


def reached(introduction: Introduction, message: Message, before: str) -> str:
    """What a message that has reached the other side makes of its letter; the verb of the journal's entry.

    `before` is the letter's state before the step: the sender's own message changes none but that of a letter about
    which it was asked something.
    """
    if message.on_behalf_of_id != introduction.receiver_id:
        if before == Status.QUESTION_ASKED:
            introduction.save(update_fields=["status"])
        else:
            introduction.status = before
        return "message_written"
    is_first = introduction.answered_at is None
    introduction.answered_at = introduction.answered_at or message.sent_at
    introduction.save(update_fields=["status", "answered_at"])
    if introduction.status == Status.QUESTION_ASKED:
        return "asked"
    return "answered" if is_first else "message_written"


def journal(verb: str, introduction: Introduction, by: Membership, **details: object) -> None:
    """The entry of a verb that a municipality's person did."""
    record(
        f"introductions.{verb}",
        subject=introduction,
        by=by.user,
        municipality_id=by.municipality_id,
        **details,
    )
