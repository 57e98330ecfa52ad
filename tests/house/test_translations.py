"""Every string is translatable, and every translatable string is translated."""

import re
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LETTERS = re.compile(r"[A-Za-zА-Яа-яІіЇїЄєҐґ]{2,}")
NOT_TEXT = [
    re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", re.S),
    re.compile(r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}", re.S),
    re.compile(r"{%\s*block page_class\s*%}.*?{%\s*endblock\s*%}", re.S),
    re.compile(r"<(script|style|svg|code)\b.*?</\1>", re.S),
    re.compile(r"{%.*?%}|{{.*?}}", re.S),
    re.compile(r"<[^>]*>", re.S),
    re.compile(r"&\w+;"),
]
# Proper names that are the same in every language.
SAME_EVERYWHERE = {
    "Pobratym",
    "RSS",
    "CSV",
    "DOCX",
    "JSON",
    "EUPL",
    "KATOTTG",
    "GeoNames",
    "Wikidata",
    "PDF",
    "XLSX",
    "English",
    "Українська",
}
# Those with a number are drawn when nothing works, in both languages at once; the others hold attributes only.
NOT_READ = {"400.html", "500.html", "503.html", "dressed_attrs.html", "_button_attrs.html", "_field_attrs.html"}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_nothing_is_left_untranslated(language):
    assert not messages.missing(language)


@pytest.mark.parametrize("language", messages.CONTENT_LANGUAGES)
def test_what_receivers_abroad_meet_is_whole_where_the_interface_is_not(language):
    """A language in which everything is there moves to LANGUAGES, where everything is asked for."""
    assert not messages.missing(language)
    assert language not in settings.WHOLE_LANGUAGES


def test_every_language_of_texts_has_a_catalogue():
    assert {"en", *messages.LANGUAGES, *messages.CONTENT_LANGUAGES} == set(settings.CONTENT_LANGUAGES)
    assert all((ROOT / place).exists() for place in messages.CONTENT)


@pytest.mark.parametrize("language", [*messages.LANGUAGES, *messages.CONTENT_LANGUAGES])
def test_translations_keep_their_placeholders(language):
    wrong = []
    for message in messages.read(language):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        for translation in messages._forms(message) if message.id else []:
            if set(PLACEHOLDER.findall(translation)) - set(PLACEHOLDER.findall(source)):
                wrong.append((source, translation))
    assert not wrong


def _templates():
    return [path for path in sorted((ROOT / "templates").rglob("*.html")) if path.name not in NOT_READ]


@pytest.mark.parametrize("path", _templates(), ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_text_is_hard_coded_in_a_template(path):
    text = path.read_text()
    for pattern in NOT_TEXT:
        text = pattern.sub(" ", text)
    words = set(LETTERS.findall(text)) - SAME_EVERYWHERE
    assert not words, f"translate these: {sorted(words)[:10]}"
