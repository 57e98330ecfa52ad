"""What the representative of an association may do, and who may vouch for whom."""

from collections.abc import Collection
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text

# Two weeks: an association's office is asked beside its work, and a moderator need not wait for it.
VOUCHING_VALID_FOR = timedelta(days=14)
# Each of them is mailed to everybody there who may answer.
MOST_ASKED = 3


class OrganisationDeed(models.TextChoices):
    """What a representative can do in an organisation's name. All of them may all of it."""

    LIST_MEMBERS = "list_members", _("keep the list of the organisation’s members")
    VOUCH = "vouch", _("vouch for somebody who asks to represent a member")
    ACT = "act", _("with the consent of a member, do for it what its editor may, and end that")


def refusal_to_ask(*, claimant_represents: bool, others_there: bool) -> Text | None:
    """Why a municipality or an organisation cannot be asked about a person; None where it can.

    Nobody stands on both sides: where the person herself speaks for whoever is asked, that is no second word.
    """
    if claimant_represents:
        return _("You represent it yourself. Name somebody who is not on both sides.")
    if not others_there:
        return _("Nobody is here who could answer for it.")
    return None


def refusal_to_answer(*, person: int, claimant: int, claimed: int, represents: Collection[int]) -> Text | None:
    """Why a person cannot vouch; None where she can. `represents`: the municipalities she speaks or reads for."""
    if person == claimant:
        return _("Nobody vouches for herself.")
    if claimed in represents:
        return _("You represent this municipality yourself: invite the person, instead of vouching from outside.")
    return None
