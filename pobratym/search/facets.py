"""The facets of a search for municipalities, in the reader's words."""

from collections.abc import Callable, Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.alphabet import alphabetical
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Country, Kind, Level
from pobratym.places.queries import oblasts
from pobratym.profiles.models import Direction
from pobratym.profiles.vocabulary import Form, SizeBand, WorkingLanguage
from pobratym.search.facet import Facet, Option, facet_of
from pobratym.search.filters import HROMADA_KINDS, RADII, Filters, Side
from pobratym.search.labels import sphere_labels
from pobratym.search.narrowing import Narrowing

LEVELS = {
    Level.MUNICIPALITY: gettext_lazy("Hromada, city, commune"),
    Level.DISTRICT: gettext_lazy("City district"),
    Level.COUNTY: gettext_lazy("Raion, county"),
    Level.REGION: gettext_lazy("Oblast, region, state"),
}


def facets(narrowing: Narrowing) -> list[Facet]:
    """All that can be chosen from here, with counts. Two queries, for the names of countries and oblasts."""
    side = narrowing.filters.side
    named: list[tuple[bool, Callable[[Narrowing], Facet]]] = [
        (True, _seeking),
        (True, _no_partner),
        (bool(narrowing.filters.near), _within),
        (side is not Side.UKRAINE, _country),
        (side is not Side.ABROAD, _oblast),
        (side is not Side.ABROAD, _kind),
        (True, _sphere),
        (True, _direction),
        (True, _form),
        (True, _size),
        (True, _level),
        (True, _language),
        (True, _status),
    ]
    return [facet for is_wanted, build in named if is_wanted for facet in [build(narrowing)] if facet.shown]


def hromada_facets(narrowing: Narrowing) -> list[Facet]:
    """Those that make sense where only hromadas are shown."""
    return [facet for facet in facets(narrowing) if facet.name != "level"]


def _seeking(narrowing: Narrowing) -> Facet:
    is_chosen = narrowing.filters.is_seeking
    return Facet("seeking", "", [Option("1", _("Seeking a partner now"), narrowing.seeking(), is_chosen)])


def _no_partner(narrowing: Narrowing) -> Facet:
    is_chosen = narrowing.filters.has_no_partner
    return Facet("no_partner", "", [Option("1", _("Has no partner yet"), narrowing.without_partner(), is_chosen)])


def _within(narrowing: Narrowing) -> Facet:
    labels = {str(radius): _("Within %(km)s km") % {"km": radius} for radius in RADII}
    chosen = narrowing.filters.values("within")
    return facet_of("within", _("Distance"), labels, narrowing.radii(), chosen, is_single=True)


def _country(narrowing: Narrowing) -> Facet:
    """The most frequent first. Countries one does not write to are there for who looks a name up."""
    asked, counts = narrowing.filters, narrowing.countries()
    unasked = frozenset() if asked.text else narrowing.columns.excluded_countries
    offered = (counts.keys() - unasked) | set(asked.countries)
    names = {each.code: str(each) for each in Country.objects.filter(pk__in=offered)}
    order = sorted(names, key=lambda code: (-counts.get(code, 0), alphabetical(names[code])))
    return facet_of("country", _("Country"), {code: names[code] for code in order}, counts, asked.countries)


def _oblast(narrowing: Narrowing) -> Facet:
    labels = {str(unit.pk): unit.name for unit in oblasts()}
    return facet_of("oblast", _("Oblast"), labels, narrowing.oblasts(), narrowing.filters.values("oblast"))


def _kind(narrowing: Narrowing) -> Facet:
    labels = _labels((kind.value, Kind(kind).label) for kind in HROMADA_KINDS)
    return facet_of("kind", _("Kind of hromada"), labels, narrowing.kinds(), narrowing.filters.kinds)


def _level(narrowing: Narrowing) -> Facet:
    labels = {level.value: str(label) for level, label in LEVELS.items()}
    counts, chosen = narrowing.levels(), narrowing.filters.levels
    return facet_of("level", _("Level"), labels, counts, chosen, is_folded=True)


def _size(narrowing: Narrowing) -> Facet:
    counts, chosen = narrowing.sizes(), narrowing.filters.sizes
    return facet_of("size", _("Size"), _labels(SizeBand.choices), counts, chosen, is_folded=True)


def _sphere(narrowing: Narrowing) -> Facet:
    label = _("Sphere of an open need or offer")
    return facet_of("sphere", label, sphere_labels(), narrowing.of_listings("sphere"), narrowing.filters.spheres)


def _form(narrowing: Narrowing) -> Facet:
    counts, chosen = narrowing.of_listings("form"), narrowing.filters.forms
    label = _("Form of an open need or offer")
    return facet_of("form", label, _labels(Form.choices), counts, chosen, is_folded=True)


def _direction(narrowing: Narrowing) -> Facet:
    labels = {Direction.NEED.value: _("Has an open need"), Direction.OFFER.value: _("Has an open offer")}
    counts, chosen = narrowing.of_listings("direction"), narrowing.filters.directions
    return facet_of("direction", _("Need or offer"), labels, counts, chosen, is_folded=True)


def _language(narrowing: Narrowing) -> Facet:
    counts, chosen = narrowing.languages(), narrowing.filters.languages
    labels = _labels(WorkingLanguage.choices)
    return facet_of("language", _("Working language"), labels, counts, chosen, is_folded=True)


def _status(narrowing: Narrowing) -> Facet:
    counts, chosen = narrowing.statuses(), narrowing.filters.statuses
    return facet_of("status", _("Stage of a partnership"), _labels(Stage.choices), counts, chosen, is_folded=True)


def _labels(choices: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {str(value): capfirst(str(label)) for value, label in choices}


def labelled(filters: Filters, found: list[Facet]) -> list[tuple[str, str, str]]:
    """Parameter, value and words of each choice in use, for taking it back."""
    chosen = [(facet.name, option.value, option.label) for facet in found for option in facet.chosen]
    known = {(name, value) for name, value, _label in chosen}
    rest = [(name, value, value) for name in ("country", "oblast", "kind") for value in filters.values(name)]
    return [*chosen, *((name, value, label) for name, value, label in rest if (name, value) not in known)]
