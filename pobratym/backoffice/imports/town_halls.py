"""The queue of entries of directories of town halls that no rule could join, each beside its candidates."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import press
from pobratym.imports.actions.joining import join_town_hall, leave_out_town_hall
from pobratym.imports.models import UnjoinedTownHall
from pobratym.imports.queries import questions, waiting_town_halls
from pobratym.places.models import Municipality

PER_PAGE = 20


class TownHalls(ModeratorView):
    """What waits, by country and name."""

    template_name = "backoffice/town_halls.html"
    page_title = gettext_lazy("Entries of directories of town halls")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(waiting_town_halls(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page, "questions": questions(list(page.object_list))}

    def post(self, request: HttpRequest) -> HttpResponse:
        by, entry = moderator(request), get_object_or_404(UnjoinedTownHall, pk=_number(request, "entry"))
        if chosen := _number(request, "municipality"):
            place = get_object_or_404(Municipality, pk=chosen)
            pressed = press(join_town_hall, _("The entry is joined."), entry=entry, municipality=place, by=by)
        else:
            pressed = press(leave_out_town_hall, _("The entry is left out."), entry=entry, by=by)
        messages.add_message(request, *pressed)
        return redirect("town_halls")


def _number(request: HttpRequest, name: str) -> int:
    """Nought where no whole number was sent."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
