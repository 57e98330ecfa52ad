"""undo_import: one import taken back as a whole."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pobratym.core.errors import DomainError
from pobratym.imports.actions import withdraw_edition
from pobratym.places.models import Edition
from pobratym.places.name_index.opening import rebuild_index


class Command(BaseCommand):
    help = "Take a whole import back: RUN_ID as load_registry, import_statistics and the back office show it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int, metavar="RUN_ID")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.filter(pk=options["run"]).first()
        if edition is None:
            raise CommandError(f"There is no import {options['run']}. The latest are: {_latest()}")
        started = time.monotonic()
        try:
            report = withdraw_edition(edition=edition, by=None).withdrawal
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Import {edition.pk} ({edition}) is undone: {report['removed']:,} rows removed, {report['restored']:,} put"
            f" back, {report['kept']:,} kept because they are in use, {report['left']:,} values left as people changed"
            f" them  {time.monotonic() - started:.1f} s"
        )
        for kept in report["kept_municipalities"]:
            self.stdout.write(f"kept: {kept['name']} (municipality {kept['municipality']})")
        rebuild_index()


def _latest() -> str:
    editions = Edition.objects.in_force().order_by("-pk")[:5]
    return "; ".join(f"{each.pk} {each.source} ({each.started_at:%Y-%m-%d})" for each in editions) or "none"
