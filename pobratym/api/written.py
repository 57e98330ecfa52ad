"""An answer of the API about rows of a model: described for the OpenAPI document, and written straight from the
database, without an instance of a model, so that a list of 100 costs a tenth."""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from django.db.models import Case, FloatField, Model, QuerySet, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from rest_framework import serializers

from pobratym.api import fields
from pobratym.core.text_fields import only_in

Written = dict[str, Any]


class WrittenAnswer(serializers.ModelSerializer):
    """An answer about rows of a model. Its fields are what leaves the house; those in `made` are no columns, so that
    the class adds them when it writes."""

    made: ClassVar[tuple[str, ...]] = ()

    def build_unknown_field(self, field_name: str, model_class: type[Model]) -> Any:
        """A text in several languages leaves as one value a language."""
        if field_name not in fields.TEXTS:
            return super().build_unknown_field(field_name, model_class)
        column, _language = fields.TEXTS[field_name]
        longest = model_class._meta.get_field(column).max_length  # type: ignore[union-attr]
        return serializers.CharField, {"required": False, "allow_blank": True, "max_length": longest}

    @classmethod
    @cache
    def columns(cls, path: str = "") -> Mapping[str, str | Combinable]:
        """Name of a field -> where it lies; `path` leads to the row from another one («municipality__»). Degrees
        leave as numbers, so they need not become decimals first."""
        declared = {name: field for name, field in cls().fields.items() if name not in cls.made}
        return {name: _lies_in(name, field, path) for name, field in declared.items()}

    @classmethod
    def stored(cls, rows: "QuerySet[Any]") -> list[Written]:
        """The columns of these rows, under the names of the fields."""
        columns = cls.columns()
        return [dict(zip(columns, row, strict=True)) for row in rows.values_list(*columns.values())]


def _lies_in(name: str, field: serializers.Field, path: str) -> str | Combinable:
    """Where the value of a field lies in the database."""
    if field.source in fields.TEXTS:
        column, language = fields.TEXTS[name]
        return _text(path + column, language, is_null_known=field.allow_null)
    source = path + str(field.source).replace(".", "__")
    return Cast(source, FloatField()) if isinstance(field, serializers.FloatField) else source


def _text(column: str, language: str, *, is_null_known: bool) -> Combinable:
    """Empty where there is none in that language; with `is_null_known`, nothing where it would be another row's and
    there is no such row."""
    text = only_in(column, language)
    return Case(When(**{f"{column.rpartition('__')[0]}__isnull": False}, then=text)) if is_null_known else text
