"""How two municipalities stand to each other before one writes to the other."""

from typing import TypedDict

from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.capacity import Load
from pobratym.introductions.workflow import Status
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.workflow import BEFORE_SIGNATURE
from pobratym.places.models import Municipality
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


def undecided_letters_of(municipality_id: int) -> int:
    """How many of its letters lie undecided in other inboxes; kept ones burden nobody and do not count."""
    return Introduction.objects.undecided().filter(sender_id=municipality_id).count()


def load_of(municipality: Municipality) -> Load:
    """What lies on the receiver's table already."""
    search = PartnerSearch.objects.filter(municipality=municipality).first()
    talks = Partnership.objects.unmerged().of(municipality).filter(stage__in=BEFORE_SIGNATURE)
    return Load(
        capacity=search.capacity if search else None,
        letters=Introduction.objects.undecided().filter(receiver=municipality).count(),
        talks=talks.count(),
    )
