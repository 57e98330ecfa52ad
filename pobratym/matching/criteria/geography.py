"""How far apart: one of CEMR's similarities, and half of what makes visits possible.

World-wide, distance does not decide who twins; among neighbours it does (peers: Kaltenbrunner 2013, Furmankiewicz
2005). So the scale is long and the weight modest. Sea, port, border and mountain are not in the registry yet and
are not guessed.
"""

from django.utils.translation import gettext_lazy as _

from pobratym.core.sphere import kilometres_between
from pobratym.matching.criteria.points import Criterion, Number, Points, Remark, said_alike, soft
from pobratym.matching.criteria.portrait import Portrait

HALF_AT_KM = 900.0
NEAR_KM = 300
UNKNOWN = 0.3


def judge(us: Portrait, them: Portrait) -> Points:
    distance = kilometres(us, them)
    if distance is None:
        return Points(UNKNOWN)
    value = soft(distance, HALF_AT_KM)
    if distance > NEAR_KM:
        return Points(value)
    return Points(value, lambda: (_close(distance, value),))


def _close(distance: float, value: float) -> Remark:
    template = _("Close to each other: about %(distance)s km in a straight line")
    return said_alike(template, {"distance": Number(_rounded(distance))}, value)


def kilometres(us: Portrait, them: Portrait) -> float | None:
    """Great-circle distance between the centre points; None where one is not known."""
    if us.latitude is None or us.longitude is None or them.latitude is None or them.longitude is None:
        return None
    return kilometres_between((us.latitude, us.longitude), (them.latitude, them.longitude))


def _rounded(distance: float) -> int:
    return max(10, round(distance / 10) * 10)


CRITERION = Criterion("geography", _("Distance"), 0.25, judge, is_mutual=True)
