"""resolve_name: which place is meant by a text, as lines for a person or as JSON objects."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pobratym.places.queries import Resolved, resolve_name


class Command(BaseCommand):
    help = "Say which place a text means, in any script, misspelt or inflected. No line: nothing known fits."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")
        parser.add_argument("--country", metavar="CC", help="ISO code of the country, where it is known")
        parser.add_argument("--region", metavar="NAME", help="region in any language, where it is known")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        found = resolve_name(
            options["text"], country=options["country"], region=options["region"], limit=max(options["limit"], 1)
        )
        for place in found:
            line = json.dumps(asdict(place), ensure_ascii=False) if options["format"] == "json" else _line(place)
            self.stdout.write(line)


def _line(place: Resolved) -> str:
    names = " / ".join(dict.fromkeys(name for name in (place.name_uk, place.name_en) if name))
    where = ", ".join(part for part in (place.region, place.country) if part)
    people = f"{place.population:,}" if place.population else "-"
    return f"{place.score:5.3f}  {place.reason:<12} {names} ({where})  {people}  {place.geonames or place.katottg}"
