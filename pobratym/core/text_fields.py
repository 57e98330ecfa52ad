"""How a text in several languages is stored, asked for and ordered by: one JSON column, alike on both databases."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.fields.json import KeyTransform
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from pobratym.core.languages import content_languages, current_language, in_order_of_preference, in_words
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.core.texts import LocalizedText

if TYPE_CHECKING:
    _JSONField = models.JSONField[Mapping[str, str], LocalizedText]
else:
    _JSONField = models.JSONField


class _ReadableEncoder(json.JSONEncoder):
    """Letters as they are: a Cyrillic one takes two bytes, not six."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class _Attribute(DeferredAttribute):
    """Whatever mapping is put into the column, what is read from it is a LocalizedText."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        if type(value) is not LocalizedText and not hasattr(value, "resolve_expression"):
            value = as_text(value)
        instance.__dict__[self.field.attname] = value


def as_text(value: Any) -> LocalizedText:
    """The text that a mapping of languages stands for; None is the empty one."""
    return value if isinstance(value, LocalizedText) else LocalizedText.from_json(value or {})


class LocalizedTextField(_JSONField):
    """A text in the languages of the settings, `max_length` characters in each at most.

    `required_languages` must be there; without `blank=True` at least one must.
    """

    descriptor_class = _Attribute

    def __init__(self, verbose_name: Any = None, *, required_languages: Sequence[str] = (), **options: Any) -> None:
        self.required_languages = tuple(required_languages)
        super().__init__(verbose_name, **{"default": LocalizedText, "encoder": _ReadableEncoder, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["encoder"]
        if options.get("default") is LocalizedText:
            del options["default"]
        if self.required_languages:
            options["required_languages"] = self.required_languages
        return name, path, args, options

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        if value is None or isinstance(expression, KeyTransform):
            return super().from_db_value(value, expression, connection)
        return LocalizedText.loaded(value)

    def get_transform(self, lookup_name: str) -> Any:
        """`title__uk`, `title__uk__icontains`: the text in that language, empty where there is none."""
        if lookup_name in content_languages():
            return partial(InLanguage, languages=(lookup_name,))
        return super().get_transform(lookup_name)

    def to_python(self, value: Any) -> LocalizedText:
        return as_text(value)

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return as_text(prepared).as_json() if isinstance(prepared, Mapping) else prepared

    def value_to_string(self, obj: models.Model) -> Any:
        return self.value_from_object(obj).as_json()

    def validate(self, value: LocalizedText, model_instance: models.Model | None) -> None:
        """Every language that is wrong is told of; each reason carries its language."""
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        if problems := [*self._missing(value), *self._wrong(value)]:
            raise ValidationError(problems)

    def _missing(self, value: LocalizedText) -> Iterator[ValidationError]:
        for language in self.required_languages:
            if language not in value:
                yield _problem(_("Write it %(in_language)s too."), language, in_language=in_words(language))

    def _wrong(self, value: LocalizedText) -> Iterator[ValidationError]:
        for language, text in value.items():
            if language not in content_languages():
                yield _problem(_("Texts are not kept in the language %(language)s."), language)
            if self.max_length and len(text) > self.max_length:
                message = _("At most %(limit)s characters; this has %(length)s.")
                yield _problem(message, language, limit=self.max_length, length=len(text))

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Languages that the form did not ask for stay."""
        setattr(instance, self.name, getattr(instance, self.name) | (data or {}))

    def formfield(self, **options: Any) -> Any:
        """For forms made from the model; a page's own form says more of it (text_forms)."""
        given = {"label": self.verbose_name, "help_text": self.help_text, "required": not self.blank, **options}
        given.pop("form_class", None)
        given.pop("choices_form_class", None)
        return LocalizedTextFormField(max_length=self.max_length, required_languages=self.required_languages, **given)


def _problem(message: Any, language: str, **values: object) -> ValidationError:
    return ValidationError(message, code="language", params={"language": language, **values})


class _OfLanguages(models.Func):
    """Something of the texts in `languages`, as a text. They stand in the SQL as they are, not as parameters: so an
    index on the same expression serves it."""

    arity = 1
    output_field = models.TextField()

    def __init__(self, column: Any, *, languages: Sequence[str]) -> None:
        if not all(language.isascii() and language.isalpha() for language in languages):
            raise ValueError(languages)
        self.languages = tuple(languages)
        super().__init__(column)

    def as_sql(self, compiler: Any, connection: Any, **_options: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        column, values = compiler.compile(self.source_expressions[0])
        texts = {language: f"{column} ->> '{language}'" for language in self.languages}
        return self.put_together(texts), [*values] * len(texts)

    def put_together(self, texts: Mapping[str, str]) -> str:
        """The SQL, from the SQL of each language."""
        raise NotImplementedError


class InLanguage(_OfLanguages):
    """The first of `languages` that the column has a text in; empty where it has none."""

    def put_together(self, texts: Mapping[str, str]) -> str:
        return f"COALESCE({', '.join(texts.values())}, '')"


class _AllTexts(_OfLanguages):
    def put_together(self, texts: Mapping[str, str]) -> str:
        return "(" + " || ' ' || ".join(f"COALESCE({text}, '')" for text in texts.values()) + ")"


class _LanguagesThere(_OfLanguages):
    def put_together(self, texts: Mapping[str, str]) -> str:
        there = (f"CASE WHEN {text} IS NULL THEN '' ELSE '{language} ' END" for language, text in texts.items())
        return "(" + " || ".join(there) + ")"


def in_language(column: str, language: str | None = None) -> InLanguage:
    """What a reader of `language` (the present one, where none is named) is shown: to order, search and select by.

    `Listing.objects.order_by(in_language("title"))`, `.values_list(in_language("country__name", "pl"))`.
    """
    return InLanguage(column, languages=in_order_of_preference(language or current_language()))


def only_in(column: str, language: str) -> InLanguage:
    """The text in that language, empty where there is none."""
    return InLanguage(column, languages=(language,))


def in_all_languages(column: str) -> _AllTexts:
    """Every text one after another, to look for words in: dearly read as values, cheaply so."""
    return _AllTexts(column, languages=content_languages())


def languages_of(column: str) -> _LanguagesThere:
    """Codes of the languages there is a text in, with spaces between: «uk en»."""
    return _LanguagesThere(column, languages=content_languages())
