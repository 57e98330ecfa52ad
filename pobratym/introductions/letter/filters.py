"""What the templates of letters need beside Django's own filters: `{% load letter %}`."""

import re

from django import template

from pobratym.core.numbers import grouped
from pobratym.naming.romanisation import romanise

register = template.Library()
_CYRILLIC = re.compile("[\u0400-\u04ff]")


register.filter(grouped)


@register.filter
def about(number: int | None) -> str:
    """A population with two digits that count."""
    size = number or 0
    return grouped(round(size, 2 - len(str(size))))


@register.filter
def romanised(name: str) -> str:
    """A Ukrainian name in Latin letters (Resolution 55 of 2010); others as they are."""
    return romanise(name)


@register.filter
def in_latin_only(text: object) -> str:
    """A post that was given in Ukrainian is left to the writer of a letter in another script."""
    said = str(text)
    return "" if _CYRILLIC.search(said) else said
