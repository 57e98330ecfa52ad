"""The journal in sentences, for moderators to read: who did what for which municipality, when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from pobratym.backoffice.choosers import municipality_chooser
from pobratym.journal.models import Entry
from pobratym.journal.sentences import sentence
from pobratym.people.models import User
from pobratym.places.models import Municipality

PER_PAGE = 50


@dataclass(frozen=True)
class JournalLine:
    """One entry as a person reads it."""

    number: int
    occurred_at: datetime
    text: str
    actor: str
    municipality: str


class JournalFilter(forms.Form):
    """Which part of the journal to read."""

    municipality = forms.ModelChoiceField(
        Municipality.including_merged.all(),
        label=_("Municipality"),
        required=False,
        widget=municipality_chooser.widget_class,
    )


class JournalView(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    """Read-only: the ledger has no other verbs."""

    permission_required = "journal.view_entry"
    raise_exception = True
    template_name = "backoffice/journal.html"
    page_title = _("Journal")
    header_icon = "history"
    _show_breadcrumbs = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = JournalFilter(self.request.GET or None)
        entries = Entry.objects.order_by("-id")
        if form.is_valid() and form.cleaned_data["municipality"]:
            entries = entries.filter(municipality_id=form.cleaned_data["municipality"].pk)
        page = Paginator(entries, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "form": form,
            "media": form.media,
            "page": page,
            "lines": _lines(list(page.object_list)),
        }


def _lines(shown: list[Entry]) -> list[JournalLine]:
    """The entries with the names of people and municipalities, two queries for all of them."""
    people = User.objects.in_bulk({entry.actor_id for entry in shown if entry.actor_id})
    towns = Municipality.including_merged.in_bulk({entry.municipality_id for entry in shown if entry.municipality_id})
    return [
        JournalLine(
            number=entry.pk,
            occurred_at=entry.occurred_at,
            text=sentence(entry),
            actor=str(people.get(entry.actor_id, "")),
            municipality=str(towns.get(entry.municipality_id, "")),
        )
        for entry in shown
    ]
