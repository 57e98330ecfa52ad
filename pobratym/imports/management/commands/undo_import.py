"""undo_import: one import taken back as a whole."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions import undo_import
from pobratym.places.models import ImportRun
from pobratym.places.name_index.opening import rebuild_index


class Command(BaseCommand):
    help = "Take a whole import back: RUN_ID as load_registry, import_statistics and the back office show it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int, metavar="RUN_ID")

    def handle(self, *args: Any, **options: Any) -> None:
        run = ImportRun.objects.filter(pk=options["run"]).first()
        if run is None:
            raise CommandError(f"There is no import {options['run']}. The latest are: {_latest()}")
        started = time.monotonic()
        try:
            undoing = undo_import(run=run, by=None)
        except DomainError as error:
            raise CommandError(str(error)) from error
        report = undoing.details
        self.stdout.write(
            f"Import {run.pk} ({run}) is undone: {report['removed']:,} rows removed, {report['restored']:,} put back,"
            f" {report['kept']:,} kept because they are in use, {report['left']:,} values left as people changed them"
            f"  {time.monotonic() - started:.1f} s"
        )
        for kept in report["kept_municipalities"]:
            self.stdout.write(f"kept: {kept['name']} (municipality {kept['municipality']})")
        rebuild_index()


def _latest() -> str:
    runs = ImportRun.objects.standing().order_by("-pk")[:5]
    return "; ".join(f"{run.pk} {run.source} ({run.started_at:%Y-%m-%d})" for run in runs) or "none"
