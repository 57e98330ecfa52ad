"""The pages worth finding, in each language: those that explain, municipalities with content, partnerships, news.

Of 235,000 places only those are named that have something to say; the index names each section in parts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from pobratym.core.languages import interface_languages
from pobratym.news.models import ArticlePage
from pobratym.partnerships.models import Partnership, Party
from pobratym.places.models import Level, Municipality
from pobratym.web.directory.addresses import address_of

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


class StaticPages(Sitemap[str]):
    i18n = alternates = x_default = True

    def items(self) -> Iterable[str]:
        return _STATIC

    def location(self, item: str) -> str:
        return reverse(f"web:{item}")


class MunicipalitySitemap(Sitemap[Municipality]):
    """Hromadas and oblasts all, others as far as they have a profile or a partnership."""

    i18n = alternates = x_default = True
    limit = _ENTRIES

    def items(self) -> QuerySet[Municipality]:
        ukrainian = Q(country="UA", level__in=[Level.MUNICIPALITY, Level.REGION])
        links = Party.objects.order_by().filter(municipality=OuterRef("pk"), partnership__is_public=True)
        shown: QuerySet[Municipality] = Municipality.objects.shown()
        return shown.filter(ukrainian | Q(passport__isnull=False) | Exists(links)).order_by("pk")

    def location(self, item: Municipality) -> str:
        return address_of(item)


class PartnershipSitemap(Sitemap[int]):
    """The public register."""

    i18n = alternates = x_default = True
    limit = _ENTRIES

    def items(self) -> QuerySet[Partnership, int]:
        return Partnership.objects.public().order_by("pk").values_list("pk", flat=True)

    def location(self, item: int) -> str:
        return reverse("web:partnership", args=[item])


class NewsSitemap(Sitemap[ArticleInLanguages]):
    """Published articles, each in the languages that it has."""

    i18n = alternates = x_default = True
    limit = _ENTRIES

    def items(self) -> list[ArticleInLanguages]:
        rows = (
            ArticlePage.objects.live()
            .order_by("translation_key")
            .values_list("translation_key", "locale__language_code", "slug", "last_published_at")
        )
        return [_together([row[1:] for row in pages]) for _key, pages in groupby(rows, lambda row: row[0])]

    def get_languages_for_item(self, item: ArticleInLanguages) -> list[str]:
        return [code for code in interface_languages() if code in item.slugs]

    def location(self, item: ArticleInLanguages) -> str:
        return reverse("web:article", args=[item.slugs[get_language() or ""]])

    def lastmod(self, item: ArticleInLanguages) -> datetime | None:
        return item.changed_at


def _together(pages: list[tuple[str, str, datetime | None]]) -> ArticleInLanguages:
    changes = [changed_at for _language, _slug, changed_at in pages if changed_at]
    return ArticleInLanguages({language: slug for language, slug, _at in pages}, max(changes, default=None))
