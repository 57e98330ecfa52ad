"""How two municipalities stand to each other before one writes to the other."""

from collections.abc import Collection
from typing import TypedDict

from django.db.models import Count

from pobratym.core.errors import Text
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries.inbox import letters_waiting
from pobratym.introductions.rules.addressee import cannot_be_written_to
from pobratym.introductions.rules.capacity import Load
from pobratym.introductions.workflow import Status
from pobratym.memberships.queries import people_of
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.workflow import BEFORE_SIGNATURE
from pobratym.places.models import Municipality
from pobratym.places.queries import occupied_today
from pobratym.profiles.models import PartnerSearch


class Acquaintance(TypedDict):
    """What `rules.acquaintance` asks."""

    their_letter_waits: bool
    in_talks: bool


def acquaintance(sender_id: int, receiver_id: int) -> Acquaintance:
    """Whether the receiver's own letter waits at the sender's, and whether the two are in talks already."""
    theirs = Introduction.objects.undecided().filter(sender_id=receiver_id, receiver_id=sender_id)
    both = [sender_id, receiver_id]
    accepted = Introduction.objects.filter(status=Status.ACCEPTED, sender_id__in=both, receiver_id__in=both)
    going_on = accepted.filter(partnership__stage__in=BEFORE_SIGNATURE)
    return {"their_letter_waits": theirs.exists(), "in_talks": going_on.exists()}


def open_letter_between(sender: Municipality, receiver: Municipality) -> Introduction | None:
    """The sender's letter to the receiver that is not over yet: a draft to go on with, or one on its way."""
    return Introduction.objects.open().with_sides().filter(sender=sender, receiver=receiver).first()


def letter_between(one: int, other: int) -> Introduction | None:
    """What brings the two (ids) together already: talks that a letter has opened, or a letter that waits undecided."""
    both = [one, other]
    rows = Introduction.objects.filter(sender_id__in=both, receiver_id__in=both)
    in_talks = rows.filter(status=Status.ACCEPTED, partnership__stage__in=BEFORE_SIGNATURE)
    return in_talks.first() or rows.undecided().first()


def is_cut_off(municipality_id: int) -> bool:
    """Whether a letter would find no rightful reader: an occupied territory whose authority nobody represents here."""
    return bool(occupied_today([municipality_id])) and not people_of(municipality_id)


def not_an_addressee(receiver: Municipality, *, of: int) -> Text | None:
    """Why no letter of the municipality `of` (id) can be sent to the receiver. Needs its country at hand."""
    return cannot_be_written_to(
        level=receiver.level,
        is_excluded=receiver.country.is_excluded,
        ended_on=receiver.ended_on,
        is_oneself=receiver.pk == of,
        is_cut_off=is_cut_off(receiver.pk),
    )


def undecided_letters_of(municipality_id: int) -> int:
    """How many of its letters lie undecided in other inboxes; kept ones burden nobody and do not count."""
    return Introduction.objects.undecided().filter(sender_id=municipality_id).count()


def full_among(municipality_ids: Collection[int]) -> set[int]:
    """Those of these municipalities (ids) that hold as many letters and talks as they can: nobody asks them now."""
    wishes = PartnerSearch.objects.filter(municipality_id__in=municipality_ids)
    capacities = dict(wishes.values_list("municipality_id", "capacity"))
    if not capacities:
        return set()
    letters, talks = letters_waiting(capacities), _talks_of(capacities)
    loads = {pk: Load(most, letters.get(pk, 0), talks.get(pk, 0)) for pk, most in capacities.items()}
    return {pk for pk, load in loads.items() if load.is_full}


def _talks_of(municipality_ids: Collection[int]) -> dict[int, int]:
    """How many talks each is in."""
    talks = Partnership.objects.unmerged().filter(
        stage__in=BEFORE_SIGNATURE, parties__municipality_id__in=municipality_ids
    )
    counted = talks.order_by().values("parties__municipality_id").annotate(count=Count("pk", distinct=True))
    return dict(counted.values_list("parties__municipality_id", "count"))


def load_of(municipality: Municipality) -> Load:
    """What lies on the receiver's table already."""
    search = PartnerSearch.objects.filter(municipality=municipality).first()
    talks = Partnership.objects.unmerged().of(municipality).filter(stage__in=BEFORE_SIGNATURE)
    return Load(
        capacity=search.capacity if search else None,
        letters=Introduction.objects.undecided().filter(receiver=municipality).count(),
        talks=talks.count(),
    )
