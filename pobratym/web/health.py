"""Probes of orchestrators and monitors: is this process alive, and is it ready to serve.

They come by plain HTTP and by whatever host name, so they are answered before anything else looks at the request.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from pobratym.places.name_index.opening import current_index
from pobratym.upkeep.queries import failing_jobs, queue

_Answer = tuple[dict[str, Any], int]


class HealthMiddleware:
    """/healthz: 200 while this process answers. /readyz: 200 while it can serve, 503 otherwise, and why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.probes: dict[str, Callable[[], _Answer]] = {"/healthz": _alive, "/readyz": Readiness()}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = self.probes.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        content, status = probe()
        return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})


def _alive() -> _Answer:
    return {"status": "ok"}, 200


class Readiness:
    """503 where pages cannot be served: no database, migrations that are due, no index of names.

    Mail that is late and jobs that fail are told as «degraded» with 200: a load balancer that took the pages away for
    them would help nobody. A monitor reads the word.
    """

    are_migrations_done = False

    def __call__(self) -> _Answer:
        try:
            state = self._state()
        except (DatabaseError, InterfaceError):
            connection.close()
            return {"status": "unavailable", "database": "no answer"}, 503
        if state["migrations"] != "ok" or state["index"] == "absent":
            return {"status": "unavailable", **state}, 503
        is_well = state["mail"]["state"] == "ok" and state["index"] == "ok" and not state["failing_jobs"]
        return {"status": "ready" if is_well else "degraded", **state}, 200

    def _state(self) -> dict[str, Any]:
        if not self._migrations_are_done():
            return {"database": "ok", "migrations": "due", "index": "unknown"}
        mail = queue()
        return {
            "database": "ok",
            "migrations": "ok",
            "index": _index(),
            "mail": {"state": "late" if mail.is_late else "ok", **asdict(mail)},
            "failing_jobs": failing_jobs(),
        }

    def _migrations_are_done(self) -> bool:
        """Once they are, they stay so for the code of this process."""
        if not self.are_migrations_done:
            executor = MigrationExecutor(connection)
            self.are_migrations_done = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        return self.are_migrations_done


def _index() -> str:
    """Stale: of the registry before an import; until it is built anew the database answers, a little slower."""
    if current_index() is not None:
        return "ok"
    return "stale" if Path(settings.NAMES_INDEX, "current").exists() else "absent"
