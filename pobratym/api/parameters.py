"""The parameters of the API: those of the collections (search/question.py), read strictly. A value that cannot be is
answered by what is wrong with it, where a page leaves it out."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError as Refused
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError

from pobratym.search.question import LONGEST_TEXT, CountryCodes, Grammar, Numbers, OneOf, Parameter, Switch

_LARGEST = 2**31 - 1
_COUNTRY = RegexValidator(r"^[A-Za-z]{2}\Z", _("Give the country by its code of two letters, for example PL."))
_LEFT_TO_PAGES = {"place"}  # a name that is looked up: machines ask the search for its number
TEXT = forms.CharField(max_length=LONGEST_TEXT)
# What the document says of a parameter whose name does not say it.
_SAID = {
    "side": "ukraine, abroad or everywhere; everywhere if not said",
    "country": "ISO 3166-1 alpha-2",
    "oblast": "number of an oblast, state or region",
    "level": "without q: municipality",
    "kind": "kind of Ukrainian unit",
    "size": "band of the population",
    "sphere": "sphere of an open need or offer, or of a partnership",
    "form": "form of an open need or offer",
    "direction": "need or offer",
    "language": "works in this language",
    "status": "has a public partnership at this stage",
    "seeking": "looks for a partner now",
    "no_partner": "has no signed partnership with anybody abroad",
    "near": "number of a municipality; with `within`",
    "within": "kilometres between centres; 100 if not said",
    "municipality": "number of a party",
    "evidence": "the strongest it rests on",
    "year": "it began in",
}


def field_of(parameter: Parameter) -> forms.Field:
    """What refuses a value of the parameter."""
    if isinstance(parameter, OneOf):
        return forms.ChoiceField(choices=[(str(each), str(each)) for each in parameter.known])
    if isinstance(parameter, CountryCodes):
        return forms.CharField(validators=[_COUNTRY])
    if isinstance(parameter, Numbers):
        return forms.IntegerField(min_value=1, max_value=parameter.most or _LARGEST)
    if isinstance(parameter, Switch):
        return forms.ChoiceField(choices=[(each, each) for each in ("true", "false", "1")])
    return TEXT


def fields_of(grammar: Grammar) -> dict[str, forms.Field]:
    """What refuses a value, for `q` and each parameter, by the name of today and by a former one."""
    fields = {name: field_of(each) for name, each in grammar.parameters.items() if name not in _LEFT_TO_PAGES}
    former = {before: fields[now] for before, now in grammar.former.items() if now in fields}
    return {"q": TEXT, **fields, **former}


def checked(fields: Mapping[str, forms.Field], query: QueryDict) -> dict[str, list[str]]:
    """The parameters as they are written usually, empty ones left out. Raises ValidationError by what is wrong."""
    errors: dict[str, list[str]] = {}
    read: dict[str, list[str]] = {}
    for name in query.keys() & fields.keys():
        given = [value for value in query.getlist(name) if value]
        try:
            read[name] = [str(fields[name].clean(value)) for value in given]
        except Refused as error:
            errors[name] = error.messages
    if errors:
        raise ValidationError(errors)
    return {name: values for name, values in read.items() if values}


def documented(grammar: Grammar, text: str) -> list[OpenApiParameter]:
    """The parameters for the OpenAPI document; `text`: what `q` looks for."""
    found = [OpenApiParameter("q", str, description=text)]
    names = {name: name for name in grammar.parameters if name not in _LEFT_TO_PAGES}
    names |= {before: now for before, now in grammar.former.items() if now in names}
    for name, now in names.items():
        parameter, said = grammar.parameters[now], _SAID.get(now, "")
        several = "" if parameter.is_single else "several widen"
        instead = "" if name == now else f"the former name of {now}"
        found.append(
            OpenApiParameter(
                name,
                _type_of(parameter),
                many=not parameter.is_single,
                enum=[str(each) for each in parameter.known] if isinstance(parameter, OneOf) else None,
                description="; ".join(filter(None, (said, several, instead))),
                deprecated=name != now,
            )
        )
    return found


def _type_of(parameter: Parameter) -> Any:
    if isinstance(parameter, Numbers):
        return OpenApiTypes.INT
    return OpenApiTypes.BOOL if isinstance(parameter, Switch) else OpenApiTypes.STR
