"""Once, by hand or by cron: the jobs that are due, or those named, whether due or not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.upkeep.models import JobRun
from pobratym.upkeep.schedule import jobs, run_due, run_job


class Command(BaseCommand):
    help = "Run the jobs of the schedule that are due (the worker does so by itself), or those named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("jobs", nargs="*", metavar="job", help="Names of jobs to run now, due or not.")

    def handle(self, *args: Any, **options: Any) -> None:
        done = self._named(options["jobs"]) if options["jobs"] else run_due()
        for run in done:
            self.stdout.write(f"{run.name}: {run.problem or 'done'}")
        if not done:
            self.stdout.write("Nothing is due.")
        if any(run.problem for run in done):
            raise CommandError("A job failed; the log says why.")

    def _named(self, names: list[str]) -> list[JobRun]:
        known = {job.name: job for job in jobs()}
        if unknown := set(names) - set(known):
            raise CommandError(f"No such job: {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
        done = [run_job(known[name], even_if_not_due=True) for name in names]
        if None in done:
            raise CommandError("Another worker is at it now.")
        return [run for run in done if run]
