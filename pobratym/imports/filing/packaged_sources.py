"""What the steps of one import share: the sources, each read once and only when a step asks for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from django.conf import settings

from pobratym.gateways import codifier, countries, exonyms, gazetteer, natural_earth, sections, subdivisions

Item = TypeVar("Item")


class Progress(Protocol):
    """Shows a person how far an import is; tqdm is one."""

    def __call__(self, label: str, items: Iterable[Item], /) -> Iterable[Item]: ...


def silent(label: str, items: Iterable[Item], /) -> Iterable[Item]:
    """Shows nothing."""
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFiles:
    """Files to read instead of what the packages ship; Natural Earth's and that of sections come with the front end.

    `codifier_day` is the day of a newer workbook of the codifier that does not tell it.
    """

    codifier: Path | None = None
    gazetteer: Path | None = None
    regions: Path | None = None
    places_in_regions: Path | None = None
    exonyms: Path | None = None
    natural_earth: Path | None = None
    sections: Path | None = None
    codifier_day: date | None = None


class Sources:
    """The outside systems, each read when first asked for."""

    def __init__(
        self,
        files: SourceFiles,
        *,
        codifier: codifier.Codifier | None = None,
        gazetteer: gazetteer.Gazetteer | None = None,
    ) -> None:
        """`codifier` and `gazetteer` where they are read already."""
        self._files, self._codifier, self._gazetteer = files, codifier, gazetteer

    @cached_property
    def countries(self) -> tuple[list[countries.CountryNames], str]:
        return countries.read()

    @cached_property
    def codifier(self) -> codifier.Codifier:
        return self._codifier or codifier.read(self._files.codifier)

    @cached_property
    def gazetteer(self) -> gazetteer.Gazetteer:
        if self._gazetteer:
            return self._gazetteer
        parts = sections.read(self._files.sections or settings.GEONAMES_SECTIONS)
        return gazetteer.read(self._files.gazetteer, parts)

    @cached_property
    def subdivisions(self) -> subdivisions.Subdivisions:
        return subdivisions.read(self._files.regions, self._files.places_in_regions)

    @cached_property
    def exonyms(self) -> exonyms.Exonyms:
        return exonyms.read(self._files.exonyms)

    @cached_property
    def natural_earth(self) -> list[natural_earth.Region]:
        return natural_earth.read(self._files.natural_earth or settings.NATURAL_EARTH_ADMIN1)
