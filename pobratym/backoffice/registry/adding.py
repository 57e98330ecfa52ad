"""Adding a municipality that no source has; namesakes are shown first."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.backoffice.registry.forms import AddForm
from pobratym.places.actions import add_municipality
from pobratym.places.models import Municipality
from pobratym.places.queries import look_up

_MOST = 5


class AddMunicipality(ModeratorView):
    """One long form; what was typed stays."""

    template_name = "backoffice/registry_add.html"
    page_title = gettext_lazy("Add a municipality")
    header_icon = "plus-inverse"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or AddForm(initial={"country": self.request.GET.get("country")})
        return super().get_context_data(**kwargs) | {"form": form, "media": form.media}

    def post(self, request: HttpRequest) -> HttpResponse:
        by, form = moderator(request), AddForm(request.POST)
        alike: list[Municipality] = []
        if form.is_valid():
            alike = [] if form.cleaned_data["is_none_of_these"] else _alike(form)
            if not alike and (place := form.run(add_municipality, by=by)):
                messages.success(request, _("Added. It is found by its name at once."))
                return redirect("registry_place", place.pk)
        if alike or "is_none_of_these" in request.POST:
            form.ask_whether_it_is_one_of_these()
        return self.render_to_response(self.get_context_data(form=form, alike=alike))


def _alike(form: AddForm) -> list[Municipality]:
    """Those called so or nearly so in the same country and on the same level."""
    asked = form.cleaned_data
    found = {
        hit.municipality.pk: hit.municipality
        for name in (asked["name_uk"], asked["name_en"])
        for hit in look_up(name, country=asked["country"].pk, level=asked["level"], limit=_MOST)
    }
    return list(found.values())
