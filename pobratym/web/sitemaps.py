"""The pages worth finding, in each language: those that explain, municipalities with content, partnerships, news.

Of 235,000 places only those are named that have something to say; the index names each section in parts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.contrib.sitemaps.views import x_robots_tag
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pobratym.core.languages import whole_languages
from pobratym.journal.areas import Area
from pobratym.news.models import ArticlePage
from pobratym.partnerships.models import Partnership, Party
from pobratym.places.models import Level, Municipality
from pobratym.web.directory.addresses import address_of
from pobratym.web.keeping import kept_for_strangers

Item = TypeVar("Item")
_ENTRIES = 2_000  # of one part; of each address every language is one
_STATIC = (
    "home",
    "directory",
    "countries",
    "map",
    "needs",
    "register",
    "news",
    "start_hromada",
    "start_abroad",
    "about_data",
    "accessibility",
    "privacy",
    "roles",
)


@dataclass(frozen=True, slots=True)
class ArticleInLanguages:
    """An article. `slugs`: by each language that it is written in or translated into."""

    slugs: Mapping[str, str]
    changed_at: datetime | None


class InWholeLanguages(Sitemap[Item]):
    """Pages that are there in these languages only: in others search engines would find them half in English."""

    i18n = alternates = x_default = True

    def get_languages_for_item(self, item: Item) -> list[str]:
        return list(whole_languages())


class StaticPages(InWholeLanguages[str]):
    def items(self) -> Iterable[str]:
        return _STATIC

    def location(self, item: str) -> str:
        return reverse(f"web:{item}")


class MunicipalitySitemap(InWholeLanguages[Municipality]):
    """Hromadas and oblasts all, others as far as they have a profile or a partnership."""

    limit = _ENTRIES

    def items(self) -> QuerySet[Municipality]:
        ukrainian = Q(country="UA", level__in=[Level.MUNICIPALITY, Level.REGION])
        links = Party.objects.order_by().filter(municipality=OuterRef("pk"), partnership__is_public=True)
        shown: QuerySet[Municipality] = Municipality.objects.shown()
        return shown.filter(ukrainian | Q(passport__isnull=False) | Exists(links)).order_by("pk")

    def location(self, item: Municipality) -> str:
        return address_of(item)


class PartnershipSitemap(InWholeLanguages[int]):
    """The public register."""

    limit = _ENTRIES

    def items(self) -> QuerySet[Partnership, int]:
        return Partnership.objects.public().order_by("pk").values_list("pk", flat=True)

    def location(self, item: int) -> str:
        return reverse("web:partnership", args=[item])


class NewsSitemap(InWholeLanguages[ArticleInLanguages]):
    """Published articles, each in the languages that it has."""

    limit = _ENTRIES

    def items(self) -> list[ArticleInLanguages]:
        rows = (
            ArticlePage.objects.live()
            .order_by("translation_key")
            .values_list("translation_key", "locale__language_code", "slug", "last_published_at")
        )
        return [_together([row[1:] for row in pages]) for _key, pages in groupby(rows, lambda row: row[0])]

    def get_languages_for_item(self, item: ArticleInLanguages) -> list[str]:
        return [code for code in whole_languages() if code in item.slugs]

    def location(self, item: ArticleInLanguages) -> str:
        return reverse("web:article", args=[item.slugs[get_language() or ""]])

    def lastmod(self, item: ArticleInLanguages) -> datetime | None:
        return item.changed_at


def _together(pages: list[tuple[str, str, datetime | None]]) -> ArticleInLanguages:
    changes = [changed_at for _language, _slug, changed_at in pages if changed_at]
    return ArticleInLanguages({language: slug for language, slug, _at in pages}, max(changes, default=None))


SECTIONS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "pages": StaticPages,
    "municipalities": MunicipalitySitemap,
    "partnerships": PartnershipSitemap,
    "news": NewsSitemap,
}
_kept = kept_for_strangers(
    Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS, Area.NEWS, content_type="application/xml; charset=utf-8"
)


@require_safe
@x_robots_tag
@_kept
def index(request: HttpRequest) -> HttpResponse:
    """Which parts there are of which section."""
    return django_views.index(request, SECTIONS, sitemap_url_name="sitemap_section").render()


@require_safe
@x_robots_tag
@_kept
def part(request: HttpRequest, section: str) -> HttpResponse:
    """A part of a section, `?p=` from 1: its pages in each language. Raises Http404 where there is none."""
    return django_views.sitemap(request, SECTIONS, section).render()
