"""Pages that explain the service, and what crawlers are told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pobratym.memberships.queries import role_table
from pobratym.search.public_numbers import loaded_editions, public_numbers
from pobratym.suggestions.rules import ERASED_AFTER

_NOT_FOR_CRAWLERS = ("/backoffice/", "/*/account/", "/*/desk/", "/*/places/", "/*/map/points.json")


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
