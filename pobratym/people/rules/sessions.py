"""How long a person stays signed in: until nothing has happened for a while, and never longer than the longest.

docs/security/inventory.md gives the reasons; docs/adr/0037 says how it is measured.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True)
class SessionLimits:
    """`idle`: without a page or a form asked for; `longest`: since the sign-in, whatever happens."""

    idle: timedelta
    longest: timedelta


OF_MEMBERS = SessionLimits(idle=timedelta(hours=12), longest=timedelta(days=30))
OF_STAFF = SessionLimits(idle=timedelta(hours=1), longest=timedelta(hours=12))
# How exactly idleness is measured: the browser is told anew after so long.
TOLD_EVERY = timedelta(minutes=5)


class Ended(StrEnum):
    """Why a session is over by itself."""

    IDLE = "idle"
    LONGEST = "longest"


def limits_of(*, is_staff: bool) -> SessionLimits:
    """Whoever may enter the back office is signed in for a working day at most."""
    return OF_STAFF if is_staff else OF_MEMBERS


def why_over(limits: SessionLimits, *, began_at: datetime, seen_at: datetime, now: datetime) -> Ended | None:
    """Whether the session is over by itself; None where it goes on."""
    if now - began_at >= limits.longest:
        return Ended.LONGEST
    return Ended.IDLE if now - seen_at >= limits.idle else None
