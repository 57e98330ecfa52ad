"""What a unit belonged to, or of which kind it was, before a newer edition said otherwise."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pobratym.core.bulk_writing import adapted
from pobratym.imports.filing.logbook import Logbook
from pobratym.places.assertions import Settled
from pobratym.places.models import CorrectedField, PastFact

_FIELDS = {
    "region_id": CorrectedField.REGION,
    "county_id": CorrectedField.COUNTY,
    "parent_id": CorrectedField.PARENT,
    "kind": CorrectedField.KIND,
}
_COLUMNS = ("municipality_id", "field", "unit_id", "kind", "valid_from", "valid_until", "act", "source_url")
Values = Sequence[Any]


def file_past_facts(
    columns: Sequence[str],
    changed: Mapping[int, tuple[Values, Values]],
    people: Mapping[Any, Settled],
    logbook: Logbook,
    *,
    until: date,
    act: str,
) -> None:
    """Note the old values of rows that changed, until `until`; not of what people hold, nor of what was unknown."""
    known = PastFact.objects.order_by("valid_until").values_list("municipality_id", "field", "valid_until")
    ends = {(pk, field): day for pk, field, day in known}
    rows = []
    for pk, (old, new) in changed.items():
        held = people[pk].held if pk in people else set()
        for column, before, after in zip(columns, old, new, strict=True):
            if column in _FIELDS and column not in held and before not in {None, "", after}:
                begins = ends.get((pk, _FIELDS[column].value))
                if begins is None or begins < until:
                    unit, kind = (None, before) if column == "kind" else (before, "")
                    rows.append(adapted((pk, _FIELDS[column].value, unit, kind, begins, until, act, "")))
    logbook.insert(PastFact, _COLUMNS, rows)
