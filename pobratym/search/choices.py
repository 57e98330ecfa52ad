"""What a reader can choose from when narrowing the directory."""

from django.db.models import Q

from pobratym.core.languages import in_language
from pobratym.registry.models import Country, Kind, Level, Municipality
from pobratym.search.alphabet import sort_key

Choice = tuple[str, str]


def oblasts() -> list[Municipality]:
    """The 27 units of Ukraine in the reader's alphabet: 24 oblasts, Crimea, Kyiv and Sevastopol."""
    units = Municipality.objects.shown().in_ukraine().filter(Q(level=Level.REGION) | Q(kind=Kind.CAPITAL))
    return sorted(_once(list(units)), key=lambda unit: sort_key(unit.name))


def _once(units: list[Municipality]) -> list[Municipality]:
    """A city with special status may be kept both as a region and as a municipality: the region stands for both."""
    regions = {unit.name_uk for unit in units if unit.level == Level.REGION}
    return [unit for unit in units if unit.level == Level.REGION or unit.name_uk not in regions]


def countries() -> list[Country]:
    """Every country in the reader's alphabet."""
    return sorted(Country.objects.all(), key=lambda each: sort_key(in_language(each, "name").text))
