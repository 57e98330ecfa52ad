"""What speaks against a candidate, and what nobody knows: a list of reasons alone would be an advertisement."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.fit import Fit, MatchReason, Titles
from pobratym.matching.criteria.points import Phrase, Points
from pobratym.matching.criteria.portrait import Portrait

STRONGEST = 3


def _says_nothing(side: Portrait) -> bool:
    return not side.needs and not side.offers


def _wants_nothing(side: Portrait) -> bool:
    return not (side.types_wanted or side.countries_wanted or side.sizes_wanted)


# By criterion: is what it would judge not known? Of those that are not here the register alone is what is known.
_NOT_KNOWN: dict[str, Callable[[Portrait, Portrait, Points], bool]] = {
    "needs_offers": lambda us, them, found: _says_nothing(us) or _says_nothing(them),
    "spheres": lambda us, them, found: _says_nothing(us) or _says_nothing(them),
    "precedent": lambda us, them, found: not (us.precedents.get(them.id) or them.precedents.get(us.id)),
    "size": lambda us, them, found: not us.population or not them.population,
    "languages": lambda us, them, found: not found.value and not (us.languages and them.languages),
    "wishes": lambda us, them, found: _wants_nothing(us) and _wants_nothing(them),
    "seeking": lambda us, them, found: not them.is_here and not them.is_seeking,
    "geography": lambda us, them, found: None in (us.latitude, us.longitude, them.latitude, them.longitude),
    "capacity": lambda us, them, found: them.capacity is None,
    "newcomer": lambda us, them, found: not (them.partners or them.is_here or them.is_ukrainian),
}


def is_known(criterion: str, us: Portrait, them: Portrait, found: Points) -> bool:
    """Whether the points of the criterion rest on something that is known, looked at with the eyes of `us`."""
    return criterion not in _NOT_KNOWN or not _NOT_KNOWN[criterion](us, them, found)


def strongest_reasons(fit: Fit, titles: Titles, weights: Mapping[str, float]) -> list[MatchReason]:
    """The reasons that have given the most points by these weights, the first three."""
    told = [reason for reason in fit.reasons(titles) if not reason.is_caution]
    return sorted(told, key=lambda reason: -weights.get(reason.criterion, 0.0) * reason.points)[:STRONGEST]


def strongest_doubt(fit: Fit, titles: Titles, weights: Mapping[str, float]) -> MatchReason | None:
    """What speaks against it: a finding that does; else the criterion by which most of the score is lost, and whether
    that is known at all. None where nothing is lost."""
    cautions = [reason for reason in fit.reasons(titles) if reason.is_caution]
    if cautions:
        return max(cautions, key=lambda reason: weights.get(reason.criterion, 0.0))
    lost = [(weights.get(each[0].key, 0.0) * (2 - each[1].value - each[2].value), each) for each in fit.found]
    most, (criterion, ours, theirs) = max(lost, key=lambda each: each[0], default=(0.0, (None, None, None)))
    if criterion is None or ours is None or theirs is None or most <= 0:
        return None
    both = is_known(criterion.key, fit.us, fit.them, ours) and is_known(criterion.key, fit.them, fit.us, theirs)
    template = _("Weakest point: “%(criterion)s”") if both else _("Too little is known about “%(criterion)s”")
    return MatchReason(criterion.key, 0.0, Phrase(template, {"criterion": criterion.label}), is_caution=True)
