"""The parameters of the API: those of the collections (search/question.py), read strictly. A value that cannot be, and
a parameter that there is not, are answered by what is wrong with it and what is allowed, where a page leaves it out.

The schema of a parameter stands in the OpenAPI document and is what its values are held against: neither can say
anything else than the other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.exceptions import ValidationError

from pobratym.places.rules.identifiers import malformed, pattern_of
from pobratym.search.identifiers import MOST_IDENTIFIERS, Identifiers
from pobratym.search.question import (
    LONGEST_TEXT,
    MOST_VALUES,
    CountryCodes,
    Grammar,
    Numbers,
    OneOf,
    Parameter,
    Slugs,
    Switch,
    printable,
)

Schema = Mapping[str, Any]

_LARGEST = 2**31 - 1
_LEFT_TO_PAGES = {"place"}  # a name that is looked up: machines ask the search for its number
_TRUE = "1"  # as addresses of pages write a box that is ticked
# What the document says of a parameter whose name does not say it.
_SAID = {
    "side": "ukraine, abroad or everywhere; everywhere if not said",
    "country": "ISO 3166-1 alpha-2",
    "oblast": "number of an oblast, state or region",
    "level": "without q or an identifier: municipality",
    "kind": "kind of Ukrainian unit",
    "size": "band of the population",
    "sphere": "sphere of an open need or offer, or of a partnership",
    "form": "form of an open need or offer",
    "direction": "need or offer",
    "language": "works in this language; of needs and offers: told in it",
    "status": "has a public partnership at this stage",
    "seeking": "true: looks for a partner now; false narrows nothing",
    "no_partner": "true: has no signed partnership with anybody abroad; false narrows nothing",
    "near": "number of a municipality; with `within`",
    "within": "kilometres between centres, with `near`; 100 if not said",
    "municipality": "number of a municipality that it concerns",
    "evidence": "the strongest it rests on",
    "year": "it began in; of news: the year of the event",
    "topic": "short name of a topic",
    "katottg": "codes of the codifier of Ukraine that the municipality has",
    "geonames": "numbers of GeoNames that the municipality has",
    "wikidata": "items of Wikidata that the municipality has",
}
_EXAMPLES: Mapping[str, Any] = {
    "q": "Odesa",
    "country": "PL",
    "oblast": 25,
    "near": 25,
    "within": 100,
    "municipality": 25,
    "year": 2024,
    "topic": "twinning",
    "katottg": "UA51100270000073549",
    "geonames": "698740",
    "wikidata": "Q1874",
}


@dataclass(frozen=True)
class QueryParameter:
    """A parameter of an address. `schema`: of one value; `most`: how many values it has at a time; `hint`: what is told
    of a value that does not meet the pattern."""

    name: str
    schema: Schema
    said: str = ""
    example: Any = None
    most: int = 1
    hint: str | Promise = ""
    is_required: bool = False
    is_deprecated: bool = False
    has_commas: bool = False

    def read(self, values: list[str]) -> list[str]:
        """The values as they are written usually. Raises ValueError with what is wrong with one of them."""
        if self.has_commas:
            values = [each.strip().upper() for value in values for each in value.split(",")]
        if len(values) > self.most:
            raise ValueError(
                _("Give this parameter once.") if self.most == 1 else _("Give at most %d values.") % self.most
            )
        return [self._usual(value) for value in values]

    def described(self) -> OpenApiParameter:
        """For the OpenAPI document."""
        schema, example, is_list = {**self.schema}, self.example, self.most > 1
        if is_list:
            schema, example = {"type": "array", "items": schema, "minItems": 1, "maxItems": self.most}, [example]
        said = [self.said, "several widen" * is_list, "commas between them" * self.has_commas]
        return OpenApiParameter(
            self.name,
            schema,
            required=self.is_required,
            description="; ".join(filter(None, said)),
            deprecated=self.is_deprecated,
            style="form" if is_list else None,
            explode=not self.has_commas if is_list else None,
            examples=[OpenApiExample(self.name, value=example)] if self.example is not None else [],
        )

    def _usual(self, value: str) -> str:
        schema = self.schema
        if "enum" in schema and value not in schema["enum"]:
            raise ValueError(_("“%(value)s” is none of these: %(allowed)s.") % self._told(value))
        if schema["type"] == "boolean" and value not in ("true", "false", _TRUE):
            raise ValueError(_("“%(value)s” is neither true nor false.") % self._told(value))
        if schema["type"] == "integer":
            return self._number(value)
        longest, pattern = schema.get("maxLength", LONGEST_TEXT), schema.get("pattern", "")
        if pattern and len(value) <= longest and not re.fullmatch(pattern, value) and (self.hint or value):
            raise ValueError(str(self.hint) or _("Leave control characters out."))
        if not 1 <= len(value) <= longest or not printable(value):
            raise ValueError(_("Give 1 to %d characters, or leave the parameter out.") % longest)
        return value

    def _number(self, value: str) -> str:
        is_number = value.isascii() and value.isdigit() and len(value) <= len(str(self.schema["maximum"]))
        if not is_number or not self.schema["minimum"] <= int(value) <= self.schema["maximum"]:
            raise ValueError(
                _("“%(value)s” is not a whole number from %(least)d to %(most)d.")
                % {**self._told(value), "least": self.schema["minimum"], "most": self.schema["maximum"]}
            )
        return str(int(value))

    def _told(self, value: str) -> dict[str, str]:
        return {"value": printable(value)[:50], "allowed": ", ".join(self.schema.get("enum", ()))}


@dataclass(frozen=True)
class Parameters:
    """All that an address understands."""

    declared: tuple[QueryParameter, ...] = ()
    names: Mapping[str, QueryParameter] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {each.name: each for each in self.declared})

    def read(self, query: QueryDict) -> dict[str, list[str]]:
        """The values of each parameter that is given. Raises ValidationError by what is wrong."""
        errors: dict[str, list[str]] = {}
        read: dict[str, list[str]] = {}
        for name, values in query.lists():
            if name not in self.names:
                errors[name] = [self._unknown]
                continue
            try:
                read[name] = self.names[name].read(values)
            except ValueError as error:
                errors[name] = [str(error)]
        for each in self.declared:
            if each.is_required and each.name not in query:
                errors[each.name] = [_("This parameter is required.")]
        if errors:
            raise ValidationError(errors)
        return read

    @cached_property
    def described(self) -> list[OpenApiParameter]:
        return [each.described() for each in self.declared]

    @property
    def _unknown(self) -> str:
        if not self.names:
            return _("There is no such parameter: this address has none.")
        return _("There is no such parameter. There are: %s.") % ", ".join(self.names)


def text(said: str, *, is_required: bool = False) -> QueryParameter:
    """`q`. `said`: what it looks for."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "pattern": r"^[^\x00-\x1f\x7f]+$"}
    return QueryParameter("q", schema, said, _EXAMPLES["q"], is_required=is_required)


def whole(name: str, least: int, most: int, said: str, example: int) -> QueryParameter:
    """A number of something."""
    return QueryParameter(name, {"type": "integer", "minimum": least, "maximum": most}, said, example)


# Where a page of a list begins; `pagination.py` makes and reads it.
CURSOR = QueryParameter(
    "cursor", {"type": "string", "minLength": 1, "maxLength": 100}, "of the links `next` and `previous`, as it is"
)


def of_grammar(grammar: Grammar) -> tuple[QueryParameter, ...]:
    """The parameters of a collection, by the name of today and by a former one; without `q`."""
    now = {name: _of(name, each) for name, each in grammar.parameters.items() if name not in _LEFT_TO_PAGES}
    former = [
        replace(now[name], name=before, said=f"the former name of {name}", is_deprecated=True)
        for before, name in grammar.former.items()
        if name in now
    ]
    return (*now.values(), *former)


def first_of_each(parameters: Iterable[QueryParameter]) -> tuple[QueryParameter, ...]:
    """One parameter a name."""
    found: dict[str, QueryParameter] = {}
    for each in parameters:
        found.setdefault(each.name, each)
    return tuple(found.values())


def _of(name: str, parameter: Parameter) -> QueryParameter:
    schema = _schema_of(parameter)
    made = QueryParameter(name, schema, _SAID.get(name, ""), _EXAMPLES.get(name, _first(schema)))
    if isinstance(parameter, Identifiers):
        hint = malformed(parameter.scheme, "") or ""
        return replace(made, most=MOST_IDENTIFIERS, has_commas=True, hint=hint)
    if isinstance(parameter, CountryCodes):
        made = replace(made, hint=gettext_lazy("Give the country as a two-letter code, for example PL."))
    is_single = isinstance(parameter, Switch) or getattr(parameter, "is_single", False)
    return made if is_single else replace(made, most=MOST_VALUES)


def _schema_of(parameter: Parameter) -> Schema:
    if isinstance(parameter, OneOf):
        return {"type": "string", "enum": [str(each) for each in parameter.known]}
    if isinstance(parameter, Numbers):
        return {"type": "integer", "minimum": 1, "maximum": parameter.most or _LARGEST}
    if isinstance(parameter, Switch):
        return {"type": "boolean"}
    if isinstance(parameter, CountryCodes):
        return {"type": "string", "pattern": "^[A-Za-z]{2}$"}
    if isinstance(parameter, Identifiers):
        return {"type": "string", "pattern": f"^{pattern_of(parameter.scheme)}$"}
    if isinstance(parameter, Slugs):
        return {"type": "string", "minLength": 1, "maxLength": parameter.longest}
    raise TypeError(f"{type(parameter).__name__} has no schema yet")


def _first(schema: Schema) -> Any:
    return True if schema["type"] == "boolean" else next(iter(schema.get("enum", ())), None)
