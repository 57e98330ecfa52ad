"""A form and the verb that answers it: how both entrances show what a room refuses, and a form that is sent twice."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from django import forms
from django.contrib.messages import constants as messages
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed
from pobratym.core.once import answered_once, question_of
from pobratym.core.text_forms import BoundLocalizedText, LocalizedTextFormField
from pobratym.core.validation import ONE_LINE

Answer = TypeVar("Answer")


class VerbForm(forms.Form):
    """What was typed goes into a verb, what the room refuses stands in the form. Without fields it is a button."""

    refusal: DomainError | None = None
    taken_up_at: datetime | None = None  # where it shows what was typed before: when that was kept

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_one_line(self)

    def arguments(self) -> dict[str, Any]:
        """What was typed, named as the verb names it."""
        return dict(self.cleaned_data)

    def run(self, verb: Callable[..., Answer], /, **given: Any) -> Answer | None:
        """What the verb answers; None while the form is not sent, is not whole, or where the room refuses it.

        A form that is sent again as it is, by a second press of its button, is answered with what came of it the first
        time. Raises NotAllowed: nothing that can be typed mends that.
        """
        if not self.is_valid():
            return None
        try:
            question = question_of(verb, given, self.data, self.files)
            return answered_once(question, lambda: verb(**given, **self.arguments()))
        except NotAllowed:
            raise
        except DomainError as refusal:
            self.refusal = refusal
            put_errors(self, refusal)
        return None

    def take_up(self, typed: Mapping[str, Sequence[str]], kept_at: datetime) -> None:
        """Show what was typed before, as it was typed: nothing is checked, and nothing of what stands on file is shown
        in the place of what was typed."""
        self.taken_up_at = kept_at
        data = MultiValueDict({name: list(values) for name, values in typed.items()})
        for name, field in self.fields.items():
            if not isinstance(field, forms.FileField):
                self.initial[name] = _as_typed(field, self.add_prefix(name), data)
        self._bound_fields_cache.clear()  # type: ignore[attr-defined]  # each remembers its initial value

    @property
    def problem(self) -> str:
        """All that is wrong with it in one line, for pages that have no place beside its fields."""
        return " ".join(str(text) for texts in self.errors.values() for text in texts)

    @property
    def form_token(self) -> SafeString:
        """A hidden field for the forms that make something new: it tells one sending from another."""
        return format_html('<input type="hidden" name="form_token" value="{}">', self.data.get("form_token") or uuid4())

    @property
    def is_too_late(self) -> bool:
        """Somebody was faster: what the form is about has changed since the page was shown."""
        return isinstance(self.refusal, Conflict)


class Pressed(NamedTuple):
    """What the next page says of a button that was pressed: a level of django.contrib.messages, and the words."""

    level: int
    message: str


def press(verb: Callable[..., object], done: str, /, **arguments: Any) -> Pressed:
    """Run the verb of a button, a form without fields: `done`, or why the room refused. Raises NotAllowed."""
    button = VerbForm({})
    button.run(verb, **arguments)
    return Pressed(messages.ERROR, str(button.refusal)) if button.refusal else Pressed(messages.SUCCESS, done)


def _as_typed(field: forms.Field, name: str, data: MultiValueDict[str, str]) -> Any:
    value = field.widget.value_from_datadict(data, MultiValueDict(), name)
    return dict(zip(field.languages, value, strict=True)) if isinstance(field, LocalizedTextFormField) else value


def keep_to_one_line(form: forms.BaseForm) -> None:
    """What is typed into one line of a form holds no other one, whoever made the request."""
    for field in form.fields.values():
        if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.Textarea):
            field.validators.append(ONE_LINE)


def put_errors(form: forms.Form, refusal: DomainError) -> None:
    """Show at its fields what the room refused, at the top what is about none of them."""
    fields = refusal.fields if isinstance(refusal, InvalidInput) else {}
    for name, texts in fields.items():
        field, language = _place(form, name)
        for text in texts:
            form.add_error(field, ValidationError(str(text), params={"language": language} if language else None))
    if not fields:
        form.add_error(None, str(refusal))


def texts_of(form: forms.Form, name: str) -> dict[str, str]:
    """Language -> what stands in the fields of a text in several languages now, typed or from before."""
    bound = form[name]
    return bound.texts if isinstance(bound, BoundLocalizedText) else {}


def _place(form: forms.Form, name: str) -> tuple[str | None, str]:
    """The field that a reason belongs to, and the language of its text: "about_uk" is the Ukrainian of `about`."""
    if name in form.fields:
        return name, ""
    field, _underscore, language = name.rpartition("_")
    return (field, language) if isinstance(form.fields.get(field), LocalizedTextFormField) else (None, "")
