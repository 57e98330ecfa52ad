"""A letter is plain text and HTML with a button, in one language, and asks nobody for anything."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.letters import _parts, letter

ROOT = Path(__file__).resolve().parents[2] / "templates"
LETTERS = sorted(
    path
    for path in ROOT.rglob("*.txt")
    if {"letters", "email"} & set(path.parts) and not path.name.endswith("_subject.txt")
)


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def written(tmp_path, settings):
    (tmp_path / "_subject.txt").write_text("A letter of intent\n")
    (tmp_path / "body.txt").write_text(
        '{% autoescape off %}Dear {{ name }},\n\n{% button address _("Read and answer") %}\n\n{% endautoescape %}'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, ROOT]}]

    def write(language, **context):
        context = {"name": "Olena", "address": "https://pobratym.example/en/desk/1/"} | context
        return letter("o@example.org", language=language, subject="_subject.txt", text="body.txt", context=context)

    return write


def _html(message) -> str:
    ((content, kind),) = [(each[0], each[1]) for each in message.alternatives]
    assert kind == "text/html"
    return content


def test_the_address_is_a_line_in_the_text_and_a_button_in_the_html(written):
    message = written("en")
    assert "\nhttps://pobratym.example/en/desk/1/\n" in message.body
    assert "Read and answer" not in message.body
    links = [attrs for tag, attrs in _Page(_html(message)).tags if tag == "a"]
    assert [each["href"] for each in links if "inline-block" in (each.get("style") or "")] == [
        "https://pobratym.example/en/desk/1/"
    ]
    assert ">Read and answer</a>" in _html(message)


@pytest.mark.parametrize(("language", "says"), [("uk", "Прочитати й відповісти"), ("en", "Read and answer")])
def test_text_and_button_are_in_the_readers_language(written, language, says):
    message = written(language)
    assert says in _html(message)
    assert f'<html lang="{language}">' in _html(message)
    assert message.extra_headers["Content-Language"] == language


def test_nothing_is_loaded_from_anywhere_and_nobody_is_followed(written):
    page = _Page(_html(written("en")))
    assert not {"img", "link", "script", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert not [attrs for _, attrs in page.tags if {"src", "background"} & attrs.keys()]
    assert "url(" not in _html(written("en"))


def test_it_fits_320_pixels(written):
    html = _html(written("en"))
    assert 'name="viewport"' in html
    assert not re.search(r"(?<!max-)width:\s*\d", html)
    assert "overflow-wrap:anywhere" in html


def test_what_people_write_is_no_html(written):
    html = _html(written("uk", name='<b onclick="x">Олена</b> & Co'))
    assert "<b onclick" not in html
    assert "&lt;b onclick" in html


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_address_of_a_letter_is_a_button(path):
    """Our own home page below a letter is a link; what the letter asks for is a button."""
    text = path.read_text()
    get_template(str(path.relative_to(ROOT)))
    plain = re.findall(r"{{\s*(\w*(?:address|url|link))\s*}}", text)
    assert set(plain) <= {"site_url"}


@given(st.lists(st.sampled_from(["", "Dear", "https://a.example/", " https://a.example/ ", "bye"])))
def test_no_line_of_a_letter_is_lost(lines):
    body = "\n".join(lines)
    parts = _parts(body, {"https://a.example/": "Open"})
    assert [line.strip() for part in parts for line in part.text.split("\n") if line.strip()] == [
        line.strip() for line in lines if line.strip()
    ]
    assert all(part.label == ("Open" if part.text == "https://a.example/" else "") for part in parts)
