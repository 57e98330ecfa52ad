"""Merging a duplicate, in two steps: first what moves and what stays, then the deed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import moderator
from pobratym.backoffice.registry.forms import MergeForm, ReasonForm
from pobratym.backoffice.registry.views import ChangeView, place_of
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.forms import put_errors
from pobratym.people.models import User
from pobratym.places.actions import MergeReport, foresee_merge, merge_municipalities
from pobratym.places.models import Municipality


class Merge(ChangeView):
    """This record is the duplicate; another one remains."""

    template_name = "backoffice/registry_merge.html"
    page_title = gettext_lazy("Merge with another record")
    form_class = MergeForm
    button = gettext_lazy("Show what moves")
    done = gettext_lazy("Merged. The old address leads here.")
    explanation = gettext_lazy(
        "This record is a duplicate: it will be hidden, its address will lead to the record that remains, and what is "
        "attached to it moves there. Its numbers stay with it, so that the next import does not bring it back."
    )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        by, place = moderator(request), place_of(kwargs["pk"])
        form = MergeForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, **kwargs))
        target: Municipality = form.cleaned_data["into"]
        if "confirmed" in request.POST:
            answer = self.attempt(form, lambda: self.act(place, form, by), target.pk)
            return answer or self.render_to_response(self.get_context_data(form=form, **kwargs))
        report = self._foreseen(place, target, form, by)
        return self.render_to_response(self.get_context_data(form=form, report=report, target=target, **kwargs))

    def act(self, place: Municipality, form: ReasonForm, by: User) -> None:
        merge_municipalities(duplicate=place, into=form.cleaned_data["into"], reason=form.cleaned_data["reason"], by=by)

    def _foreseen(self, place: Municipality, target: Municipality, form: MergeForm, by: User) -> MergeReport | None:
        try:
            return foresee_merge(duplicate=place, into=target, by=by)
        except InvalidInput as refusal:
            put_errors(form, refusal)
        except Conflict as error:
            form.add_error(None, str(error))
        return None
