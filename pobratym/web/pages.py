"""Pages that explain the service, and what crawlers are told."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from pobratym.gateways.translating import translator
from pobratym.memberships.queries import role_table
from pobratym.search.public_numbers import loaded_editions, public_numbers
from pobratym.search.territory_list import territory_list
from pobratym.suggestions.rules import ERASED_AFTER
from pobratym.upkeep.schedule import retentions

_NOT_FOR_CRAWLERS = ("/backoffice/", "/*/account/", "/*/desk/", "/*/places/", "/*/map/points.json", "/*/card.pdf")


@require_safe
def about_data(request: HttpRequest) -> HttpResponse:
    """Sources with their licences and editions, and what each public number counts."""
    context = {"imports": loaded_editions(), "numbers": public_numbers(), "territories": territory_list()}
    return render(request, "web/pages/about_data.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/pages/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """How long what is kept is told by the jobs that throw it away."""
    service = translator(settings.TRANSLATOR_URL)
    context = {
        "days_kept": ERASED_AFTER.days,
        "retentions": [(each.what, _long(each.kept())) for each in retentions()],
        "translated_at": service.host if service else "",
    }
    return render(request, "web/pages/privacy.html", context)


def _long(kept: timedelta) -> str:
    """In days, or in hours where it is less than one."""
    if kept.days:
        return ngettext("%(count)d day", "%(count)d days", kept.days) % {"count": kept.days}
    hours = int(kept.total_seconds() // 3600)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


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
