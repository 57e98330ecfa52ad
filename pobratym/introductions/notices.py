"""Letters by mail to the people of the two sides, each in the reader's language. Called inside the change.

Nobody's address is shown: mail comes from the platform, in the name of the municipality that writes.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import override

from pobratym.core.letters import address, send_letter, through_us
from pobratym.core.texts import LocalizedText
from pobratym.introductions.models import Introduction, Message, PassingOn
from pobratym.introductions.relay import post_of
from pobratym.memberships.queries import people_of
from pobratym.people.models import User
from pobratym.places.models import Municipality

# Words of a person that are passed on; all others are the service's own.
_PASSED_ON = ("letter", "message")


def letter_delivered(introduction_id: int, text: LocalizedText) -> None:
    """The letter itself, readable without a click, to everybody who speaks for the receiver; `text`: as it is read."""
    introduction = _with_sides(introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("letter", people_of(receiver.pk), introduction, sender, receiver, text=text)


def message_written(message_id: int) -> None:
    """The message's text to the other side's people."""
    message = Message.objects.select_related("author", "on_behalf_of__country").get(pk=message_id)
    introduction = _with_sides(message.introduction_id)
    other = introduction.other_side(message.on_behalf_of_id)
    _tell("message", people_of(other.pk), introduction, message.on_behalf_of, other, message=message)


def letter_released(introduction_id: int) -> None:
    """The sender's people learn that a moderator let their letter go."""
    introduction = _with_sides(introduction_id)
    people = people_of(introduction.sender_id)
    _tell("released", people, introduction, introduction.receiver, introduction.sender, is_ours=True)


def letter_returned(introduction_id: int) -> None:
    """The sender's people learn what to rephrase."""
    introduction = _with_sides(introduction_id)
    people = people_of(introduction.sender_id)
    _tell("returned", people, introduction, introduction.receiver, introduction.sender, is_ours=True)


def message_returned(message_id: int) -> None:
    """The writer's people learn what to rephrase."""
    message = Message.including_held.select_related("author", "on_behalf_of__country").get(pk=message_id)
    introduction = _with_sides(message.introduction_id)
    other = introduction.other_side(message.on_behalf_of_id)
    own = message.on_behalf_of
    _tell("message_returned", people_of(own.pk), introduction, other, own, message=message, is_ours=True)


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
        _tell("expired", people_of(side.pk), introduction, introduction.other_side(side.pk), side)


def letter_waits(introduction_id: int, people: Iterable[User], due: date, *, is_second: bool) -> None:
    """These people of the receiver are reminded of a letter without an answer; `is_second`: its day has come."""
    introduction = _with_sides(introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("letter_waits", people, introduction, sender, receiver, is_ours=True, due=due, is_second=is_second)


def letter_given(introduction_id: int, person: User, *, by: User, due: date | None) -> None:
    """A colleague learns that the letter is hers to answer, from whom, and by when."""
    introduction = _with_sides(introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("letter_given", [person], introduction, sender, receiver, is_ours=True, by=by, due=due)


def passing_on_proposed(passing_id: int) -> None:
    """The sender's people are asked whether their letter may be passed on."""
    passing = _passing(passing_id)
    introduction = _with_sides(passing.introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("passing_on_proposed", people_of(sender.pk), introduction, receiver, sender, passing=passing)


def passing_on_refused(passing_id: int) -> None:
    """The receiver's people learn that the sender waits for their own answer."""
    passing = _passing(passing_id)
    introduction = _with_sides(passing.introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("passing_on_refused", people_of(receiver.pk), introduction, sender, receiver, passing=passing)


def passed_on(passing_id: int) -> None:
    """The receiver's people learn that the sender agreed; those of an organisation get the letter itself."""
    passing = _passing(passing_id)
    introduction = _with_sides(passing.introduction_id)
    sender, receiver = introduction.sender, introduction.receiver
    _tell("passed_on", people_of(receiver.pk), introduction, sender, receiver, passing=passing)
    if passing.organisation is not None:
        for each in passing.organisation.representatives.active().select_related("user"):
            _tell_organisation(each.user, introduction, passing)


def _tell_organisation(person: User, introduction: Introduction, passing: PassingOn) -> None:
    """The letter, and the page of its sender: the conversation is none of theirs."""
    sender = introduction.sender
    send_letter(
        person.email,
        language=person.language,
        template="introductions/letters/passed_on_to_organisation",
        introduction=introduction,
        letter=introduction.letter.in_language(person.language),
        about=sender,
        person=person,
        passing=passing,
        address=address("web:municipality", sender.pk, sender.slug, language=person.language),
    )


def _passing(passing_id: int) -> PassingOn:
    return PassingOn.objects.select_related("municipality__country", "organisation", "proposed_by").get(pk=passing_id)


def _tell(
    template: str,
    people: Iterable[User],
    introduction: Introduction,
    about: Municipality,
    reader: Municipality,
    message: Message | None = None,
    *,
    is_ours: bool = False,
    text: LocalizedText | None = None,
    **more: Any,
) -> None:
    """`about` is the other side, whose name the mail carries (unless it `is_ours`: the platform's own word); `reader`
    the municipality whose people read; `text`: the letter, unless as it was written."""
    for person in people:
        with override(person.language):
            from_name = through_us(about.name)
        post = post_of(introduction.pk, person, is_notice=template not in _PASSED_ON)
        send_letter(
            person.email,
            language=person.language,
            template=f"introductions/letters/{template}",
            from_name="" if is_ours else from_name,
            post=post,
            answers_by_mail=bool(post.reply_to),
            introduction=introduction,
            letter=(text or introduction.letter).in_language(person.language),
            about=about,
            person=person,
            message=message,
            address=address("correspondence:introduction", reader.pk, introduction.pk, language=person.language),
            **more,
        )


def _with_sides(introduction_id: int) -> Introduction:
    return Introduction.objects.with_sides().get(pk=introduction_id)
