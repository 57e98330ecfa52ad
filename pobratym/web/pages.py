"""Pages that explain the service, and what machines are told of it: what may be crawled, which pages there are."""

from collections.abc import Iterable

from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pobratym.memberships.queries import role_table
from pobratym.places.models import Level, Municipality
from pobratym.search.public_numbers import loaded_editions, public_numbers
from pobratym.suggestions.rules import ERASED_AFTER
from pobratym.web.directory.addresses import address_of

_NOT_FOR_CRAWLERS = ("/backoffice/", "/*/account/", "/*/desk/", "/*/places/", "/*/map/points.json")
# The pages worth finding, in each language: those that explain, and municipalities with content.
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


@require_safe
def about_data(request: HttpRequest) -> HttpResponse:
    """Sources with their licences and editions, and what each public number counts."""
    return render(request, "web/pages/about_data.html", {"imports": loaded_editions(), "numbers": public_numbers()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/pages/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/pages/privacy.html", {"days_kept": ERASED_AFTER.days})


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Who may do what, from the same tables that the rules ask."""
    rows = role_table()
    context = {
        "in_municipality": [row for row in rows if not row.is_of_platform],
        "of_platform": [row for row in rows if row.is_of_platform],
    }
    return render(request, "web/pages/roles.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_CRAWLERS)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


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
