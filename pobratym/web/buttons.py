"""A button is a form without fields: its verb is run, and the next page says how that went."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from pobratym.core.forms import VerbForm


def press(request: HttpRequest, verb: Callable[..., object], done: str, /, **arguments: Any) -> None:
    """Run the verb and leave the message: `done`, or why it was refused. Raises NotAllowed."""
    button = VerbForm(request.POST)
    if button.run(verb, **arguments):
        messages.success(request, done)
    else:
        messages.error(request, str(button.refusal))
