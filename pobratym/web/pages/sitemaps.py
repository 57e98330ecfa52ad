"""The pages worth finding, in each language: those that explain, the partnerships, municipalities with content."""

from collections.abc import Iterable

from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.urls import reverse

from pobratym.places.models import Level, Municipality
from pobratym.web.directory.addresses import address_of

_STATIC = (
    "home",
    "directory",
    "countries",
    "map",
    "needs",
    "register",
    "start_hromada",
    "start_abroad",
    "about_data",
    "accessibility",
    "privacy",
    "roles",
)


class StaticPages(Sitemap[str]):
    i18n = True
    alternates = True

    def items(self) -> Iterable[str]:
        return _STATIC

    def location(self, item: str) -> str:
        return reverse(f"web:{item}")


class MunicipalitySitemap(Sitemap[Municipality]):
    """Hromadas and oblasts all, others as far as they have a profile or a partnership."""

    i18n = True
    alternates = True
    limit = 2000

    def items(self) -> QuerySet[Municipality]:
        ukrainian = Q(country="UA", level__in=[Level.MUNICIPALITY, Level.REGION])
        with_content = Q(passport__isnull=False) | Q(party_in__partnership__is_public=True)
        shown: QuerySet[Municipality] = Municipality.objects.shown()
        return shown.filter(ukrainian | with_content).distinct().order_by("pk")

    def location(self, item: Municipality) -> str:
        return address_of(item)
