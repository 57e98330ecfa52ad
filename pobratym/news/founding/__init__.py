"""The articles and topics of the first day, as files an editor can read; this module only reads them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pobratym.core.languages import content_languages

HERE = Path(__file__).parent


@dataclass(frozen=True)
class FoundingText:
    """An article's words in one language; `body` as (block, value) pairs."""

    title: str
    lead: str
    body: list[tuple[str, Any]]
    source: str


@dataclass(frozen=True)
class FoundingArticle:
    """An article before its topics and partnerships are looked up."""

    slug: str
    picture: str
    topics: tuple[str, ...]
    partnerships: tuple[str, ...]
    texts: dict[str, FoundingText]
    event_on: date | None
    event_precision: str
    published_on: date
    source_url: str
    source_date: date | None


def articles() -> list[FoundingArticle]:
    """In the order of the file: the last one will be the newest."""
    return [_article(row) for row in _read("articles")["article"]]


def topics() -> list[dict[str, str]]:
    """Rows with `slug`, `uk` and `en`."""
    rows: list[dict[str, str]] = _read("topics")["topic"]
    return rows


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def _article(row: dict[str, Any]) -> FoundingArticle:
    return FoundingArticle(
        slug=row["slug"],
        picture=row["picture"],
        topics=tuple(row["topics"]),
        partnerships=tuple(row["partnerships"]),
        texts={language: _text(row[language]) for language in content_languages() if language in row},
        event_on=row.get("event_on"),
        event_precision=row.get("event_precision", "day"),
        published_on=row["published_on"],
        source_url=row["source_url"],
        source_date=row.get("source_date"),
    )


def _text(row: dict[str, Any]) -> FoundingText:
    body = [next(iter(block.items())) for block in row["body"]]
    return FoundingText(title=row["title"], lead=row["lead"], body=body, source=row["source"])
