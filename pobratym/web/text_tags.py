"""Tags for texts in several languages (loaded as built-ins): what the reader is shown, and what is said of it."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.defaultfilters import truncatechars
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pobratym.core import languages
from pobratym.core.texts import LocalizedText, ShownText

register = template.Library()


@register.filter
def in_reader_language(texts: Mapping[str, Any]) -> ShownText:
    """`{{ reason|in_reader_language }}`: of the texts by language the one to show, with `.language`."""
    return LocalizedText.from_json(texts).shown


@register.filter
def in_words(language: str) -> str:
    """`{{ article.language|in_words }}`: «in Ukrainian»."""
    return languages.in_words(language)


@register.simple_tag
def label_of(text: ShownText | LocalizedText) -> str:
    """What an honest page says beside the text; nothing where somebody wrote it in the reader's language."""
    shown = _shown(text)
    said = [
        _("Not translated yet: shown %(in_language)s") % {"in_language": in_words(shown.language)}
        if shown.is_fallback
        else "",
        _("Translated by a machine") if shown.is_by_machine else "",
    ]
    return ". ".join(filter(None, said))


@register.simple_tag
def language_label(text: ShownText | LocalizedText) -> SafeString:
    """`{% language_label listing.title %}`: the same as a line of a page."""
    label = label_of(text)
    return render_to_string("components/language_label.html", {"label": label}) if label else SafeString()


@register.simple_tag
def text_in(
    text: ShownText | LocalizedText,
    element: str = "span",
    *,
    css: str = "",
    longest: int = 0,
    by_paragraphs: bool = False,
    labelled: bool = True,
) -> SafeString:
    """`{% text_in listing.title "h3" %}`: the text in an element that says its language, and its label below it.

    Nothing where there is no text. `longest`: letters before it is cut; `by_paragraphs`: its lines become paragraphs.
    """
    shown = _shown(text)
    if not shown.text:
        return SafeString()
    words: str = truncatechars(shown.text, longest) if longest else shown.text
    words = linebreaks(words, autoescape=True) if by_paragraphs else escape(words)
    language = format_html(' lang="{}"', shown.language) if shown.is_fallback else ""
    look = format_html(' class="{}"', css) if css else ""
    drawn = format_html("<{}{}{}>{}</{}>", element, look, language, SafeString(words), element)
    return drawn + language_label(shown) if labelled else drawn


def _shown(text: ShownText | LocalizedText) -> ShownText:
    return text.shown if isinstance(text, LocalizedText) else text
