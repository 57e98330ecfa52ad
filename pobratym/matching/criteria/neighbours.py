"""They already work with somebody of our region: experience with our country, and somebody to ask.

Private contacts and experience are the commonest origin of links (Furmankiewicz 2005); a trilateral link through
an existing partner is what the network of North Rhine-Westphalia advises (docs/domain.md, section 3.1).
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Listed, Phrase, Points, Remark, together
from pobratym.matching.criteria.portrait import Portrait

EACH = 0.5
AT_MOST_SAID = 3


def judge(us: Portrait, them: Portrait) -> Points:
    if us.region_id is None:
        return Points(0.0)
    known = [pk for pk in them.partners_by_region.get(us.region_id, ()) if pk != us.id]
    if not known:
        return Points(0.0)
    value = together([EACH] * len(known))
    return Points(value, lambda: (_know_the_region(us, them, known, value),))


def _know_the_region(us: Portrait, them: Portrait, known: list[int], value: float) -> Remark:
    values = {
        "region": us.region_name,
        "partners": Listed(them.partners[each].name for each in known[:AT_MOST_SAID]),
    }
    to_us = Phrase(_("They already have a partner in your region: %(partners)s (%(region)s)"), values)
    to_them = Phrase(_("A partner of yours is in their region: %(partners)s (%(region)s)"), values)
    return Remark(to_us, to_them, value)


CRITERION = Criterion("neighbours", _("Experience with your region"), 0.5, judge)
