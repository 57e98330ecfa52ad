"""Laying the noticeboard and pinning articles to it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Locale, Page, Site

from pobratym.core.languages import default_language, whole_languages
from pobratym.journal.actions import record
from pobratym.news.models import ArticlePage, NewsIndexPage, Picture, SiteRoot, Topic
from pobratym.news.pages.article import ArticlePartnership, ArticlePlace, ArticleTopic
from pobratym.partnerships.models import Partnership
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality

SITE_SLUG = "pobratym"


@dataclass(frozen=True)
class ArticleText:
    """An article's words in one language; `body` holds (block, value) pairs as Wagtail keeps them."""

    title: str
    lead: str
    body: list[tuple[str, Any]]
    source_title: str = ""


@dataclass(frozen=True)
class ArticleFacts:
    """What an article says whatever its language."""

    slug: str
    topics: list[Topic] = field(default_factory=list)
    places: list[Municipality] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)
    picture: Picture | None = None
    event_on: date | None = None
    event_precision: str = "day"
    source_url: str = ""
    source_date: date | None = None
    author: str = ""
    published_at: datetime | None = None
    """The day it stands under in the list; None for now."""


@transaction.atomic
def lay_noticeboard(*, by: User | None) -> NewsIndexPage:
    """Locales, site, root and noticeboard in every language, where missing; answers with that in the default one.

    Raises NotAllowed for people who write no news.
    """
    ensure_may(by, PlatformDeed.WRITE_NEWS)
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in whole_languages()}
    own = locales[default_language()]
    root = SiteRoot.objects.filter(locale=own).first() or _plant_root(own)
    board = NewsIndexPage.objects.filter(locale=own).first()
    if board is None:
        board = root.add_child(instance=NewsIndexPage(title=_title(own), slug="news", locale=own))
    for locale in locales.values():
        if not board.has_translation(locale) and locale != own:
            _translate_tree(root, board, locale)
    _point_site_at(root)
    if Collection.get_first_root_node() is None:
        Collection.add_root(instance=Collection(name="Root"))
    return board


@transaction.atomic
def write_article(*, facts: ArticleFacts, texts: dict[str, ArticleText], by: User | None) -> ArticlePage:
    """Publish an article in the default language and in each other one given; one of that address is left alone.

    Raises NotAllowed for people who write no news.
    """
    ensure_may(by, PlatformDeed.WRITE_NEWS)
    own = default_language()
    if present := ArticlePage.objects.filter(slug=facts.slug, locale__language_code=own).first():
        return present
    board = lay_noticeboard(by=by)
    article = board.add_child(instance=_page(facts, texts[own], board.locale))
    article.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    for code, text in texts.items():
        if code != own:
            _write_translation(article, text, Locale.objects.get(language_code=code), by)
    record("news.published", subject=article, by=by, slug=facts.slug)
    return ArticlePage.objects.get(pk=article.pk)


# What an article that the service wrote is brought up to date with, beside its words.
_DAYS = ("event_on", "event_precision", "published_at", "source_url", "source_date")


def write_anew(
    *, article: ArticlePage, facts: ArticleFacts, texts: dict[str, ArticleText], by: User | None
) -> ArticlePage:
    """Bring an article that the service wrote to the words and days it has now; one that a person has touched is left
    alone. Returns the article as it is then; raises NotAllowed for people who write no news."""
    ensure_may(by, PlatformDeed.WRITE_NEWS)
    pages = list(ArticlePage.objects.filter(translation_key=article.translation_key).select_related("locale"))
    if any(page.revisions.filter(user__isnull=False).exists() for page in pages):
        return article
    changed = [page for page in pages if page.language in texts and _differs(page, facts, texts[page.language])]
    for page in changed:
        _put_words(page, texts[page.language])
        for name in _DAYS:
            setattr(page, name, getattr(facts, name))
        page.partnership_links.set([ArticlePartnership(partnership=each) for each in facts.partnerships])
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    if changed:
        record("news.published", subject=article, by=by, slug=facts.slug)
    return ArticlePage.objects.get(pk=article.pk)


def _differs(page: ArticlePage, facts: ArticleFacts, text: ArticleText) -> bool:
    told = ArticlePage(title=text.title, lead=text.lead, body=text.body, source_title=text.source_title)
    words = any(getattr(page, name) != getattr(told, name) for name in ("title", "lead", "source_title"))
    days = any(getattr(page, name) != getattr(facts, name) for name in _DAYS)
    return words or days or _blocks(page) != _blocks(told)


def _blocks(page: ArticlePage) -> list[tuple[str, Any]]:
    """The text without the numbers that Wagtail gives its blocks."""
    return [(each["type"], each["value"]) for each in page.body.get_prep_value()]


def _page(facts: ArticleFacts, text: ArticleText, locale: Locale) -> ArticlePage:
    article = ArticlePage(
        slug=facts.slug,
        locale=locale,
        picture=facts.picture,
        event_on=facts.event_on,
        event_precision=facts.event_precision,
        published_at=facts.published_at or timezone.now(),
        source_url=facts.source_url,
        source_date=facts.source_date,
        author=facts.author,
        live=False,
    )
    _put_words(article, text)
    article.topic_links.set([ArticleTopic(topic=each) for each in facts.topics])
    article.places.set([ArticlePlace(municipality=each) for each in facts.places])
    article.partnership_links.set([ArticlePartnership(partnership=each) for each in facts.partnerships])
    return article


def _write_translation(article: ArticlePage, text: ArticleText, locale: Locale, by: User | None) -> None:
    translated = article.copy_for_translation(locale)
    translated.slug = article.slug
    _put_words(translated, text)
    translated.save_revision(user=by).publish(user=by, skip_permission_checks=True)


def _put_words(article: ArticlePage, text: ArticleText) -> None:
    article.title = text.title
    article.lead = text.lead
    article.body = text.body
    article.source_title = text.source_title


def _plant_root(locale: Locale) -> SiteRoot:
    """Under Wagtail's own root; its «Welcome» page goes, where Wagtail's migrations made one."""
    top = Page.get_first_root_node()
    if top is None:
        top = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    Page.objects.filter(depth=2, slug="home", url_path="/home/").exclude(pk__in=SiteRoot.objects.all()).delete()
    top.refresh_from_db()
    root: SiteRoot = top.add_child(instance=SiteRoot(title="Pobratym", slug=SITE_SLUG, locale=locale))
    return root


def _translate_tree(root: SiteRoot, board: NewsIndexPage, locale: Locale) -> None:
    if not root.has_translation(locale):
        root.copy_for_translation(locale).save_revision().publish()
    translated = board.copy_for_translation(locale)
    translated.title = _title(locale)
    translated.slug = board.slug
    translated.save_revision().publish()


def _title(locale: Locale) -> str:
    with override(locale.language_code):
        return _("News")


def _point_site_at(root: SiteRoot) -> None:
    if not Site.objects.filter(is_default_site=True, root_page=root).exists():
        Site.objects.filter(is_default_site=True).delete()
        Site.objects.create(
            hostname="localhost", site_name=settings.WAGTAIL_SITE_NAME, root_page=root, is_default_site=True
        )
