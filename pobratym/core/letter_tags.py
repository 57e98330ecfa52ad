"""What the texts of letters need beside Django's own tags; in every template without `{% load %}`."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def button(context: template.Context, address: str, label: str) -> str:
    """The address on a line of its own in the plain text; in the HTML of the same letter a button that says `label`.

    `core/letters.py` lays the dictionary `buttons` into the context and reads there which line is which button.
    """
    buttons: dict[str, Any] | None = context.get("buttons")
    if buttons is not None:
        buttons[address] = label
    return address
