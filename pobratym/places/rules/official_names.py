"""The official name of a hromada, which is longer than the one in daily use (law on voluntary unification, art. 4)."""

from pobratym.places.models import Kind

ADJECTIVES = {Kind.URBAN: "міська", Kind.TOWNSHIP: "селищна", Kind.RURAL: "сільська"}
_IN_USE = " громада"


def official_name(name_uk: str, kind: str) -> str:
    """«Одеська громада» -> «Одеська міська територіальна громада»; whatever is no hromada's name stays as it is."""
    adjective = ADJECTIVES.get(Kind(kind)) if kind else None
    stem = name_uk.removesuffix(_IN_USE)
    is_in_use = stem != name_uk and len(stem.split()) == 1
    return f"{stem} {adjective} територіальна громада" if adjective and is_in_use else name_uk
