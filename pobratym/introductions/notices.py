"""Letters by mail to the people of the two sides, each in the reader's language. Called inside the change.

Nobody's address is shown: mail comes from the platform, in the name of the municipality that writes.
"""

from collections.abc import Iterable

from django.utils.translation import override, pgettext

from pobratym.core.letters import address, send_letter
from pobratym.introductions.models import Introduction, Message
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.places.models import Municipality


def letter_delivered(introduction_id: int) -> None:
    """The letter itself, readable without a click, to everybody who speaks for the receiver."""
    introduction = _with_sides(introduction_id)
    _tell("letter", people_of(introduction.receiver_id), introduction, introduction.sender, introduction.receiver)


def message_written(message_id: int) -> None:
    """The message's text to the other side's people."""
    message = Message.objects.select_related("author", "on_behalf_of__country").get(pk=message_id)
    introduction = _with_sides(message.introduction_id)
    other = _other_side(introduction, message.on_behalf_of_id)
    _tell("message", people_of(other.pk), introduction, message.on_behalf_of, other, message=message)


def accepted(introduction_id: int) -> None:
    """The sender's people and the accepting person's colleagues learn that talks are open."""
    introduction = _with_sides(introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("accepted", people_of(sender.pk), introduction, receiver, sender)
    colleagues = [person for person in people_of(receiver.pk) if person.pk != introduction.decided_by_id]
    _tell("accepted", colleagues, introduction, sender, receiver)


def declined(introduction_id: int) -> None:
    """The sender's people learn why."""
    introduction = _with_sides(introduction_id)
    _tell("declined", people_of(introduction.sender_id), introduction, introduction.receiver, introduction.sender)


def withdrawn(introduction_id: int) -> None:
    """The receiver's people learn that no answer is expected any more."""
    introduction = _with_sides(introduction_id)
    _tell("withdrawn", people_of(introduction.receiver_id), introduction, introduction.sender, introduction.receiver)


def expired(introduction_id: int) -> None:
    """Both sides learn that the letter has come to its end."""
    introduction = _with_sides(introduction_id)
    for side in (introduction.sender, introduction.receiver):
        _tell("expired", people_of(side.pk), introduction, _other_side(introduction, side.pk), side)


def _tell(
    template: str,
    people: Iterable[User],
    introduction: Introduction,
    about: Municipality,
    reader: Municipality,
    message: Message | None = None,
) -> None:
    """`about` is the other side, whose name the mail carries; `reader` the municipality whose people read."""
    for person in people:
        with override(person.language):
            from_name = pgettext("sender of a mail", "%(municipality)s via Pobratym") % {"municipality": about.name}
        send_letter(
            person.email,
            language=person.language,
            template=f"introductions/letters/{template}",
            from_name=from_name,
            introduction=introduction,
            letter=introduction.letter.in_language(person.language),
            about=about,
            person=person,
            message=message,
            address=address("web:introduction", reader.pk, introduction.pk, language=person.language),
        )


def _with_sides(introduction_id: int) -> Introduction:
    return Introduction.objects.with_sides().get(pk=introduction_id)


def _other_side(introduction: Introduction, municipality_id: int) -> Municipality:
    return introduction.receiver if municipality_id == introduction.sender_id else introduction.sender
