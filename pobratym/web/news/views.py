"""The noticeboard: the list with its filters, and an article with everything around it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from pobratym.core.languages import current_language, interface_languages, whole_languages
from pobratym.journal.areas import Area
from pobratym.news import queries
from pobratym.news.actions import count_view
from pobratym.news.models import WIDE
from pobratym.search.articles import ARTICLES
from pobratym.web.context import language_link
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.lists import list_context, list_page
from pobratym.web.news.counting import write_later
from pobratym.web.structured_data import news_article

PER_PAGE = 12
_SORTS = {"newest": ""}  # there is one order: it needs no name
_ROBOTS = ("bot", "crawl", "spider", "slurp", "preview", "monitor", "curl", "wget", "python-")


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.NAMES, Area.NEWS)
def noticeboard(request: HttpRequest) -> HttpResponse:
    """All news, newest first, by topic, oblast, country, municipality, year and words."""
    shown = list_page(ARTICLES.asked(dict(request.GET.lists())), PER_PAGE)
    context = {**list_context(shown, _SORTS, request.path), "cards": _cards(list(shown.rows))}
    return render(request, "web/news/list.html", context)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article; where it is not translated, in the language it has, and the page says so."""
    language = current_language()
    found = queries.find(slug, language)
    if found is None:
        raise Http404(_("There is no such article. It may have been taken down."))
    if not found.is_in(language) and language in found.translations:
        return redirect("web:article", slug=found.translations[language], permanent=True)
    if _is_reading(request):
        count_view(article=found.article)
        write_later()
    return render(request, "web/news/article.html", _article_context(request, found))


def _article_context(request: HttpRequest, found: queries.FoundArticle) -> dict[str, Any]:
    around = queries.around(found.article)
    picture = queries.with_renditions([found.article], WIDE).get(found.article.pk)
    address = _address(found.article.language, found.article.slug)
    return {
        "article": found.article,
        "around": around,
        "read_also": _cards(around.read_also),
        "picture": picture,
        "views": queries.views_of(found.article.translation_key),
        "is_translated": found.is_in(current_language()),
        "address": address,
        "page_kind": "article",
        "page_address": address.removeprefix(settings.SITE_URL),
        "page_languages": _languages(found),
        "structured_data": news_article(found.article, around, address=address, picture=picture),
    }


def _languages(found: queries.FoundArticle) -> list[dict[str, Any]]:
    """For the switch in the head: every language has a page, translated or saying that it is not."""
    return [
        language_link(
            code,
            _path(code, found.translations.get(code) or found.article.slug),
            is_whole=code in whole_languages(),
        )
        for code in interface_languages()
    ]


def _cards(articles: list[Any]) -> list[dict[str, Any]]:
    drawn = queries.with_renditions(articles)
    return [{"article": each, "picture": drawn.get(each.pk)} for each in articles]


def _is_reading(request: HttpRequest) -> bool:
    """Neither a robot, nor a page fetched ahead that nobody may ever look at."""
    agent = request.headers.get("User-Agent", "").lower()
    fetched_ahead = "prefetch" in (request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", ""))
    return request.method == "GET" and not fetched_ahead and not any(word in agent for word in _ROBOTS)


def _path(language: str, slug: str) -> str:
    with override(language):
        return reverse("web:article", args=[slug])


def _address(language: str, slug: str) -> str:
    return settings.SITE_URL + _path(language, slug)
