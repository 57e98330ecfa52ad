"""Template tags of the look: icons, entries of the menu, the colour and the sign of a stage or of evidence."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from pobratym.search.collection import Facet, Option

register = template.Library()

# Code: (colour of the theme, icon). Never colour alone: whoever does not see colours sees the sign.
EVIDENCE_LOOKS = {
    "official_register": ("success", "landmark"),
    "confirmed_by_both": ("success", "handshake"),
    "document": ("info", "file-text"),
    "stated_by_one": ("wheat", "message-square"),
    "press": ("neutral", "newspaper"),
    "import": ("neutral", "database"),
}
STAGE_LOOKS = {
    "in_talks": ("info", "message-square"),
    "preliminary": ("wheat", "message-square"),
    "intent_declared": ("wheat", "flag"),
    "drafting": ("info", "file-pen-line"),
    "under_approval": ("info", "clock"),
    "approved": ("info", "check"),
    "partly_signed": ("wheat", "file-pen-line"),
    "signed": ("success", "badge-check"),
    "registered": ("success", "landmark"),
    "active": ("success", "handshake"),
    "dormant": ("neutral", "clock"),
    "paused": ("neutral", "pause"),
    "ended": ("neutral", "minus"),
}
PLAIN_LOOK = ("neutral", "minus")


@register.filter(is_safe=True)
def flat(words: str) -> str:
    """The words without the breaks of lines that their template has: for the title, and for attributes."""
    return " ".join(words.split())


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the sprite (frontend/icons.mjs lists them); silent for screen readers, the text beside it speaks."""
    return _icon(name, css)


@lru_cache(maxsize=1000)
def _icon(name: str, css: str) -> SafeString:
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {css}" if css else "",
        static("icons.svg"),
        name,
    )


@register.simple_tag
def drawn(component: str, code: str, label: str) -> SafeString:
    """`{% drawn "stage_tag" code label %}`: a small component that depends on nothing else, drawn once for a list."""
    return _drawn(component, code, str(label))


@lru_cache(maxsize=1000)
def _drawn(component: str, code: str, label: str) -> SafeString:
    return render_to_string(f"components/{component}.html", {"code": code, "label": label})


@register.simple_tag(takes_context=True)
def menu_item(context: template.Context, name: str, label: str) -> SafeString:
    """An entry of the menu: `name` is the name of its address."""
    address = reverse(name)
    path = getattr(context.get("request"), "path", "")
    here = "page" if path == address else "true" if path.startswith(address) else ""
    mark = format_html(' aria-current="{}"', here) if here else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', address, mark, label)


@register.simple_tag
def facet_options(facet: Facet, options: Iterable[Option]) -> SafeString:
    """Boxes or radio buttons with their counts. A page has hundreds: no template is drawn and nothing is escaped for
    each of them but its value and its label."""
    kind, name = ("radio" if facet.is_single else "checkbox"), escape(facet.name)
    drawn = []
    for option in options:
        value, label = escape(option.value), escape(option.label)
        checked = " checked" if option.is_chosen else ""
        count = escape(intcomma(option.count)) if option.count > 999 else option.count
        drawn.append(
            f'<div class="facet__option"><input class="ds-input" type="{kind}" name="{name}" id="facet-{name}-{value}"'
            f' value="{value}"{checked}><label for="facet-{name}-{value}">{label}'
            f' <span class="facet__count">{count}</span></label></div>'
        )
    return SafeString("".join(drawn))


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    """Numbers of pages around this one, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def evidence_colour(code: Any) -> str:
    """Colour of the theme for a kind of evidence."""
    return EVIDENCE_LOOKS.get(str(code), PLAIN_LOOK)[0]


@register.filter
def evidence_icon(code: Any) -> str:
    """Sign of a kind of evidence."""
    return EVIDENCE_LOOKS.get(str(code), PLAIN_LOOK)[1]


@register.filter
def stage_colour(code: Any) -> str:
    """Colour of the theme for the stage of a partnership."""
    return STAGE_LOOKS.get(str(code), PLAIN_LOOK)[0]


@register.filter
def stage_icon(code: Any) -> str:
    """Sign of the stage of a partnership."""
    return STAGE_LOOKS.get(str(code), PLAIN_LOOK)[1]
