"""Whoever has no partner yet comes first: fairness between the few with many partners and the many with none.

Two hromadas of three have no partner while one city has 28 (docs/domain.md, section 4.1). Towns abroad of which
nothing is known are not called newcomers: the register does not know their other links.
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark
from pobratym.matching.criteria.portrait import Portrait


def judge(us: Portrait, them: Portrait) -> Points:
    value = 1 / (1 + len(them.partners))
    if not is_newcomer(them):
        return Points(value)
    return Points(value, lambda: (_would_be_first(value),))


def _would_be_first(value: float) -> Remark:
    return Remark(Phrase(_("No partner of theirs is known here: you may be the first"), {}), None, value)


def is_newcomer(side: Portrait) -> bool:
    """A hromada, or a municipality that is here, without any partner in the register."""
    return not side.partners and (side.is_ukrainian or side.is_here)


CRITERION = Criterion("newcomer", _("No partner known here"), 1.0, judge)
