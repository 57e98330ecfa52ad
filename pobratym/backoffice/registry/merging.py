"""Merging a duplicate, in two steps: first what moves and what stays, then the deed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import moderator
from pobratym.backoffice.registry.forms import MergeForm
from pobratym.backoffice.registry.views import RegistryChange, place_of
from pobratym.core.forms import VerbForm
from pobratym.people.models import User
from pobratym.places.actions import foresee_merge, merge_municipalities
from pobratym.places.models import Municipality


class MergeMunicipalities(RegistryChange):
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
            self.act(place, form, by)
            return self.answer(form, target.pk)
        report = form.run(lambda **said: foresee_merge(duplicate=place, into=said["into"], by=by))
        return self.render_to_response(self.get_context_data(form=form, report=report, target=target, **kwargs))

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(merge_municipalities, duplicate=record, by=by)
