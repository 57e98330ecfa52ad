"""Every row of the registry as it stands, to be compared before and after; and what people hold of one."""

from pobratym.places.models import Country, Identifier, Municipality, Name, PastFact, Statistic, TerritoryStatus
from pobratym.places.queries.amendments import held_columns

TABLES = (Country, Municipality, Identifier, Name, Statistic, TerritoryStatus, PastFact)


def every_row() -> dict[str, list[dict]]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in TABLES}


def held(place: Municipality) -> list[str]:
    """The columns that imports leave alone because a person set them; they know nothing of ends and mergers."""
    return sorted(column.removesuffix("_id") for column in held_columns(place) - {"ended_on", "merged_into_id"})
