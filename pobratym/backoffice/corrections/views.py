"""Moderators put facts of the registry right, see what was put right before, and take it back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pobratym.backoffice.corrections.forms import FORMS, CorrectionForm, MunicipalityForm
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import press
from pobratym.places.actions import correct, withdraw_amendment
from pobratym.places.cells import value_of
from pobratym.places.models import Amendment, CorrectedField, Municipality
from pobratym.places.queries.facts import CORRECTED_COLUMNS

PER_PAGE = 50


class Corrections(ModeratorView):
    """Choose whose facts to correct; below, every correction, the newest first."""

    template_name = "backoffice/corrections.html"
    page_title = gettext_lazy("Corrections of the directory")
    header_icon = "edit"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = MunicipalityForm(request.GET if "municipality" in request.GET else None)
        if form.is_valid():
            return redirect("correct_municipality", form.cleaned_data["municipality"].pk)
        return self.render_to_response(self.get_context_data(form=form, media=form.media, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        corrections = Amendment.objects.corrections().with_people()
        return super().get_context_data(**kwargs) | {
            "page": Paginator(corrections, PER_PAGE).get_page(self.request.GET.get("p"))
        }


class CorrectMunicipality(ModeratorView):
    """One municipality: a form for each fact, and the corrections it has."""

    template_name = "backoffice/correct_municipality.html"
    page_title = gettext_lazy("Correct the directory")
    header_icon = "edit"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place: Municipality = kwargs["place"] if "place" in kwargs else _place(kwargs["pk"])
        bound: dict[str, CorrectionForm] = kwargs.pop("bound", {})
        forms = [
            (field, CorrectedField(field).label, bound.get(field) or _filled(field, place)) for field in _fields(place)
        ]
        return super().get_context_data(**kwargs) | {
            "place": place,
            "forms": forms,
            "media": sum((form.media for _field, _label, form in forms), Media()),
            "corrections": Amendment.objects.corrections().filter(municipality=place).with_people(),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, place, field = moderator(request), _place(pk), request.POST.get("field", "")
        if field not in _fields(place):
            raise Http404
        form = FORMS[field](request.POST, prefix=field)
        if form.run(correct, municipality=place, field=field, by=by):
            messages.success(request, _("Corrected. The next import will not overwrite it."))
            return redirect("correct_municipality", pk)
        if form.is_too_late:
            messages.error(request, str(form.refusal))
            return redirect("corrections")
        return self.render_to_response(self.get_context_data(pk=pk, place=place, bound={field: form}))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a correction back and return to its municipality."""
    by = moderator(request)
    correction = get_object_or_404(Amendment.objects.corrections(), pk=pk)
    done = _("The correction has been undone: the previous data have been restored.")
    messages.add_message(request, *press(withdraw_amendment, done, amendment=correction, by=by))
    return redirect("correct_municipality", correction.municipality_id)


def _place(pk: int) -> Municipality:
    return get_object_or_404(Municipality.objects.with_place(), pk=pk)


def _fields(place: Municipality) -> list[str]:
    """Only units of Ukraine have a kind."""
    return [field for field in FORMS if place.is_ukrainian or field != CorrectedField.KIND]


def _filled(field: str, place: Municipality) -> CorrectionForm:
    return FORMS[field](prefix=field, initial={column: value_of(place, column) for column in CORRECTED_COLUMNS[field]})
