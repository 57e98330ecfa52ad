"""Suggestions as moderators and their proposers read them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from pobratym.places.models import AddressKind, Municipality
from pobratym.places.queries.names import look_up
from pobratym.places.queries.official_addresses import addresses_of
from pobratym.suggestions.models import PROPOSED_LABELS, Matter, Suggestion, SuggestionQuerySet
from pobratym.suggestions.workflow import SuggestionStatus

_MOST_NAMESAKES = 8
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Proposer:
    """What became of the earlier suggestions of the same person; nothing is known of one whose address is erased."""

    accepted: int
    declined: int
    waiting: int


def waiting_suggestions() -> SuggestionQuerySet:
    """Suggestions that wait for a moderator, oldest first."""
    return Suggestion.objects.waiting().with_place().order_by("suggested_at", "pk")


def decided_suggestions() -> SuggestionQuerySet:
    """Suggestions that were decided, latest first."""
    return Suggestion.objects.decided().with_place().order_by("-decided_at", "-pk")


def suggestions_of(account_id: int) -> SuggestionQuerySet:
    """What a person with an account suggested, latest first, but not what she took back."""
    own = Suggestion.objects.filter(proposer_id=account_id).exclude(status=SuggestionStatus.WITHDRAWN)
    return own.with_place().select_related("correction").order_by("-suggested_at", "-pk")


def proposer_of(suggestion: Suggestion) -> Proposer:
    """How often a person's other suggestions were accepted and declined, and how many wait."""
    others = Suggestion.objects.of(proposer_id=suggestion.proposer_id, email=suggestion.email).exclude(pk=suggestion.pk)
    counts = others.aggregate(
        **{status: Count("pk", filter=Q(status=status)) for status in ("accepted", "declined", "waiting")}
    )
    return Proposer(**counts)


def beside(suggestion: Suggestion) -> SuggestionQuerySet:
    """Other suggestions about the same municipality that wait."""
    if suggestion.municipality_id is None:
        return Suggestion.objects.none()
    return waiting_suggestions().filter(municipality=suggestion.municipality_id).exclude(pk=suggestion.pk)


def namesakes_of(suggestion: Suggestion) -> list[Municipality]:
    """Places of the name in question: of the municipality as it is called, of what is proposed or missing."""
    place = suggestion.municipality
    texts = [suggestion.proposed.get(name, "") for name in ("name_uk", "name_en", "name", "duplicate_of", "joined")]
    names = dict.fromkeys(text for text in [str(place or ""), *texts] if text)
    found: dict[int, Municipality] = {}
    for text in names:
        found |= {each.municipality.pk: each.municipality for each in look_up(text, limit=_MOST_NAMESAKES)}
    return [each for pk, each in found.items() if not place or pk != place.pk][:_MOST_NAMESAKES]


def facts_on_file(place: Municipality, matter: str) -> list[Fact]:
    """What the registry says now of a matter: (name of the field, value); empty where it says nothing."""
    tell = _TELL.get(matter)
    return [(label, value) for label, value in tell(place) if value] if tell else []


def _label(name: str) -> str:
    return str(PROPOSED_LABELS[name])


def _population(place: Municipality) -> list[Fact]:
    if place.population is None:
        return []
    day = date_format(place.population_as_of, "DATE_FORMAT") if place.population_as_of else ""
    number = number_format(place.population, force_grouping=True)
    if place.is_population_of_centre:
        number += f" ({_('population of the centre only')})"
    return [
        (_label("population"), number),
        (_label("population_as_of"), day),
        (_label("population_source"), place.population_source),
    ]


def _point(place: Municipality) -> list[Fact]:
    if place.latitude is None or place.longitude is None:
        return []
    return [(_label("latitude"), str(place.latitude)), (_label("longitude"), str(place.longitude))]


def _parent(place: Municipality) -> list[Fact]:
    above = [str(unit) for unit in (place.parent, place.county, place.region) if unit and unit.pk != place.pk]
    return [(_label("parent"), ", ".join(dict.fromkeys(above)))]


def _territory(place: Municipality) -> list[Fact]:
    return [
        (str(status), ", ".join([date_format(status.valid_from, "DATE_FORMAT"), status.act]))
        for status in place.territory_statuses.all()
        if status.valid_until is None
    ]


def _identifiers(place: Municipality) -> list[Fact]:
    return [(each.get_scheme_display(), each.value) for each in place.identifiers.order_by("scheme", "value")]


def _ended(place: Municipality) -> list[Fact]:
    return [(_label("ended_on"), date_format(place.ended_on, "DATE_FORMAT") if place.ended_on else "")]


def _address(place: Municipality, kind: str) -> list[Fact]:
    found = [each for each in addresses_of(place.pk) if each.kind == kind]
    return [(str(each.get_kind_display()).capitalize(), f"{each.value} ({each.source})") for each in found]


_TELL: dict[str, Callable[[Municipality], list[Any]]] = {
    Matter.NAME_UK: lambda place: [(_label("name_uk"), place.name["uk"])],
    Matter.NAME_EN: lambda place: [(_label("name_en"), place.name["en"])],
    Matter.POPULATION: _population,
    Matter.POINT: _point,
    Matter.KIND: lambda place: [(_label("kind"), str(place.get_kind_display()))],
    Matter.PARENT: _parent,
    Matter.WEBSITE: lambda place: _address(place, AddressKind.WEBSITE),
    Matter.MAILBOX: lambda place: _address(place, AddressKind.MAILBOX),
    Matter.TERRITORY: _territory,
    Matter.IDENTIFIER: _identifiers,
    Matter.ENDED: _ended,
}
