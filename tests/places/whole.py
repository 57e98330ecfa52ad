"""Every row of the registry as it stands, to be compared before and after."""

from pobratym.places.models import Country, Identifier, Municipality, Name, Statistic, TerritoryStatus

TABLES = (Country, Municipality, Identifier, Name, Statistic, TerritoryStatus)


def every_row() -> dict[str, list[dict]]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in TABLES}
