"""Jobs that the service does by itself, each at its time (settings.SCHEDULE), by one worker of all hosts."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from pobratym.core.availability import OUTAGE
from pobratym.core.retention import Retention
from pobratym.upkeep.claims import UNCLAIMED, this_worker
from pobratym.upkeep.models import JobRun
from pobratym.upkeep.rules.due import Job, is_due

logger = logging.getLogger(__name__)

# Longer than any job takes: then another worker may think that the first has died.
_LEASE = timedelta(hours=1)


def retentions() -> list[Retention]:
    """What the jobs throw away, each with how long it was kept, the shortest first."""
    declared = [getattr(import_string(job.path), "retentions", ()) for job in jobs()]
    return sorted((each for of_job in declared for each in of_job), key=lambda each: each.kept())


def jobs() -> list[Job]:
    """Those of the settings, in their order."""
    return [Job(name, path, rhythm) for name, (path, rhythm) in settings.SCHEDULE.items()]


def run_due(goes_on: Callable[[], bool] = lambda: True) -> list[JobRun]:
    """Do what is due, one after the other, as long as `goes_on`; what was done, with its problem where it failed."""
    runs = {run.name: run for run in JobRun.objects.all()}
    due = [job for job in jobs() if _is_due(job, runs.get(job.name))]
    done = [run_job(job) for job in due if goes_on()]
    return [run for run in done if run]


def run_job(job: Job, *, even_if_not_due: bool = False) -> JobRun | None:
    """Do the job; None where another worker is at it or has just done it."""
    run = _claim(job, even_if_not_due=even_if_not_due)
    if run is None:
        return None
    try:
        import_string(job.path)()
    except OUTAGE:
        raise  # nothing can be noted now: the worker gives its claims back when the database is there again
    except Exception as error:
        run.problem = type(error).__name__
        logger.exception("Job failed", extra={"job": job.name})
    else:
        run.problem = ""
        run.finished_at = timezone.now()
        logger.info("Job done", extra={"job": job.name})
    JobRun.objects.filter(name=job.name, claimed_by=this_worker()).update(
        problem=run.problem, finished_at=run.finished_at, **UNCLAIMED
    )
    return run


def _claim(job: Job, *, even_if_not_due: bool) -> JobRun | None:
    """The job's row with our claim on it. The row is locked while we look: two workers never both find it due."""
    JobRun.objects.get_or_create(name=job.name)
    with transaction.atomic():
        run = JobRun.objects.select_for_update().get(name=job.name)
        is_held = run.claimed_until is not None and run.claimed_until > timezone.now()
        if is_held or not (even_if_not_due or _is_due(job, run)):
            return None
        run.started_at = timezone.now()
        run.claimed_by, run.claimed_until = this_worker(), run.started_at + _LEASE
        run.save()
    return run


def _is_due(job: Job, run: JobRun | None) -> bool:
    if run is None:
        return True
    now = timezone.localtime()
    if run.claimed_until is not None:  # somebody is at it, or died over it
        return run.claimed_until < timezone.now()
    return is_due(job, last=run.started_at, has_failed=bool(run.problem), now=now)
