"""prepare_host: what each machine that serves needs for itself; the database is laid out by `prepare` before."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from pobratym.core.errors import Conflict
from pobratym.core.stored_files import mark_files


class Command(BaseCommand):
    help = "Look whether this host has the files of the database, gather static files, build the index of names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accept-files",
            action="store_true",
            help="The uploaded files are lost: take those that are here for the instance's own.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is not laid out for this release yet. Run `manage.py prepare` first, with the role that "
                "owns the tables."
            )
        try:
            mark_files(accept=options["accept_files"])
        except Conflict as conflict:
            raise CommandError(str(conflict)) from conflict
        # Static files of earlier releases stay: a page that was sent before the update asks for them after it.
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("build_name_index", if_behind=True, stdout=self.stdout)
