"""What both entrances do with a refusal: the errors of a room, shown in a form."""

from django import forms
from django.core.exceptions import ValidationError

from pobratym.core.errors import InvalidInput
from pobratym.core.text_forms import BoundLocalizedText, LocalizedTextFormField


def put_errors(form: forms.Form, refusal: InvalidInput) -> None:
    """Show at its fields what the room refused."""
    for name, texts in refusal.fields.items():
        field, language = _place(form, name)
        for text in texts:
            form.add_error(field, ValidationError(str(text), params={"language": language} if language else None))
    if not refusal.fields:
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
