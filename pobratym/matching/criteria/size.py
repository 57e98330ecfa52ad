"""Similar population: the first of CEMR's similarities, and the best attested in studies of twin towns.

Soft on purpose: the Parliamentary Assembly of the Council of Europe reminds that relations need not depend on
size (docs/domain.md, section 3.1). Of a hromada of which only the centre has been counted the size is not known.
"""

from math import log

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from pobratym.matching.criteria.points import Criterion, Number, Phrase, Points, Remark, soft
from pobratym.matching.criteria.portrait import Portrait

HALF_AT = 0.7  # natural logarithm of the ratio: twice as big gives half the points
WORTH_SAYING = 0.6
UNKNOWN = 0.3
# Once for all: Django makes a class of its own for each lazy plural.
_PEOPLE = ngettext_lazy("about %(count)s person", "about %(count)s people", "count")


def judge(us: Portrait, them: Portrait) -> Points:
    if not us.population or not them.population:
        return Points(UNKNOWN)
    value = soft(log(us.population / them.population), HALF_AT)
    if value < WORTH_SAYING:
        return Points(value)
    return Points(value, lambda: (Remark(_said(us, them), _said(them, us), value),))


def _said(you: Portrait, they: Portrait) -> Phrase:
    template = _("Similar size: you have %(ours)s, they have %(theirs)s")
    return Phrase(template, {"ours": people(you), "theirs": people(they)})


def people(side: Portrait) -> Phrase:
    """How many it has, in words."""
    return Phrase(_PEOPLE, {"count": Number(_rounded(side.population or 0))})


def _rounded(population: int) -> int:
    """Two leading digits are enough for a comparison."""
    return round(population, 2 - len(str(population)))


CRITERION = Criterion("size", _("Similar size"), 0.5, judge, is_mutual=True)
