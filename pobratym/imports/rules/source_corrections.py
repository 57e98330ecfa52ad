"""What no source says, or says wrongly: small dated tables beside the code, each row with its reason."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_TABLES = Path(__file__).resolve().parents[1] / "corrections"


@dataclass(frozen=True, slots=True)
class PlaceCorrection:
    """What stands instead of the gazetteer's word for a place; empty where the gazetteer is right."""

    name_uk: str
    name_en: str
    level: str
    parent: str  # GeoNames number of the city a district belongs to


@dataclass(frozen=True, slots=True)
class RegionNames:
    name_uk: str
    name_en: str


@cache
def of_places() -> dict[int, PlaceCorrection]:
    """By GeoNames number."""
    return {
        int(row["geonames"]): PlaceCorrection(row["name_uk"], row["name_en"], row["level"], row["parent"])
        for row in _rows("places.csv")
    }


@cache
def of_regions() -> dict[str, RegionNames]:
    """By GeoNames code, «FR.44»."""
    return {row["code"]: RegionNames(row["name_uk"], row["name_en"]) for row in _rows("regions.csv")}


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name a place no longer bears; `until` is None where the day is not known."""

    text: str
    language: str
    until: date | None
    source: str


@cache
def former_names() -> dict[int, list[FormerName]]:
    """By GeoNames number: renamings of 1914-2024 that people still search and write by."""
    names: dict[int, list[FormerName]] = {}
    for row in _rows("former_names.csv"):
        until = date.fromisoformat(row["until"]) if row["until"] else None
        name = FormerName(row["name"], row["language"], until, row["source"])
        names.setdefault(int(row["geonames"]), []).append(name)
    return names


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """What the centre of a hromada or raion was called, and the adjective in its own name; empty where that was
    another."""

    centre: str
    adjective: str
    until: date | None
    source: str


@cache
def former_units() -> dict[str, list[FormerUnit]]:
    """By KATOTTG code: renamings of 2015-2024, which the codifier does not keep."""
    units: dict[str, list[FormerUnit]] = {}
    for row in _rows("former_units.csv"):
        until = date.fromisoformat(row["until"]) if row["until"] else None
        unit = FormerUnit(row["centre"], row["adjective"], until, row["source"])
        units.setdefault(row["katottg"], []).append(unit)
    return units


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Since when, and by which act, nobody is brought together with a country."""

    since: date
    act: str
    url: str


@cache
def excluded_countries() -> dict[str, Exclusion]:
    """By ISO code."""
    return {
        row["code"]: Exclusion(date.fromisoformat(row["since"]), row["act"], row["url"])
        for row in _rows("excluded_countries.csv")
    }


@cache
def of_countries() -> dict[str, dict[str, str]]:
    """Names by language, by ISO code."""
    return {row["code"]: {"uk": row["name_uk"], "en": row["name_en"]} for row in _rows("countries.csv")}


def _rows(table: str) -> list[dict[str, str]]:
    with (_TABLES / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
