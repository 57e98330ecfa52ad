"""What the steps of one import share: the sources, each read once and only when a step asks for it."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from pobratym.gateways import codifier, countries, exonyms, gazetteer, natural_earth, subdivisions

Item = TypeVar("Item")


class Progress(Protocol):
    """Shows a person how far an import is; tqdm is one."""

    def __call__(self, label: str, items: Iterable[Item], /) -> Iterable[Item]: ...


def silent(label: str, items: Iterable[Item], /) -> Iterable[Item]:
    """Shows nothing."""
    return items


class Sources:
    """The outside systems, read when first asked for. `natural_earth_file` comes with the front end."""

    def __init__(self, natural_earth_file: Path) -> None:
        self._natural_earth_file = natural_earth_file

    @cached_property
    def countries(self) -> tuple[list[countries.CountryNames], str]:
        return countries.read()

    @cached_property
    def codifier(self) -> codifier.Codifier:
        return codifier.read()

    @cached_property
    def gazetteer(self) -> gazetteer.Gazetteer:
        return gazetteer.read()

    @cached_property
    def subdivisions(self) -> subdivisions.Subdivisions:
        return subdivisions.read()

    @cached_property
    def exonyms(self) -> exonyms.Exonyms:
        return exonyms.read()

    @cached_property
    def natural_earth(self) -> list[natural_earth.Region]:
        return natural_earth.read(self._natural_earth_file)
