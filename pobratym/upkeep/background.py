"""Background work that libraries and rooms file as tasks (django-tasks): done one at a time by the same worker."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.base import TaskResultStatus
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from pobratym.upkeep.claims import this_worker

# Longer than any task takes.
_LEASE = timedelta(hours=1)
_MOST_LIVES = 3


def do_next_task() -> bool:
    """Whether there was one. Looks before it locks: SQLite has one lock for everything."""
    ready = DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)
    if not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend) or not ready.exists():
        return False
    with exclusive_transaction(ready.db):
        task = ready.get_locked()
        if task is None:
            return False
        task.claim(this_worker()[-64:])
    _library_worker().run_task(task)
    return True


def take_up_tasks() -> int:
    """Put in line again what a worker held when it died; what took three workers with it is given up. How many."""
    held = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - _LEASE)
    taken_up = 0
    for task in held:
        if len(task.worker_ids) >= _MOST_LIVES:
            task.set_failed(RuntimeError("Three workers died over this task."))
        else:
            taken_up += held.filter(pk=task.pk, started_at=task.started_at).update(status=TaskResultStatus.READY)
    return taken_up


def _library_worker() -> Worker:
    """The library's own way to run a claimed task and note what became of it."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=1,
        worker_id=this_worker(),
        excluded_queue_names=[],
    )
