"""Numbers that others' lists give municipalities: whose they are, and whether one may be given to a municipality."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.places.models import Identifier, Municipality
from pobratym.places.rules.identifiers import does_not_fit, malformed

_MOST = 1_000  # municipalities of one query


class SchemeValue(NamedTuple):
    """A number in a list."""

    scheme: str
    value: str


def numbers_of(ids: Sequence[int]) -> Mapping[int, list[SchemeValue]]:
    """Municipality -> its numbers and those of the rows merged into it, by scheme. One query a thousand of them."""
    found: dict[int, list[SchemeValue]] = defaultdict(list)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), _MOST):
            part = ids[start : start + _MOST]
            cursor.execute(_statement(len(part)), [*part, *part])
            for pk, scheme, value in cursor.fetchall():
                found[pk].append(SchemeValue(scheme, value))
    return found


@lru_cache(maxsize=256)
def _statement(number: int) -> str:
    """Kept as text: it is asked with every list, and building it takes four times as long as running it."""
    # Which rows first, by their indexes: asked across the join, every identifier of the registry is looked at.
    either = Q(pk__in=range(number)) | Q(merged_into__in=range(number))
    own = Municipality.including_merged.filter(either).order_by().values("pk")
    rows = Identifier.objects.filter(municipality__in=own).order_by("scheme", "value")
    return str(rows.values_list(_IN_FORCE, "scheme", "value").query.sql_with_params()[0])


def holders_of(scheme: str, values: Collection[str]) -> dict[str, int]:
    """Number -> the municipality in force that has it, where one has; a row merged away answers with the one it was
    merged into. One query."""
    return dict(Identifier.objects.filter(scheme=scheme, value__in=values).values_list("value", _IN_FORCE))


# Rows merged earlier follow, so one step leads to a row in force.
_IN_FORCE = Coalesce("municipality__merged_into_id", "municipality_id")


def identifier_problem(scheme: str, value: str, *, country: str, level: str) -> Text | None:
    """Why a municipality of `country` and `level` cannot get this number."""
    if problem := malformed(scheme, value) or does_not_fit(scheme, value, country=country, level=level):
        return problem
    holder = Identifier.objects.select_related("municipality").filter(scheme=scheme, value=value).first()
    if holder:
        return _("%(value)s already belongs to %(name)s (no. %(number)s).") % {
            "value": value,
            "name": holder.municipality.name,
            "number": holder.municipality_id,
        }
    return None
