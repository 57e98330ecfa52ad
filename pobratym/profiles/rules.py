"""How complete a profile is, and how a need or an offer may end: pure, from what is there."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.profiles.models import Direction, ListingStatus, PartnerSearch, Passport

FEW_WORDS = 120  # letters a self-description needs before a stranger learns something from it


@dataclass(frozen=True)
class Step:
    """One thing a good profile has. `code` tells the entrance where it is filled in."""

    code: str
    label: str | Promise
    is_done: bool


@dataclass(frozen=True)
class Completeness:
    """How far a municipality has come in telling of itself."""

    steps: tuple[Step, ...]

    @property
    def percent(self) -> int:
        return round(100 * sum(step.is_done for step in self.steps) / len(self.steps))

    @property
    def missing(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if not step.is_done)


def closings(direction: str) -> list[ListingStatus]:
    """How a need or an offer may end: a need is met, an offer is full, either can be withdrawn."""
    done = ListingStatus.MET if direction == Direction.NEED else ListingStatus.FULL
    return [done, ListingStatus.WITHDRAWN]


def completeness(passport: Passport | None, search: PartnerSearch | None, *, needs: int, offers: int) -> Completeness:
    """Which of the steps towards a profile that a partner can answer are done."""
    own = passport or Passport()
    wish = search or PartnerSearch()
    return Completeness(
        (
            Step("about_uk", _("About us in Ukrainian"), len(own.about["uk"]) >= FEW_WORDS),
            Step("about_en", _("About us in English"), len(own.about["en"]) >= FEW_WORDS),
            Step("languages", _("Languages you can write in"), bool(own.languages)),
            Step("contact", _("Contact for partners"), bool(own.contact_email)),
            Step("needs", _("At least one need"), needs > 0),
            Step("offers", _("At least one offer"), offers > 0),
            Step("search", _("What kind of partner you look for"), bool(wish.since) and _says_whom(wish)),
        )
    )


def _says_whom(search: PartnerSearch) -> bool:
    """Whoever does not look for a partner has said enough."""
    return not search.is_seeking or bool(search.types or search.note)
