"""A form and the verb that answers it: how both entrances show what a room refuses."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from pobratym.core.errors import Conflict, DomainError, InvalidInput, NotAllowed
from pobratym.core.text_forms import BoundLocalizedText, LocalizedTextFormField
from pobratym.core.validation import ONE_LINE

Answer = TypeVar("Answer")


class VerbForm(forms.Form):
    """What was typed goes into a verb, what the room refuses stands in the form. Without fields it is a button."""

    refusal: DomainError | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_one_line(self)

    def arguments(self) -> dict[str, Any]:
        """What was typed, named as the verb names it."""
        return dict(self.cleaned_data)

    def run(self, verb: Callable[..., Answer], /, **given: Any) -> Answer | None:
        """What the verb answers; None while the form is not sent, is not whole, or where the room refuses it.

        Raises NotAllowed: nothing that can be typed mends that.
        """
        if not self.is_valid():
            return None
        try:
            return verb(**given, **self.arguments())
        except NotAllowed:
            raise
        except DomainError as refusal:
            self.refusal = refusal
            put_errors(self, refusal)
        return None

    @property
    def is_too_late(self) -> bool:
        """Somebody was faster: what the form is about has changed since the page was shown."""
        return isinstance(self.refusal, Conflict)


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
