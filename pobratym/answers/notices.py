"""Letters about answers: to the people of the sender, and to the mailbox of the town hall. Called inside the change."""

from django.utils.translation import override

from pobratym.answers.models import Answer, AnswerKind, Confirmation
from pobratym.core.letters import address, send_letter, through_us
from pobratym.introductions.models import Introduction
from pobratym.memberships.queries import people_of

# Those whose words are no message of the letter, or have a mail of their own (introductions/notices.py).
TOLD = (AnswerKind.INSTEAD, AnswerKind.WRONG_ADDRESS)


def said(answer_id: int) -> None:
    """The sender's people learn what to do: whom to write to instead, or that the address was wrong."""
    answer = Answer.objects.get(pk=answer_id)
    _tell(str(answer.kind), answer)


def confirmed(answer_id: int) -> None:
    """The sender's people learn that the town hall stands by the answer."""
    _tell("confirmed", Answer.objects.get(pk=answer_id))


def confirmation_asked(confirmation_id: int, key: str) -> None:
    """Ask the mailbox of the town hall, in the language in which the answer was given."""
    confirmation = Confirmation.objects.select_related("answer__link").get(pk=confirmation_id)
    answer = confirmation.answer
    letter = _letter(answer)
    send_letter(
        confirmation.mailbox,
        language=answer.language,
        template="answers/letters/confirmation_asked",
        answer=answer,
        sender=letter.sender,
        receiver=letter.receiver,
        valid_until=confirmation.expires_at,
        address=address("correspondence:answer_confirm", key, language=answer.language),
    )


def _tell(template: str, answer: Answer) -> None:
    letter = _letter(answer)
    for person in people_of(letter.sender_id):
        with override(person.language):
            from_name = through_us(letter.receiver.name)
        send_letter(
            person.email,
            language=person.language,
            template=f"answers/letters/{template}",
            from_name=from_name,
            person=person,
            answer=answer,
            about=letter.receiver,
            address=address("correspondence:introduction", letter.sender_id, letter.pk, language=person.language),
        )


def _letter(answer: Answer) -> Introduction:
    return Introduction.objects.with_sides().get(answer_links=answer.link_id)
