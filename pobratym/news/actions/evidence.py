"""An article stands as evidence behind the register's statements."""

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.journal.actions import record
from pobratym.news.models import ArticleEvidence, ArticlePage
from pobratym.news.pages.article import ArticlePartnership
from pobratym.news.rules import shows_nothing
from pobratym.partnerships.actions import attach_source
from pobratym.partnerships.models import Evidence, Partnership, Statement
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

_TEXT_LIMIT = 500


class _Source(NamedTuple):
    title: str
    url: str
    day: date


@transaction.atomic
def attach_as_evidence(*, article: ArticlePage, partnership: Partnership, by: User | None) -> Statement:
    """Put a statement with the article's source to the partnership and remember that the article stands behind it.

    Done once for all languages of an article: again, it answers with the same statement. A source that the
    register already cites is not cited twice. Raises Conflict while the article is not published and where it has no
    text or names no source: what it says itself it does not show. NotAllowed for anybody but moderators and editors.
    """
    ensure_may(by, PlatformDeed.RECORD_FACTS)
    if not article.live:
        raise Conflict(_("Publish the article first: only what everybody can read is evidence."))
    if reason := shows_nothing(
        has_text=_has_text(article),
        source_title=article.source_title,
        source_url=article.source_url,
        own=settings.SITE_URL,
    ):
        raise Conflict(reason)
    partnership = partnership.merged_into or partnership
    _name_on_pages(article, partnership, by)
    attached = ArticleEvidence.objects.select_for_update().filter(
        translation_key=article.translation_key, partnership=partnership
    )
    if present := attached.select_related("statement").first():
        return present.statement
    statement = _cited_already(article, partnership) or _new_statement(article, partnership, by)
    ArticleEvidence.objects.create(
        translation_key=article.translation_key, partnership=partnership, statement=statement
    )
    record("news.attached_as_evidence", subject=article, by=by, partnership=partnership.pk, statement=statement.pk)
    return statement


@transaction.atomic
def attach_named_partnerships(*, article: ArticlePage, by: User | None) -> list[Statement]:
    """What publishing means for the register: each partnership named in the article gets its statement.

    Raises what `attach_as_evidence` raises.
    """
    ensure_may(by, PlatformDeed.RECORD_FACTS)
    links = article.partnership_links.select_related("partnership")
    return [attach_as_evidence(article=article, partnership=link.partnership, by=by) for link in links]


def _name_on_pages(article: ArticlePage, partnership: Partnership, by: User | None) -> None:
    """Each language of the article names the partnership, in the version the editor goes on with as well."""
    named = ArticlePartnership.objects.filter(page=OuterRef("pk"), partnership=partnership)
    silent = ArticlePage.objects.live().filter(~Exists(named), translation_key=article.translation_key)
    for page in silent:
        page.partnership_links.add(ArticlePartnership(partnership=partnership))
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)


def _cited_already(article: ArticlePage, partnership: Partnership) -> Statement | None:
    if not article.source_url:
        return None
    same = partnership.statements.filter(evidence=Evidence.PRESS, source_url=article.source_url)
    return same.first()


def _new_statement(article: ArticlePage, partnership: Partnership, by: User | None) -> Statement:
    titles = dict(
        ArticlePage.objects.live()
        .filter(translation_key=article.translation_key)
        .values_list("locale__language_code", "title")
    )
    source = _source(article)
    return attach_source(
        partnership=partnership,
        by=by,
        evidence=Evidence.PRESS,
        source_title=source.title,
        source_url=source.url,
        source_date=source.day,
        text={language: title[:_TEXT_LIMIT] for language, title in titles.items()},
        occurred_on=article.event_on,
    )


def _source(article: ArticlePage) -> _Source:
    """The press the article retells."""
    day = article.source_date or article.published_at.date()
    return _Source(article.source_title or article.title, article.source_url, day)


def _has_text(article: ArticlePage) -> bool:
    """Whether anything can be read in its body."""
    return any(strip_tags(str(block.value)).strip() for block in article.body)
