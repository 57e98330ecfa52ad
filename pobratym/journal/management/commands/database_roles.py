"""database_roles: the SQL that gives PostgreSQL an owner who migrates, a role that serves and a role that copies."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from pobratym.journal.grants import Roles, sql


class Command(BaseCommand):
    help = "Print the SQL of the database roles; a database administrator runs it by psql, and again after migrations."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default="", help="Its name; by default the one of DATABASE_URL.")
        for name in ("owner", "app", "backup"):
            parser.add_argument(f"--{name}", default=f"pobratym_{name}", help=f"Name of the role: {name}.")

    def handle(self, *args: Any, database: str, owner: str, app: str, backup: str, **options: Any) -> None:
        name = database or str(connection.settings_dict["NAME"])
        try:
            self.stdout.write(sql(name, Roles(owner, app, backup)))
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
