"""Template tags and filters of all pages (loaded as built-ins)."""

from typing import Any

from django import template
from django.utils.http import urlencode

from pobratym.core.languages import LocalText, in_language

register = template.Library()


@register.filter
def local(holder: Any, field: str) -> LocalText:
    """`{{ passport|local:"about" }}`: the field in the reader's language, with `.language` and `.is_fallback`."""
    return in_language(holder, field)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """The page's query string with some parameters changed; empty ones leave it."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{urlencode(query, doseq=True)}" if query else "?"
