"""The same spheres on both sides, and problems both have.

The Council of Europe's toolkit for city-to-city cooperation begins with shared problems; CEMR asks for the same
social or environmental issues (docs/domain.md, section 3.1).
"""

from collections.abc import Set as AbstractSet

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.needs_offers import spheres_met
from pobratym.matching.criteria.points import Criterion, Listed, Points, Remark, said_alike, together
from pobratym.matching.criteria.portrait import Portrait
from pobratym.profiles.vocabulary import Sphere, broad

SAME_SPHERE = 0.4
SAME_BROAD_SPHERE = 0.2


def judge(us: Portrait, them: Portrait) -> Points:
    same = us.spheres & them.spheres
    wide = us.broad_spheres & them.broad_spheres - {broad(s) for s in same}
    value = together([SAME_SPHERE] * len(same) + [SAME_BROAD_SPHERE] * len(wide))
    return Points(value, lambda: tuple(_remarks(us, them, same, value)))


def _remarks(us: Portrait, them: Portrait, same: frozenset[str], value: float) -> list[Remark]:
    problems = {ask.sphere for ask in us.needs} & {ask.sphere for ask in them.needs}
    remarks = []
    if problems:
        template = _("You both seek help in the same fields: %(spheres)s. A joint project may suit you both")
        remarks.append(said_alike(template, {"spheres": _labels(problems)}, value))
    others = same - problems - spheres_met(us, them)  # a need and the offer that meets it are told already
    if others:
        template = _("You both work on: %(spheres)s")
        remarks.append(said_alike(template, {"spheres": _labels(others)}, value))
    return remarks


def _labels(spheres: AbstractSet[str]) -> Listed:
    return Listed(sphere.label for sphere in Sphere if sphere in spheres)


CRITERION = Criterion("spheres", _("Fields in common"), 1.0, judge, is_mutual=True)
