"""How a text in several languages is typed: one field a language, each with its label, its `lang` and its errors.

To a view it is one field: `form.cleaned_data["about"]` maps languages to texts. On a page it is as many fields as
there are languages, named `about_uk`, `about_en`; what was typed stays typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.core.languages import in_words, whole_languages
from pobratym.core.validation import ONE_LINE


class LocalizedTextWidget(forms.MultiWidget):
    """An input a language, in a group: for forms that draw the whole field at once (the back office)."""

    template_name = "core/localized_text.html"

    def __init__(self, languages: Sequence[str], rows: int = 0) -> None:
        super().__init__({language: _input(language, rows) for language in languages})
        self.languages = tuple(languages)

    def decompress(self, value: Any) -> list[str]:
        text = value if isinstance(value, Mapping) else {}
        return [text.get(language, "") for language in self.languages]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for language, part in zip(self.languages, context["widget"]["subwidgets"], strict=True):
            part["label"] = in_words(language)
        return context


def _input(language: str, rows: int) -> forms.Widget:
    return forms.Textarea({"rows": rows, "lang": language}) if rows else forms.TextInput({"lang": language})


class LocalizedTextFormField(forms.MultiValueField):
    """A text in every language that the interface speaks whole.

    `rows`: of a text of several lines; `labels` and `helps`: of single languages, instead of the label with the
    language behind it; `required`: in one language at least.
    """

    widget: LocalizedTextWidget

    def __init__(
        self,
        *,
        label: Any = "",
        max_length: int | None = None,
        rows: int = 0,
        labels: Mapping[str, Text] | None = None,
        helps: Mapping[str, Text] | None = None,
        required_languages: Sequence[str] = (),
        languages: Sequence[str] = (),
        **options: Any,
    ) -> None:
        self.languages = tuple(languages) or whole_languages()
        self.labels, self.helps = dict(labels or {}), dict(helps or {})
        self.rows = rows
        options.pop("widget", None)
        super().__init__(
            [
                _OneLanguage(
                    max_length=max_length,
                    required=language in required_languages,
                    widget=_input(language, rows),
                    validators=[] if rows else [ONE_LINE],
                )
                for language in self.languages
            ],
            label=label,
            widget=LocalizedTextWidget(self.languages, rows),
            require_all_fields=False,
            **options,
        )

    def clean(self, value: Any) -> dict[str, str]:
        """Language -> what was typed, also nothing: that empties it. All that is wrong is told, each with its
        language."""
        typed: dict[str, str] = {}
        problems: list[ValidationError] = []
        for language, field, text in zip(self.languages, self.fields, value or [], strict=False):
            try:
                typed[language] = field.clean(text)
            except ValidationError as error:
                problems += [in_its_language(each, language) for each in error.error_list]
        if problems:
            raise ValidationError(problems)
        if self.required and not any(typed.values()):
            raise ValidationError(self.error_messages["required"], code="required")
        return typed

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [text or "" for text in data or []] != self.widget.decompress(initial)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> "BoundLocalizedText":
        return BoundLocalizedText(form, self, field_name)

    def label_in(self, language: str) -> str:
        """«About us, in Ukrainian»."""
        if language in self.labels:
            return str(self.labels[language])
        return _("%(label)s, %(in_language)s") % {"label": self.label, "in_language": in_words(language)}


class _OneLanguage(forms.CharField):
    """The text in one language. Browsers send two characters for an end of line and count one: so do we."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def in_its_language(error: ValidationError, language: str) -> ValidationError:
    """The same error, which tells for which language it is."""
    return ValidationError(error.message, code=error.code, params={**(error.params or {}), "language": language})


class BoundLocalizedText(BoundField):
    """The field of a form on a page: drawn as one field a language."""

    field: LocalizedTextFormField

    @cached_property
    def parts(self) -> list["BoundLanguage"]:
        """One field a language, in the order of the settings."""
        return [
            BoundLanguage(self, language, one)
            for language, one in zip(self.field.languages, self.field.fields, strict=True)
        ]

    def in_language(self, language: str) -> "BoundLanguage":
        return next(part for part in self.parts if part.language == language)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields now, typed or from before."""
        return {part.language: str(part.value() or "") for part in self.parts}

    def render(self, *_args: Any, **_options: Any) -> SafeString:
        """The groups of label, help, field and errors, one after another."""
        return mark_safe("".join(part.render() for part in self.parts))

    as_field_group = render


class BoundLanguage(BoundField):
    """One language of the field, as any other field of the form: `about_uk`."""

    def __init__(self, whole: BoundLocalizedText, language: str, field: forms.Field) -> None:
        super().__init__(whole.form, field, f"{whole.name}_{language}")
        self.whole, self.language = whole, language
        self.label = whole.field.label_in(language)
        is_first = language == whole.field.languages[0]
        self.help_text = str(whole.field.helps.get(language, whole.field.help_text))
        self._languages = ("", language) if is_first else (language,)

    @property
    def translations(self) -> list[tuple[str, str]]:
        """(value, label) of the buttons that ask for a translation into this language, where the form offers them."""
        if not getattr(self.form, "translated_at", ""):
            return []
        return [
            (
                f"{self.whole.name}:{source}:{self.language}",
                _("Propose a translation from the text %(in_language)s") % {"in_language": in_words(source)},
            )
            for source in self.whole.field.languages
            if source != self.language
        ]

    @cached_property
    def initial(self) -> str:
        before = self.whole.initial
        return str(before.get(self.language, "")) if isinstance(before, Mapping) else ""

    @property
    def errors(self) -> ErrorList:
        """Those of this language; what is said of the whole text stands at the first one."""
        of_the_text = self.form.errors.as_data().get(self.whole.name, [])
        own = [each for each in of_the_text if (each.params or {}).get("language", "") in self._languages]
        return self.form.error_class(own, renderer=self.form.renderer, field_id=self.auto_id)
