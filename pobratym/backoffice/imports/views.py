"""Moderators see what every import did, what is no longer in its source, and take an import back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.errors import DomainError
from pobratym.imports.actions import undo_import
from pobratym.people.models import User
from pobratym.places.models import ImportRun
from pobratym.places.tasks import rebuild_names_later

PER_PAGE = 50
# What a request can take back before the reader gives up; more is for the command.
MOST_ROWS = 20_000


class Imports(ModeratorView):
    """Every import, the newest first."""

    template_name = "backoffice/imports.html"
    page_title = gettext_lazy("Imports of the registry")
    header_icon = "download"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(_runs(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page, "people": _people(list(page.object_list))}


class Import(ModeratorView):
    """One import: its report, and how it can be undone."""

    template_name = "backoffice/import.html"
    page_title = gettext_lazy("Import of the registry")
    header_icon = "download"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = get_object_or_404(_runs(), pk=kwargs["pk"])
        return super().get_context_data(**kwargs) | {
            "run": run,
            "report": run.details,
            "people": _people([run]),
            "is_large": run.added + run.changed > MOST_ROWS,
        }


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import back and return to it."""
    by = moderator(request)
    run = get_object_or_404(ImportRun, pk=pk)
    if run.added + run.changed > MOST_ROWS:
        messages.error(request, _("This import is too large for a page. Ask an administrator to run the command."))
        return redirect("import", pk)
    try:
        undoing = undo_import(run=run, by=by)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("import", pk)
    rebuild_names_later()
    messages.success(request, _("The import is undone."))
    return redirect("import", undoing.pk)


def _runs() -> "QuerySet[ImportRun]":
    return ImportRun.objects.select_related("undoes", "undone_in").order_by("-pk")


def _people(runs: list[ImportRun]) -> dict[int, str]:
    numbers = {each.actor_id for each in runs} | {each.undone_by_id for each in runs}
    return {pk: str(user) for pk, user in User.objects.in_bulk({number for number in numbers if number}).items()}
