"""What towns like these choose: how high the municipality abroad stands for the hromada among all, by the score that is
fitted on known twin towns (matching/rules/likelihood.py, docs/matching.md).

The value falls with the rank alone: 1 for the first, a half for the 51st, a fifth for the 201st; all beyond the first
4,000 count as the 4,000th. It is the same for both sides: the score says which places abroad a hromada is likelier to
be linked with, and nothing of which hromadas a place abroad would choose. Where it is not known (a place abroad asks, a
round pairs, the hromada has no centre point, the place is a district or a region), similar size and nearness, which it
is made of among others, stand for it and are worth half of it at most.

What is said of it is a figure behind one of the parts that lift the score of this place most, against the middling
place abroad; what is doubted is a part that lowers it to less than half of that. The parts add up to the score, so that
both are true of it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from pobratym.matching.criteria import geography, size
from pobratym.matching.criteria.points import Criterion, Number, Phrase, Points, Remark
from pobratym.matching.criteria.portrait import Finding, Portrait, Precedent

HALF_AT = 50
UNKNOWN = 0.5  # at most, where the score is not known
AT_MOST_SAID = 2
LIFTS, LOWERS = 0.2, -0.7  # of the logarithm of the odds: by a fifth at least, to less than half
TIMES_LARGER = 3
FAR_KM = 1500


class _Sentence(NamedTuple):
    """What the hromada is told, and what the place abroad; None where it would hear only what it knows of itself."""

    to_hromada: Any
    to_abroad: Any
    values: dict[str, object]


# Once for all: Django makes a class of its own for each lazy plural.
_NEAR_IN_COUNTRY = (
    ngettext_lazy(
        "Hromadas near you are linked with %(count)s municipality of their country (%(country)s)",
        "Hromadas near you are linked with %(count)s municipalities of their country (%(country)s)",
        "count",
    ),
    ngettext_lazy(
        "Hromadas near them are linked with %(count)s municipality of your country (%(country)s)",
        "Hromadas near them are linked with %(count)s municipalities of your country (%(country)s)",
        "count",
    ),
)
_IN_COUNTRY = (
    ngettext_lazy(
        "Hromadas are linked with %(count)s municipality of their country (%(country)s)",
        "Hromadas are linked with %(count)s municipalities of their country (%(country)s)",
        "count",
    ),
    ngettext_lazy(
        "Hromadas are linked with %(count)s municipality of your country (%(country)s)",
        "Hromadas are linked with %(count)s municipalities of your country (%(country)s)",
        "count",
    ),
)
_NEAR_IN_REGION = (
    ngettext_lazy(
        "Hromadas near you are linked with %(count)s municipality of their region (%(region)s)",
        "Hromadas near you are linked with %(count)s municipalities of their region (%(region)s)",
        "count",
    ),
    ngettext_lazy(
        "Hromadas near them are linked with %(count)s municipality of your region (%(region)s)",
        "Hromadas near them are linked with %(count)s municipalities of your region (%(region)s)",
        "count",
    ),
)
_IN_REGION = (
    ngettext_lazy(
        "Hromadas are linked with %(count)s municipality of their region (%(region)s)",
        "Hromadas are linked with %(count)s municipalities of their region (%(region)s)",
        "count",
    ),
    ngettext_lazy(
        "Hromadas are linked with %(count)s municipality of your region (%(region)s)",
        "Hromadas are linked with %(count)s municipalities of your region (%(region)s)",
        "count",
    ),
)
_EXPERIENCE = ngettext_lazy(
    "They have %(count)s other partner in Ukraine, as far as is known",
    "They have %(count)s other partners in Ukraine, as far as is known",
    "count",
)
_OPENNESS = ngettext_lazy(
    "They have %(count)s partner in other countries, as far as is known",
    "They have %(count)s partners in other countries, as far as is known",
    "count",
)
_OWN = (
    ngettext_lazy(
        "You have %(count)s partner in their country (%(country)s) already, as far as is known",
        "You have %(count)s partners in their country (%(country)s) already, as far as is known",
        "count",
    ),
    ngettext_lazy(
        "They have %(count)s partner in your country (%(country)s) already, as far as is known",
        "They have %(count)s partners in your country (%(country)s) already, as far as is known",
        "count",
    ),
)


def judge(us: Portrait, them: Portrait) -> Points:
    hromada, abroad = (us, them) if us.is_ukrainian else (them, us)
    precedent = hromada.precedents.get(abroad.id)
    if precedent is None:
        return Points(instead(size.judge(us, them).value, geography.judge(us, them).value))
    value = points(precedent.rank)
    return Points(value, lambda: tuple(_remarks(us, hromada, abroad, precedent, value)))


def points(rank: Any) -> Any:
    """For the place at this rank, 1 being the first. Numbers and arrays alike."""
    return 1.0 / (1.0 + (rank - 1) / HALF_AT)


def instead(alike: Any, near: Any) -> Any:
    """What stands for a score that is not known, by the points of size and distance; size counts twice, as in the
    weights. Numbers and arrays alike."""
    return UNKNOWN * (2 * alike + near) / 3


def _remarks(us: Portrait, hromada: Portrait, abroad: Portrait, precedent: Precedent, value: float) -> Iterator[Remark]:
    findings = precedent.findings()
    lifted = sum(finding.pull for finding in findings if finding.pull > 0) or 1.0
    said = doubted = 0
    for finding in sorted(findings, key=lambda each: -abs(each.pull)):
        if finding.pull >= LIFTS and said < AT_MOST_SAID and (sentence := _lifting(finding, abroad)):
            said += 1
            yield _remark(us, sentence, value * finding.pull / lifted)
        elif finding.pull <= LOWERS and not doubted and (sentence := _lowering(finding, hromada, abroad)):
            doubted += 1
            yield _remark(us, sentence, 0.0, is_caution=True)


def _lifting(finding: Finding, abroad: Portrait) -> _Sentence | None:
    """The figure behind the part, where there is one."""
    count = finding.near or finding.count
    if not count:
        return None
    values: dict[str, object] = {"count": Number(count), "country": abroad.country_name, "region": abroad.region_name}
    match finding.part:
        case "country":
            return _Sentence(*(_NEAR_IN_COUNTRY if finding.near else _IN_COUNTRY), values)
        case "region" if abroad.region_name:
            return _Sentence(*(_NEAR_IN_REGION if finding.near else _IN_REGION), values)
        case "experience":
            return _Sentence(_EXPERIENCE, None, values)
        case "openness":
            return _Sentence(_OPENNESS, None, values)
        case "own":
            return _Sentence(*_OWN, values)
    return None


def _lowering(finding: Finding, hromada: Portrait, abroad: Portrait) -> _Sentence | None:
    match finding.part:
        case "size":
            return _unlike_in_size(hromada, abroad)
        case "distance":
            return _far(hromada, abroad)
        case "country" if not finding.count:
            template = _("No link of a hromada with their country (%(country)s) is known")
            to_abroad = _("No link of a hromada with your country (%(country)s) is known")
            return _Sentence(template, to_abroad, {"country": abroad.country_name})
        case "openness" if not finding.count:
            return _Sentence(_("No partner of theirs in other countries is known"), None, {})
    return None


def _unlike_in_size(hromada: Portrait, abroad: Portrait) -> _Sentence | None:
    if not hromada.population or not abroad.population:
        return None
    values: dict[str, object] = {"hromada": size.people(hromada), "abroad": size.people(abroad)}
    if abroad.population >= TIMES_LARGER * hromada.population:
        return _Sentence(
            _("They are much larger than you: they have %(abroad)s, you have %(hromada)s"),
            _("They are much smaller than you: they have %(hromada)s, you have %(abroad)s"),
            values,
        )
    if hromada.population >= TIMES_LARGER * abroad.population:
        return _Sentence(
            _("They are much smaller than you: they have %(abroad)s, you have %(hromada)s"),
            _("They are much larger than you: they have %(hromada)s, you have %(abroad)s"),
            values,
        )
    return None


def _far(hromada: Portrait, abroad: Portrait) -> _Sentence | None:
    distance = geography.kilometres(hromada, abroad)
    if distance is None or distance < FAR_KM:
        return None
    template = _("Far from each other: about %(distance)s km in a straight line")
    return _Sentence(template, template, {"distance": Number(round(distance, -2))})


def _remark(us: Portrait, said: _Sentence, points: float, *, is_caution: bool = False) -> Remark:
    to_hromada = Phrase(said.to_hromada, said.values)
    to_abroad = said.to_abroad and Phrase(said.to_abroad, said.values)
    ours, theirs = (to_hromada, to_abroad) if us.is_ukrainian else (to_abroad, to_hromada)
    return Remark(ours, theirs, points, is_caution)


CRITERION = Criterion("precedent", _("What towns like these choose"), 4.0, judge, is_mutual=True)
