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

from pobratym.backoffice.imports.forms import ImportForm
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.errors import DomainError
from pobratym.imports.actions import withdraw_edition
from pobratym.places.models import Edition
from pobratym.places.tasks import rebuild_names_later

PER_PAGE = 50
# What a request can take back before the reader gives up; more is for the command.
MOST_ROWS = 20_000


class Imports(ModeratorView):
    """Every import, the newest first."""

    template_name = "backoffice/imports.html"
    page_title = gettext_lazy("Imports of the directory")
    header_icon = "download"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "page": Paginator(_editions(), PER_PAGE).get_page(self.request.GET.get("p"))
        }


class ImportFile(ModeratorView):
    """A table from a moderator's own computer: what would change, then the import itself."""

    template_name = "backoffice/import_file.html"
    page_title = gettext_lazy("Import a file")
    header_icon = "upload"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"form": kwargs.get("form") or ImportForm()}

    def post(self, request: HttpRequest) -> HttpResponse:
        by, form = moderator(request), ImportForm(request.POST, request.FILES)
        outcome = form.carry_out(by)
        if outcome is not None and not outcome.is_trial:
            messages.success(request, _("The file is imported: here is what it did."))
            return redirect("import", outcome.edition.pk)
        found = {"edition": outcome.edition, "report": outcome.report} if outcome else {}
        return self.render_to_response(self.get_context_data(form=form, **found))


class Import(ModeratorView):
    """One import: its report, and how it can be undone."""

    template_name = "backoffice/import.html"
    page_title = gettext_lazy("Import of the directory")
    header_icon = "download"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = get_object_or_404(_editions(), pk=kwargs["pk"])
        return super().get_context_data(**kwargs) | {
            "edition": edition,
            "report": edition.details,
            "is_large": edition.added + edition.changed > MOST_ROWS,
        }


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import back and return to it."""
    by = moderator(request)
    edition = get_object_or_404(Edition, pk=pk)
    if edition.added + edition.changed > MOST_ROWS:
        messages.error(request, _("This import is too large for a page. Ask an administrator to run the command."))
        return redirect("import", pk)
    try:
        withdraw_edition(edition=edition, by=by)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        rebuild_names_later()
        messages.success(request, _("The import is undone."))
    return redirect("import", pk)


def _editions() -> "QuerySet[Edition]":
    return Edition.objects.select_related("filed_by", "withdrawn_by").order_by("-pk")
