"""A mailbox of the town hall makes an answer official."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.answers import notices
from pobratym.answers.models import Answer, Confirmation
from pobratym.answers.queries import confirmation_with, last_answer, link_with
from pobratym.answers.writing import void
from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships.rules.keys import MAILBOX_VALID_FOR, digest_of, new_key
from pobratym.people.models import User
from pobratym.people.rules import ensure_active
from pobratym.places.queries.official_addresses import known_of
from pobratym.places.rules.domains import PROVING, bond
from pobratym.places.rules.official_addresses import as_written


@transaction.atomic
def ask_mailbox(*, key: str, mailbox: str, by: User | None) -> Confirmation:
    """Send a key to a mailbox of the town hall: whoever reads it there confirms what was answered last.

    The mailbox is the official one on file, or one at the domain of the website on file, as for a request to represent
    the municipality (memberships/actions/mailbox.py). A later key makes an earlier one void. Raises NotAllowed for
    closed accounts, InvalidInput for any other mailbox, Conflict where nothing was answered, TooMany.
    """
    ensure_active(by)
    link = link_with(key)
    answer = last_answer(link) if link else None
    if link is None or answer is None:
        raise void()
    receiver = link.introduction.receiver_id
    limits.count("answers_confirmed", person=by, municipality=receiver)
    address = as_written("mailbox", mailbox)
    verdict = bond(address, known_of(receiver))
    if verdict not in PROVING:
        raise InvalidInput(fields={"mailbox": [verdict.label]})
    now, secret = timezone.now(), new_key()
    answer.confirmations.filter(used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    asked = Confirmation(
        answer=answer, mailbox=address, digest=digest_of(secret), made_at=now, expires_at=now + MAILBOX_VALID_FOR
    )
    refuse_invalid(asked)
    asked.save()
    record("answers.confirmation_asked", subject=link.introduction, by=by, municipality_id=receiver)
    notices.confirmation_asked(asked.pk, secret)
    return asked


@transaction.atomic
def confirm(*, key: str, by: User | None) -> Answer:
    """The town hall stands by the answer; the sender is told. Whoever has the key may, with an account or without.

    Raises NotAllowed for closed accounts, Conflict where the key was used, is too old or unknown, TooMany.
    """
    ensure_active(by)
    found = confirmation_with(key)
    if found is None:
        raise _used()
    letter = found.answer.link.introduction
    limits.count("answers_confirmed", person=by, municipality=letter.receiver_id)
    asked = Confirmation.objects.select_for_update().get(pk=found.pk)
    if asked.used_at:
        raise _used()
    now = timezone.now()
    asked.used_at = now
    asked.save(update_fields=["used_at"])
    answer = Answer.objects.select_for_update().get(pk=asked.answer_id)
    answer.is_official, answer.confirmed_at = True, now
    answer.save(update_fields=["is_official", "confirmed_at"])
    record("answers.confirmed", subject=letter, by=by, municipality_id=letter.receiver_id)
    notices.confirmed(answer.pk)
    return answer


def _used() -> Conflict:
    return Conflict(_("This address has been used, or is too old. A new one can be sent from the page of the letter."))
