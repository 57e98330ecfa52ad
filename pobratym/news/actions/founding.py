"""The founding example: what is publicly known of partnerships, and the first articles that tell of it."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.core.texts import LocalizedText
from pobratym.news import founding
from pobratym.news.actions.evidence import attach_named_partnerships
from pobratym.news.actions.noticeboard import (
    ArticleFacts,
    ArticleText,
    lay_noticeboard,
    write_anew,
    write_article,
)
from pobratym.news.actions.staff import give_staff_permissions
from pobratym.news.founding import FoundingArticle
from pobratym.news.founding.drawings import draw
from pobratym.news.models import ArticlePage, Picture, Topic
from pobratym.partnerships.actions import load_known
from pobratym.partnerships.models import Partnership
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

_NOON = time(12)


@dataclass(frozen=True)
class FoundingSummary:
    """What a run found or made."""

    partnerships_added: int
    articles: int
    articles_added: int


@transaction.atomic
def load_founding_example(*, by: User | None) -> FoundingSummary:
    """Noticeboard, groups of staff, known partnerships and the first articles as their evidence; repeatable.

    Raises NotAllowed for people who are no administrators, SourceRefused while the registry is not loaded; then
    nothing is written.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    lay_noticeboard(by=by)
    give_staff_permissions(by=by)
    loaded = load_known(by=by)
    topics = _topics()
    before = _articles()
    written = [_write(told, topics, by) for told in founding.articles()]
    _let_the_planner_know()
    return FoundingSummary(loaded.added, len(written), _articles() - before)


def _articles() -> int:
    """Articles, all languages of one together."""
    return ArticlePage.objects.values("translation_key").distinct().count()


def _topics() -> dict[str, Topic]:
    return {
        row["slug"]: Topic.objects.get_or_create(
            slug=row["slug"], defaults={"name": {"uk": row["uk"], "en": row["en"]}}
        )[0]
        for row in founding.topics()
    }


def _write(told: FoundingArticle, topics: dict[str, Topic], by: User | None) -> ArticlePage:
    partnerships = [_partnership(key) for key in told.partnerships]
    parties = [party.municipality for partnership in partnerships for party in partnership.parties.all()]
    texts = {
        language: ArticleText(text.title, text.lead, text.body, text.source) for language, text in told.texts.items()
    }
    facts = ArticleFacts(
        slug=told.slug,
        topics=[topics[slug] for slug in told.topics],
        places=list(dict.fromkeys(parties)),
        partnerships=partnerships,
        picture=_picture(told.picture),
        event_on=told.event_on,
        event_precision=told.event_precision,
        published_at=datetime.combine(told.published_on, _NOON, tzinfo=timezone.get_current_timezone()),
        source_url=told.source_url,
        source_date=told.source_date,
    )
    article = write_article(facts=facts, texts=texts, by=by)
    article = write_anew(article=article, facts=facts, texts=texts, by=by)
    attach_named_partnerships(article=article, by=by)
    return article


def _partnership(key: str) -> Partnership:
    found = Partnership.objects.with_parties().filter(known_as=key).first()
    if found is None:
        raise SourceRefused(_("The known partnership %(key)s is not in the register.") % {"key": key})
    return found


_TITLES = {
    "bridge": {"uk": "Міст між двома містами", "en": "A bridge between two cities"},
    "three": {"uk": "Три міста, поєднані мостами", "en": "Three towns joined by bridges"},
    "regions": {"uk": "Два регіони, поєднані лінією", "en": "Two regions joined by a line"},
    "rebuilding": {"uk": "Відбудова: кран зводить стіну", "en": "Rebuilding: a crane lays a wall"},
}


def _picture(name: str) -> Picture:
    """The illustration; one that is there already is kept."""
    alt = LocalizedText(_TITLES[name])
    picture = Picture.objects.filter(title=alt["en"]).first()
    if picture is None:
        picture = Picture.objects.create(
            title=alt["en"],
            file=draw(name),
            alt=alt,
            credit=LocalizedText({"uk": "Ілюстрація: «Побратим»", "en": "Illustration: Pobratym"}),
        )
    return picture


def _let_the_planner_know() -> None:
    """The search of pages takes seconds until the database has looked at its index."""
    with connection.cursor() as cursor:
        for table in ("wagtailsearch_indexentry", "wagtailcore_page"):
            if table in connection.introspection.table_names(cursor):
                cursor.execute(f"ANALYZE {table}")
