"""The news as RSS, one feed a language."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from pobratym.core.instance import is_demonstration
from pobratym.core.keeping import KeptAnswer
from pobratym.journal.areas import Area
from pobratym.news.models import ArticlePage
from pobratym.news.queries import latest
from pobratym.search.freshness import freshness

LENGTH = 20


class NewsFeed(Feed[ArticlePage, None]):
    """The newest articles in the language of the address."""

    def title(self) -> str:
        title = _("Pobratym: news of partnerships")
        return _("Demonstration: %(title)s") % {"title": title} if is_demonstration() else title

    def description(self) -> str:
        return _("News of partnerships between Ukrainian hromadas and municipalities abroad.")

    def link(self) -> str:
        return settings.SITE_URL + reverse("web:news")

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("web:news_feed")

    def items(self) -> list[ArticlePage]:
        return latest(LENGTH)

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.lead

    def item_link(self, item: ArticlePage) -> str:
        return settings.SITE_URL + reverse("web:article", args=[item.slug])

    def item_pubdate(self, item: ArticlePage) -> datetime:
        return item.published_at

    def item_updateddate(self, item: ArticlePage) -> datetime | None:
        return item.last_published_at

    def item_author_name(self, item: ArticlePage) -> str | None:
        return item.author or None

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [str(topic) for topic in item.topics]


def _mark(request: HttpRequest) -> str:
    return f'W/"{KeptAnswer(f"feed {get_language()}", freshness(Area.NEWS)).digest}"'


def _changed(request: HttpRequest) -> datetime | None:
    return freshness(Area.NEWS).changed_at


@require_safe
@condition(etag_func=_mark, last_modified_func=_changed)
def news_feed(request: HttpRequest) -> HttpResponse:
    """The feed; 304 for whoever has it, by either header, until something of the news changes."""
    response: HttpResponse = NewsFeed()(request)
    del response.headers["Last-Modified"]  # of the newest article: one that is put right or taken down counts too
    return response
