"""Reading the registry: places by name, regions, points for the map."""

from dataclasses import dataclass

from pobratym.registry.models import Municipality


@dataclass(frozen=True, slots=True)
class Located:
    """How many of the official number of hromadas have the point of their own centre."""

    hromadas: int
    located: int

    @property
    def share(self) -> float:
        return self.located / self.hromadas if self.hromadas else 0.0


def count_located() -> Located:
    counted = Municipality.objects.counted()
    return Located(counted.count(), counted.filter(is_location_approximate=False, latitude__isnull=False).count())
