"""How much a person and a municipality may do within a while: settings.LIMITS, counted in the database.

A verb that sends mail or makes work for others asks here, in its own transaction: what is refused later is not counted,
and of two processes that count at once one waits. Rows are not dropped to make room, as those of a cache are.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core.errors import TooMany
from pobratym.core.models import Counted


class Limit(NamedTuple):
    """As many in so many hours; None where it is not counted so."""

    hours: int
    person: int | None = None
    municipality: int | None = None


class Person(Protocol):
    """Somebody with a number: accounts stand above this room."""

    @property
    def pk(self) -> Any: ...


def count(deed: str, *, person: Person | None, municipality: int | None = None) -> None:
    """One more deed of the person, for the municipality (its number); the service itself, None, is not counted.

    Raises TooMany where that is more than settings.LIMITS allows, TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("limits.count belongs in the transaction of the deed")
    limit = Limit(**settings.LIMITS[deed])
    for key, most, sentence in _counted(deed, limit, person, municipality):
        _one_more(key, most, timedelta(hours=limit.hours), sentence)


def _counted(
    deed: str, limit: Limit, person: Person | None, municipality: int | None
) -> Iterator[tuple[str, int, str]]:
    """Persons before municipalities for everybody, so that no two wait for each other."""
    if limit.person and person is not None:
        yield (
            f"{deed} person {person.pk}",
            limit.person,
            _("You have done this as often as one person may within so short a time. You can go on after %(when)s."),
        )
    if limit.municipality and municipality is not None:
        yield (
            f"{deed} municipality {municipality}",
            limit.municipality,
            _(
                "Your municipality has done this as often as one municipality may within so short a time. You can go "
                "on after %(when)s."
            ),
        )


def _one_more(key: str, most: int, while_: timedelta, sentence: str) -> None:
    now = timezone.now()
    if not Counted.objects.filter(key=key).exists():
        Counted.objects.filter(ends_at__lt=now - timedelta(days=1)).delete()
        Counted.objects.bulk_create([Counted(key=key, ends_at=now + while_)], ignore_conflicts=True)
    row = Counted.objects.select_for_update().get(key=key)
    if row.ends_at <= now:
        row.number, row.ends_at = 0, now + while_
    if row.number >= most:
        raise TooMany(sentence % {"when": _said(row.ends_at)}, again_at=row.ends_at)
    row.number += 1
    row.save(update_fields=["number", "ends_at"])


def _said(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
