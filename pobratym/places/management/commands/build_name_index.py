"""build_name_index: the memory-mapped index that names are resolved by, of the registry as it is now."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from pobratym.places.name_index.opening import rebuild_index


class Command(BaseCommand):
    help = "Build the index of place names. load_registry does it at its end; run it after many corrections."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        folder = rebuild_index()
        if folder is None:
            self.stdout.write("The registry holds no names yet: run manage.py load_registry.")
            return
        size = sum(file.stat().st_size for file in folder.iterdir())
        self.stdout.write(f"{folder}: {size / 1e6:,.1f} MB in {time.monotonic() - started:.1f} s")
