"""Countries: all of them in numbers, and what of one is in the registry and in the register."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.places.models import Country
from pobratym.search.countries import countries_in_numbers, countries_of_old_ties, sketch_of
from pobratym.search.partner_countries import partner_countries_of
from pobratym.web.keeping import kept_for_strangers


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS)
def countries(request: HttpRequest) -> HttpResponse:
    context = {
        "rows": countries_in_numbers(),
        "partner_countries": partner_countries_of("UA"),
        "old_ties": countries_of_old_ties(),
        "trail": [(reverse("web:directory"), _("Municipalities"))],
    }
    return render(request, "web/directory/countries.html", context)


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS)
def country(request: HttpRequest, code: str) -> HttpResponse:
    if len(code) != 2:
        raise Http404
    if code != code.upper():
        return redirect("web:country", code.upper(), permanent=True)
    shown = get_object_or_404(Country, pk=code)
    trail = [(reverse("web:directory"), _("Municipalities")), (reverse("web:countries"), _("Countries"))]
    return render(request, "web/directory/country.html", {"country": shown, "sketch": sketch_of(shown), "trail": trail})
