"""Who is at a piece of work: claims by host and process, taken back from the dead."""

import os
import socket
from typing import Any

from django.db.models import Model

from pobratym.core.models import OutgoingMail
from pobratym.upkeep.models import JobRun

_CLAIMED: tuple[type[Model], ...] = (OutgoingMail, JobRun)
UNCLAIMED: dict[str, Any] = {"claimed_by": "", "claimed_until": None}


def this_worker() -> str:
    """Host and process: whose claims these are."""
    return f"{socket.gethostname()[:100]}:{os.getpid()}"


def release_claims_of_the_dead() -> int:
    """Take up at once what workers of this host held when they died; what those of other hosts held, when their claims
    run out. How many claims.

    For a worker that begins, or begins anew after the database was away: what stands in its own name is left over too.
    """
    host, _, own = this_worker().rpartition(":")
    released = 0
    for model in _CLAIMED:
        held = model._default_manager.filter(claimed_by__startswith=f"{host}:")
        names = set(held.values_list("claimed_by", flat=True))
        dead = [name for name in names if (process := name.rpartition(":")[2]) == own or not _is_alive(process)]
        released += held.filter(claimed_by__in=dead).update(**UNCLAIMED) if dead else 0
    return released


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
