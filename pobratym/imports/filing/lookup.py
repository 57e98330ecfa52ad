"""Which municipality a row of a table is about."""

from collections.abc import Iterable, Mapping

from django.db.models.functions import Coalesce

from pobratym.core.bulk_writing import batches
from pobratym.places.models import Identifier

Key = tuple[str, str]


def municipalities(keys: Iterable[Key]) -> Mapping[Key, int]:
    """Municipality by (scheme, value), for those on file; a row merged away answers with the one it became."""
    by_scheme: dict[str, set[str]] = {}
    for scheme, value in keys:
        by_scheme.setdefault(scheme, set()).add(value)
    found: dict[Key, int] = {}
    for scheme, values in by_scheme.items():
        for batch in batches(sorted(values), 500):
            rows = Identifier.objects.filter(scheme=scheme, value__in=batch)
            owner = Coalesce("municipality__merged_into", "municipality")
            found |= {(scheme, value): pk for value, pk in rows.values_list("value", owner)}
    return found
