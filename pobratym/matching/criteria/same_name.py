"""Namesakes: Odesa and Odessa in Texas found each other by their name.

A shared name is a story to begin with, no more: the weight is small.
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Points, said_alike
from pobratym.matching.criteria.portrait import Portrait


def judge(us: Portrait, them: Portrait) -> Points:
    if them.id not in us.namesakes and us.id not in them.namesakes:
        return Points(0.0)
    return Points(1.0, lambda: (said_alike(_("You share the same name"), {}, 1.0),))


CRITERION = Criterion("same_name", _("Same name"), 0.5, judge, is_mutual=True)
