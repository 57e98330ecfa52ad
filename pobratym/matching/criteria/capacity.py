"""Whether they have room for one more talk.

Towns abroad drown in letters while most hromadas have no partner at all: a town can carry few links (docs/domain.md,
section 4.2). Whoever holds as many talks as it said it can comes later in the list; whoever said nothing is judged
by the number of its partners.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark
from pobratym.matching.criteria.portrait import Portrait

UNKNOWN = 0.5
PARTNERS_THAT_HALVE = 8
# Once for all: Django makes a class of its own for each lazy plural.
_THEIR_ROOM = ngettext_lazy(
    "They have capacity for %(count)d more talk now", "They have capacity for %(count)d more talks now", "count"
)


def judge(us: Portrait, them: Portrait) -> Points:
    if them.capacity is None:
        return Points(UNKNOWN / (1 + (len(them.partners) + them.talks) / PARTNERS_THAT_HALVE))
    room = max(0, them.capacity - them.talks)
    if not room:
        return Points(0.0, _has_none)
    value = room / max(them.capacity, 1)
    return Points(value, lambda: (_has_room(room, value),))


def _has_none() -> tuple[Remark, ...]:
    return (Remark(Phrase(_("They hold as many talks as they can now"), {}), None, 0.0, True),)


def _has_room(room: int, value: float) -> Remark:
    return Remark(Phrase(_THEIR_ROOM, {"count": room}), None, value)


CRITERION = Criterion("capacity", _("Capacity for a new partner"), 1.0, judge)
