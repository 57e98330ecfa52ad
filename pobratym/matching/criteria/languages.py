"""A language both can write and speak.

A common language is in every guide; the lack of it in every list of complaints (docs/domain.md, sections 3.1 and
4.2). Stated by both sides it counts in full; where one side states nothing yet, the official languages of its
country (CLDR) stand in for it, and the remark says that.
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Listed, Phrase, Points, Remark, said_alike
from pobratym.matching.criteria.portrait import Portrait
from pobratym.profiles.vocabulary import WorkingLanguage

STATED_BY_BOTH = 1.0
STATED_BY_ONE = 0.7
OFFICIAL_IN_BOTH = 0.6
KNOWN = frozenset(WorkingLanguage.values)


def judge(us: Portrait, them: Portrait) -> Points:
    stated = us.languages & them.languages
    if stated:
        return Points(STATED_BY_BOTH, lambda: (_shared(stated),))
    ours = us.languages & them.official_languages
    theirs = them.languages & us.official_languages
    if ours or theirs:
        return Points(STATED_BY_ONE, lambda: (_half_known(ours, theirs),))
    common = us.official_languages & them.official_languages
    return Points(OFFICIAL_IN_BOTH if common else 0.0)


def _shared(stated: frozenset[str]) -> Remark:
    one, several = _("Working language in common: %(languages)s"), _("Working languages in common: %(languages)s")
    return said_alike(several if len(stated) > 1 else one, _listed(stated), STATED_BY_BOTH)


def _half_known(ours: frozenset[str], theirs: frozenset[str]) -> Remark:
    you = _("You work in an official language of their country: %(languages)s")
    they = _("They work in an official language of your country: %(languages)s")
    to_us, to_them, found = (you, they, ours) if ours else (they, you, theirs)
    return Remark(Phrase(to_us, _listed(found)), Phrase(to_them, _listed(found)), STATED_BY_ONE)


def _listed(codes: frozenset[str]) -> dict[str, object]:
    return {"languages": Listed(language.label for language in WorkingLanguage if language in codes)}


CRITERION = Criterion("languages", _("Common language"), 1.5, judge, is_mutual=True)
