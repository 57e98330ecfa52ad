"""What the sender's people, and whoever is asked to pass a letter on, are told. Called inside the change."""

from collections.abc import Iterable
from typing import Any

from pobratym.core.letters import address, send_letter
from pobratym.delivery.models import Delivery
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Representative
from pobratym.memberships.queries import members_of, people_of
from pobratym.memberships.rules import may_speak
from pobratym.people.models import User


def asked_to_pass_on(delivery_id: int, *, answer_address: str, code: str) -> None:
    """The letter and the question, to everybody who may answer it, with where the town hall can answer."""
    delivery = _with_sides(delivery_id)
    where = ("correspondence:pass_on", delivery.pk)
    way = {"answer_address": answer_address, "code": code}
    _tell("pass_on", _who_may_answer(delivery), delivery.introduction, where, delivery=delivery, **way)


def answered_about_passing(delivery_id: int) -> None:
    """The sender's people learn whether it was passed on."""
    _tell_sender("passed", delivery_id)


def decided(delivery_id: int) -> None:
    """The sender's people learn what a moderator has decided about an address."""
    _tell_sender("decided", delivery_id)


def came_back(delivery_id: int) -> None:
    """The sender's people learn that the letter did not arrive, and what to do."""
    _tell_sender("came_back", delivery_id)


def post_it(delivery_id: int) -> None:
    """The sender's people are asked whether they have posted the letter."""
    _tell_sender("post_it", delivery_id)


def silence(introduction_id: int) -> None:
    """The sender's people learn what they can do after a month without an answer."""
    introduction = _letter(introduction_id)
    candidates = {"candidates": ("desk:candidates", introduction.sender_id)}
    _tell("silence", people_of(introduction.sender_id), introduction, _page_of(introduction), **candidates)


def _tell_sender(template: str, delivery_id: int) -> None:
    delivery = _with_sides(delivery_id)
    introduction = delivery.introduction
    _tell(template, people_of(introduction.sender_id), introduction, _page_of(introduction), delivery=delivery)


def _tell(
    template: str, people: Iterable[User], introduction: Introduction, where: tuple[Any, ...], **context: Any
) -> None:
    candidates = context.pop("candidates", None)
    for person in people:
        more: dict[str, Any] = (
            {"candidates_address": address(*candidates, language=person.language)} if candidates else {}
        )
        send_letter(
            person.email,
            language=person.language,
            template=f"delivery/letters/{template}",
            person=person,
            introduction=introduction,
            letter=introduction.letter.in_language(person.language),
            sender=introduction.sender,
            receiver=introduction.receiver,
            address=address(*where, language=person.language),
            **more,
            **context,
        )


def _page_of(introduction: Introduction) -> tuple[Any, ...]:
    return ("correspondence:introduction", introduction.sender_id, introduction.pk)


def _who_may_answer(delivery: Delivery) -> list[User]:
    if delivery.passed_by_id:
        return [each.user for each in members_of(delivery.passed_by_id) if may_speak(each)]
    there = Representative.objects.active().filter(organisation=delivery.passed_by_organisation_id)
    return [each.user for each in there.select_related("user")]


def _with_sides(delivery_id: int) -> Delivery:
    return Delivery.objects.with_sides().get(pk=delivery_id)


def _letter(introduction_id: int) -> Introduction:
    return Introduction.objects.with_sides().get(pk=introduction_id)
