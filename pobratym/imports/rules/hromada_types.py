"""Urban, settlement or rural: the codifier does not say, its centre's category does, except in a few hromadas."""

import csv
from functools import cache
from pathlib import Path

from pobratym.gateways import codifier
from pobratym.places.models import Kind

_TABLE = Path(__file__).resolve().parents[1] / "corrections" / "hromada_types.csv"

_BY_CENTRE = {
    codifier.TOWN: Kind.URBAN,
    codifier.TOWNSHIP: Kind.TOWNSHIP,
    "T": Kind.TOWNSHIP,
    codifier.VILLAGE: Kind.RURAL,
}


def kind_of(code: str, centre_category: str) -> Kind:
    """The type of the hromada with this code, whose centre has this category.

    A hromada keeps its type when its centre's category changes (law 3285-IX turned urban-type settlements into
    settlements, some settlements became towns): those stand in the table, each with its reason.
    """
    corrected = _corrections().get(code)
    return Kind(corrected) if corrected else _BY_CENTRE[centre_category]


@cache
def _corrections() -> dict[str, str]:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return {row["code"]: row["kind"] for row in csv.DictReader(table)}
