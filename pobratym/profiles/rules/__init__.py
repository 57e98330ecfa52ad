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


def completeness(
    passport: Passport | None, search: PartnerSearch | None, *, needs: int, offers: int, projects: int, pictures: int
) -> Completeness:
    """Which of the steps towards a profile that a partner can answer are done, in the order of their use."""
    own = passport or Passport()
    wish = search or PartnerSearch()
    return Completeness(
        (
            _about("uk", own, _("About us in Ukrainian"), _("About us in Ukrainian: a few more words")),
            _about("en", own, _("About us in English"), _("About us in English: a few more words")),
            Step("languages", _("Languages you can write in"), bool(own.languages)),
            Step("contact", _("Contact for partners"), bool(own.contact_email)),
            Step("needs", _("At least one need"), needs > 0),
            Step("offers", _("At least one offer"), offers > 0),
            Step("search", _("What kind of partner you look for"), bool(wish.since) and _says_whom(wish)),
            Step("nature", _("Nature and character"), bool(own.marks)),
            Step("experience", _("Experience you can share"), bool(own.teaches or own.last_written("experience"))),
            Step("head", _("Head of the municipality"), bool(own.head_name)),
            Step("economy", _("Economy by sector"), _is_said(passport, "economy")),
            Step("services", _("Services"), _is_said(passport, "services")),
            Step("office", _("Office mailbox"), bool(own.office_email)),
            Step("projects", _("At least one priority project"), projects > 0),
            Step("pictures", _("Coat of arms or a photograph"), pictures > 0),
        )
    )


def _about(language: str, own: Passport, label: Promise, more: Promise) -> Step:
    """Whoever has written a little is not told that nothing is there."""
    text = own.last_written("about")[language]
    return Step(f"about_{language}", more if text else label, len(text) >= FEW_WORDS)


def _is_said(passport: Passport | None, page: str) -> bool:
    """A page of numbers is there and says something."""
    part = getattr(passport, page, None) if passport else None
    return bool(part and part.numbers)


def _says_whom(search: PartnerSearch) -> bool:
    """Whoever does not look for a partner has said enough."""
    return not search.is_seeking or bool(search.types or search.last_written("note"))
