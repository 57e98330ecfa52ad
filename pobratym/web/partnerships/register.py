"""The public register as a page: filters in the address, a list, its download."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.partnerships.queries import Filters, facets, numbers, register
from pobratym.web.partnerships.forms import FACETS, FilterForm, facet_labels
from pobratym.web.partnerships.story import signed_by

PER_PAGE = 20


@require_safe
def register_page(request: HttpRequest) -> HttpResponse:
    """The register as the address narrows it."""
    form = FilterForm(request.GET)
    filters = form.filters()
    page = Paginator(register(filters), PER_PAGE).get_page(request.GET.get("page"))
    for partnership in page:
        partnership.signed_by = signed_by(partnership)  # type: ignore[attr-defined]
    labels = _offer_values(form, filters)
    return render(
        request,
        "web/partnerships/register.html",
        {
            "form": form,
            "page": page,
            "chips": _chips(filters, labels),
            "numbers": numbers(),
            "is_narrowed": not filters.is_empty,
            "query": request.GET.urlencode(),
        },
    )


def _offer_values(form: FilterForm, filters: Filters) -> dict[str, dict[str, str]]:
    values = facets(filters)
    labels = facet_labels(values)
    for name in FACETS:
        form.offer(name, values[name], labels[name])
    return labels


def _chips(filters: Filters, labels: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """The filters in use, each with the parameter that its link takes away."""
    chips = [{"name": "q", "label": _("Name: %(text)s") % {"text": filters.text}}] if filters.text else []
    for name in FACETS:
        if value := getattr(filters, name):
            chips.append({"name": name, "label": labels[name].get(str(value), str(value))})
    return chips
