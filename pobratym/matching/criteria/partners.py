"""A partner in common: our partner is a partner of theirs.

Twin towns close triangles far more often than chance (clustering 0.111 at a density of 0.0002 in the network of
Wikidata), and real pairs were made this way: Ingelheim and Kolomyia through Nysa, Khotyn with Żagań and Teltow
(docs/domain.md, section 3.1).
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Listed, Points, Remark, said_alike, together
from pobratym.matching.criteria.portrait import Portrait

EACH = 0.6
AT_MOST_SAID = 3


def judge(us: Portrait, them: Portrait) -> Points:
    common = sorted(us.partners.keys() & them.partners.keys())
    if not common:
        return Points(0.0)
    value = together([EACH] * len(common))
    return Points(value, lambda: (_introduces(us, common, value),))


def _introduces(us: Portrait, common: list[int], value: float) -> Remark:
    names = Listed(us.partners[each].name for each in common[:AT_MOST_SAID])
    template = _("You have a partner in common that can introduce you: %(partners)s")
    return said_alike(template, {"partners": names}, value)


CRITERION = Criterion("partners", _("Partners in common"), 1.5, judge, is_mutual=True)
