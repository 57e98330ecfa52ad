"""Templates can be read: lines end before the edge, and no blank stands where a reader would see it underlined."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 120
# A link in running text whose words stand on lines of their own: the blank before its end is drawn with the link.
LOOSE_LINK = re.compile(r"<a\b(?:[^<>]|{%.*?%})*>\s*\n[^<]*?\n\s*</a>[,.;:)]")


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", _templates(), ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_line_is_longer_than_the_code_s(path):
    lines = enumerate(path.read_text().splitlines(), start=1)
    assert not [number for number, line in lines if len(line) > WIDTH]


@pytest.mark.parametrize("path", _templates(), ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_link_ends_with_a_blank_before_a_mark(path):
    assert not LOOSE_LINK.findall(path.read_text())
