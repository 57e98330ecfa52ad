"""Queries that are the same but for their values: Django builds their SQL once a process, not for every request.

Building a QuerySet and writing its SQL takes Django longer than a database takes to answer it by an index. A function
that builds such a query says so:

    @compiled_once
    def _names(municipality: int) -> QuerySet[Name]:
        return Name.objects.filter(municipality=municipality).order_by("language", "text")

    _names(municipality.pk)  # a list of Name

What is given by position is a value: an int, a str, a date, or a sequence of ints or strs for `__in`. What is given by
name shapes the SQL, of which there is one for each shape and for each language of the reader. Rows, their related rows
and prefetched ones come as from the QuerySet itself, by the same SQL.

How: the query is built with stand-ins for the values and compiled. Where they have come to stand among the parameters,
the values of each call are put. Whatever else the query holds stays as it was at the first call: a stand-in that is not
found (a lookup has changed it) and a day that was not given (the function has read the clock) are errors at that call,
never a wrong answer. A sequence is filled up with its last value to the next power of two, so that a handful of
texts of SQL serves sequences of any length.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import get_language

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
T = TypeVar("T")
Value = int | str | date
# Where a value comes to stand: its place among the parameters, its number, its place in a sequence, and what makes it
# what the database is given.
_Place = tuple[int, int, int | None, Callable[[Any], Any]]
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # SQLite has days as texts
_FIRST_NUMBER, _FIRST_DAY = 0x3A5C_9E17_0000_0000, date(277, 3, 1)


def compiled_once(build: Callable[P, QuerySet[M, T]]) -> Callable[P, list[T]]:
    """The rows of the query that `build` makes, its SQL built once a process for each database, language and shape."""
    compiled: dict[object, _Compiled] = {}

    @wraps(build)
    def rows(*args: P.args, **shape: P.kwargs) -> list[T]:
        values = [_filled_up(each) if isinstance(each, list | tuple | set | frozenset) else each for each in args]
        if [] in values:
            return []
        kinds = tuple((type(each[0]), len(each)) if isinstance(each, list) else type(each) for each in values)
        key = (connections[DEFAULT_DB_ALIAS].vendor, get_language(), kinds, *shape.items())
        query = compiled.get(key)
        if query is None:
            query = compiled[key] = _compile(cast(Callable[..., QuerySet[Any, Any]], build), values, dict(shape))
        return list(query.asked(values))

    return rows


@dataclass(frozen=True)
class _Compiled:
    """A query as it is compiled, with the places that values have among its parameters."""

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[_Place, ...]

    def asked(self, values: Sequence[Any]) -> QuerySet[Any, Any]:
        """The QuerySet with these values; its SQL is there."""
        parameters = list(self.parameters)
        for place, number, part, given in self.places:
            parameters[place] = given(values[number] if part is None else values[number][part])
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # of this thread
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, tuple(parameters))  # type: ignore[method-assign]
        queryset = self.queryset.all()
        queryset.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
        return queryset


def _compile(build: Callable[..., QuerySet[Any, Any]], values: Sequence[Any], shape: dict[str, Any]) -> _Compiled:
    stand_ins = [_stand_in(number, value) for number, value in enumerate(values)]
    queryset = build(*stand_ins, **shape)
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    as_day = compiler.connection.ops.adapt_datefield_value
    wanted = {
        as_day(each) if isinstance(each, date) else each: (number, part)
        for number, one_or_many in enumerate(stand_ins)
        for part, each in (enumerate(one_or_many) if isinstance(one_or_many, list) else [(None, one_or_many)])
    }
    places: list[_Place] = []
    for place, parameter in enumerate(parameters):
        if isinstance(parameter, Value) and parameter in wanted:
            number, part = wanted[parameter]
            places.append((place, number, part, as_day if isinstance(values[number], date) else type(parameter)))
        elif isinstance(parameter, date) or (isinstance(parameter, str) and _A_DAY.match(parameter)):
            raise TypeError(f"{build.__qualname__}: {parameter} would stay for ever; days must be given as values")
    if {(number, part) for _place, number, part, _given in places} != set(wanted.values()):
        raise TypeError(f"{build.__qualname__}: a value does not reach the database as it is given")
    return _Compiled(queryset, compiler, sql, tuple(parameters), tuple(places))


def _filled_up(values: Iterable[Any]) -> list[Any]:
    listed = list(values)
    return listed + listed[-1:] * ((1 << (len(listed) - 1).bit_length()) - len(listed)) if listed else []


def _stand_in(number: int, value: Any) -> Any:
    """Something of the kind of `value` that no query holds by itself."""
    if isinstance(value, list):
        return [_stand_in((number << 20) + part + 100, each) for part, each in enumerate(value)]
    if isinstance(value, str):
        return f"stands for value {number}"
    if type(value) is date:
        return _FIRST_DAY + timedelta(days=number)
    if type(value) is int:
        return _FIRST_NUMBER + number
    raise TypeError(f"{value!r} cannot be a value of a query that is compiled once; what shapes the SQL is named")
