"""What both entrances do with a refusal: the errors of a room, shown in a form."""

from django import forms

from pobratym.core.errors import InvalidInput


def put_errors(form: forms.Form, refusal: InvalidInput) -> None:
    """Show at its fields what the room refused."""
    for name, texts in refusal.fields.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, str(text))
    if not refusal.fields:
        form.add_error(None, str(refusal))
