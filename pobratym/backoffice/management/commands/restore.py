"""restore FILE: a backup into an empty instance, compared table by table and file by file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from pobratym.backoffice.backup.archive import check, restore
from pobratym.core.errors import Conflict


class Command(BaseCommand):
    help = "Fill an empty database and empty folders (or an empty bucket) from a backup, and compare all of it."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="Only read the file and say whether it is whole.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            done = check(file) if options["check"] else restore(file)
        except Conflict as conflict:
            raise CommandError(str(conflict)) from conflict
        rows = sum(table.size for table in done.tables.values())
        said = "The backup is whole" if options["check"] else "Restored and compared"
        self.stdout.write(
            f"{said}: {len(done.tables)} tables with {rows:,} rows, {len(done.files) - 1} files, as they were at "
            f"{done.made_at}.\nAnchor of the journal: {done.journal or 'none, it was empty'}"
        )
        if options["check"]:
            return
        roles = ", then the SQL of `manage.py database_roles`" if connection.vendor == "postgresql" else ""
        self.stdout.write(f"Next: `manage.py prepare`{roles}; on each host `manage.py prepare_host`.")
