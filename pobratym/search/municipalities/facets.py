"""The facets of a search for municipalities, in the reader's words."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Level
from pobratym.profiles.models import Direction
from pobratym.profiles.vocabulary import Form, SizeBand, WorkingLanguage
from pobratym.search.collection import Facet, Option, facet_of
from pobratym.search.identifiers import identifier_facet
from pobratym.search.labels import choice_labels, country_labels, oblast_labels, place_labels, sphere_labels
from pobratym.search.municipalities.grammar import HROMADA_KINDS, RADII, Side
from pobratym.search.municipalities.narrowing import Narrowing

_LEVELS = {
    Level.MUNICIPALITY: gettext_lazy("Hromada, city, commune"),
    Level.DISTRICT: gettext_lazy("City district"),
    Level.COUNTY: gettext_lazy("Raion, county"),
    Level.REGION: gettext_lazy("Oblast, region, state"),
}


class _Offer(NamedTuple):
    """What one facet offers: its name, the names of its values in their order, and how many each would leave."""

    name: str
    label: str | Promise
    labels: Mapping[str, str]
    counts: Mapping[str, int]
    is_folded: bool = False
    is_single: bool = False


def facets_of(narrowing: Narrowing) -> list[Facet]:
    """All that can be chosen from here, with counts. Two queries, for the names of countries and oblasts."""
    chosen = narrowing.chosen
    offers = [*_of_places(narrowing), *_of_listings(narrowing), *_further(narrowing)]
    facets = [
        facet_of(
            each.name,
            str(each.label),
            each.labels,
            each.counts,
            chosen.get(each.name, ()),
            is_folded=each.is_folded,
            is_single=each.is_single,
        )
        for each in offers
    ]
    named = [
        identifier_facet(scheme, narrowing.identified(scheme), chosen.get(scheme, ())) for scheme in narrowing.holders
    ]
    return [facet for facet in (*_switches(narrowing), *facets, *named) if facet.shown]


def _switches(narrowing: Narrowing) -> list[Facet]:
    counted = {
        "seeking": (_("Seeking a partner now"), narrowing.seeking()),
        "no_partner": (_("No partner known here"), narrowing.without_partner()),
    }
    return [
        Facet(name, "", [Option("1", label, count, name in narrowing.chosen)])
        for name, (label, count) in counted.items()
    ]


def _of_places(narrowing: Narrowing) -> list[_Offer]:
    """Where a municipality lies and what kind it is."""
    chosen, offers = narrowing.chosen, []
    side = narrowing.question.value("side")
    if "near" in chosen:
        radii = sorted({*RADII, *map(int, chosen.get("within", ()))})
        labels = {str(radius): _("Within %(km)s km") % {"km": radius} for radius in radii}
        offers.append(_Offer("within", _("Distance"), labels, narrowing.radii(radii), is_single=True))
    if side != Side.UKRAINE or "country" in chosen:
        offers.append(_countries(narrowing))
    if side != Side.ABROAD or "oblast" in chosen:
        units = oblast_labels()
        elsewhere = place_labels(set(chosen.get("oblast", ())) - units.keys())  # regions of other states
        offers.append(_Offer("oblast", _("Oblast"), {**units, **elsewhere}, narrowing.oblasts()))
    if side != Side.ABROAD or "kind" in chosen:
        offered = {*HROMADA_KINDS, *chosen.get("kind", ())}
        labels = {kind: label for kind, label in choice_labels(Kind).items() if kind in offered}
        offers.append(_Offer("kind", _("Kind of hromada"), labels, narrowing.kinds()))
    return offers


def _countries(narrowing: Narrowing) -> _Offer:
    """The most frequent first. Countries one does not write to are there for who looks a name up."""
    asked, counts = narrowing.question, narrowing.countries()
    unasked = frozenset() if asked.text else narrowing.columns.excluded_countries
    offered = (counts.keys() - unasked) | set(asked.values("country"))
    names = country_labels(offered)
    order = sorted(names, key=lambda code: -counts.get(code, 0))
    return _Offer("country", _("Country"), {code: names[code] for code in order}, counts)


def _of_listings(narrowing: Narrowing) -> list[_Offer]:
    """What a municipality needs or offers."""
    directions = {Direction.NEED.value: _("Has an open need"), Direction.OFFER.value: _("Has an open offer")}
    count, forms = narrowing.of_listings, choice_labels(Form)
    return [
        _Offer("sphere", _("Field of an open need or offer"), sphere_labels(), count("sphere")),
        _Offer("direction", _("Need or offer"), directions, count("direction"), is_folded=True),
        _Offer("form", _("Form of an open need or offer"), forms, count("form"), is_folded=True),
    ]


def _further(narrowing: Narrowing) -> list[_Offer]:
    sizes, languages, stages = choice_labels(SizeBand), choice_labels(WorkingLanguage), choice_labels(Stage)
    levels = {level.value: str(label) for level, label in _LEVELS.items()}
    asked = set(narrowing.question.values("level"))  # those that lists do not offer too
    levels |= {level: label for level, label in choice_labels(Level).items() if level in asked - levels.keys()}
    return [
        _Offer("size", _("Size"), sizes, narrowing.sizes(), is_folded=True),
        _Offer("level", _("Level"), levels, narrowing.levels(), is_folded=True),
        _Offer("language", _("Working language"), languages, narrowing.languages(), is_folded=True),
        _Offer("status", _("Stage of a partnership"), stages, narrowing.statuses(), is_folded=True),
    ]
