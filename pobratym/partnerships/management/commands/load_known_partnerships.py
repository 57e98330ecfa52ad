"""Takes the publicly known partnerships into the register."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.core.errors import SourceRefused
from pobratym.partnerships.actions import load_known
from pobratym.partnerships.known import themes


class Command(BaseCommand):
    """`manage.py load_known_partnerships [--only founding …]`: repeatable, all or nothing."""

    help = "Load publicly known partnerships with their sources (repeatable; the registry must be loaded before)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only", nargs="+", metavar="THEME", choices=themes(), help="files to take, without .toml")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            summary = load_known(by=None, themes=options["only"])
        except SourceRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Known partnerships: {summary.added} added, {summary.changed} changed, {summary.unchanged} unchanged."
        )
