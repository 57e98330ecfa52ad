"""build_name_index: the memory-mapped index that names are resolved by, of the registry as it is now."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pobratym.places.name_index.opening import is_behind, rebuild_index


class Command(BaseCommand):
    help = "Build the index of place names. load_registry does it at its end; run it after many corrections."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-behind",
            action="store_true",
            help="Only where the index of this host is of another state of the registry: each host does it regularly.",
        )
        parser.add_argument(
            "--only-if-free", action="store_true", help="leave it to another process of this machine that is at it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_behind"] and not is_behind():
            return
        started = time.monotonic()
        folder = rebuild_index(only_if_free=options["only_if_free"])
        if folder is None:
            self.stdout.write(
                "Nothing was built: another process is at it, or there are no names yet (manage.py load_registry)."
            )
            return
        size = sum(file.stat().st_size for file in folder.iterdir())
        self.stdout.write(f"{folder}: {size / 1e6:,.1f} MB in {time.monotonic() - started:.1f} s")
