"""Whether they look for a partner now, and whether anybody there can answer.

Showing that the other side is likely to answer is what makes reciprocal recommendations work (Kleinerman 2020).
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark
from pobratym.matching.criteria.portrait import Portrait

SEEKS_BUT_IS_NOT_HERE = 0.7
ONLY_HERE = 0.4


def judge(us: Portrait, them: Portrait) -> Points:
    if them.is_seeking:
        value = 1.0 if them.is_here else SEEKS_BUT_IS_NOT_HERE
        return Points(value, lambda: (_seeks(value),))
    return Points(ONLY_HERE if them.is_here else 0.0)


def _seeks(value: float) -> Remark:
    return Remark(Phrase(_("They are looking for a partner now"), {}), None, value)


CRITERION = Criterion("seeking", _("Looking for a partner now"), 1.5, judge)
