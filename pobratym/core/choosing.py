"""Choosing from a long list by its words: one types, the browser offers what fits, the server understands.

A list of two hundred in a <select> is leafed through; on a phone it is a wheel. An <input> with a <datalist> searches
without a script, with the keyboard and with a screen reader. Where a browser offers nothing, what was typed counts: a
name in any language of the interface, the code, or the beginning of a name that only one of them has.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pobratym.core.alphabet import alphabetical

# Code -> its names: the reader's first, then those of other languages.
Named = Mapping[str, tuple[str, ...]]
MORE = 3  # empty lines below those that are filled
MOST_TOLD = 5


class SearchedInput(forms.TextInput):
    """A line with suggestions."""

    template_name = "core/searched_choice.html"
    named: Named = {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["offered"] = _in_order(self.named)
        widget["attrs"] |= {"list": f"{widget['attrs'].get('id', name)}-offered", "autocomplete": "off"}
        return context

    def format_value(self, value: Any) -> str | None:
        return _shown(self.named, value)


class SearchedInputs(SearchedInput):
    """As many lines as are chosen, and some empty ones."""

    template_name = "core/searched_choices.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        widget = context["widget"]
        chosen = [_shown(self.named, each) for each in value or [] if each]
        widget["lines"] = [*chosen, *[""] * MORE]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [each for each in ([values] if isinstance(values, str) else values) if each.strip()]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # all lines may be empty

    def id_for_label(self, id_: str) -> str:
        return ""


class SearchedChoiceField(forms.Field):
    """One of a long list; clean data are its code. `names` is asked once for each form: they follow the language."""

    widget: Any = SearchedInput

    def __init__(self, *, names: Callable[[], Named], **options: Any) -> None:
        self._names = names
        super().__init__(**options)

    @cached_property
    def named(self) -> Named:
        return self._names()

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.widget.named = self.named
        return super().get_bound_field(form, field_name)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        return _understood(self.named, text) if text else ""


class SearchedChoicesField(SearchedChoiceField):
    """Several of a long list; clean data are their codes, each once, in the order given."""

    widget = SearchedInputs

    def to_python(self, value: Any) -> list[str]:
        problems: list[ValidationError] = []
        codes: list[str] = []
        for text in value or []:
            try:
                codes.append(_understood(self.named, str(text).strip()))
            except ValidationError as problem:
                problems.append(problem)
        if problems:
            raise ValidationError(problems)
        return list(dict.fromkeys(codes))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(each) for each in initial or []] != [str(each) for each in data or []]


def _understood(named: Named, text: str) -> str:
    """The code of what was typed. Raises ValidationError where nothing or several things are meant."""
    wanted = _folded(text)
    exact = [code for code, names in named.items() if wanted in {_folded(each) for each in (code, *names)}]
    if len(exact) == 1:
        return exact[0]
    begun = {code: names[0] for code, names in named.items() if any(_folded(each).startswith(wanted) for each in names)}
    if len(begun) == 1:
        return next(iter(begun))
    if begun:
        meant = {"text": text, "names": ", ".join(_sorted(begun.values())[:MOST_TOLD])}
        raise ValidationError(_("“%(text)s” may mean: %(names)s. Write the whole name.") % meant)
    raise ValidationError(_("“%(text)s” is not in the list. Try another spelling.") % {"text": text})


def _shown(named: Named, value: Any) -> str:
    names = named.get(str(value or ""))
    return names[0] if names else str(value or "")


def _in_order(named: Named) -> list[str]:
    return _sorted(names[0] for names in named.values())


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=alphabetical)


def _folded(text: str) -> str:
    return " ".join(text.replace("ʼ", "’").replace("'", "’").casefold().split())
