"""Organisations for moderators: all of them, one with its people and members, and a form for each thing to do."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pobratym.backoffice.changing import ChangeView
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.backoffice.organisations.forms import ListedForm, OrganisationForm, RepresentativeForm
from pobratym.core.confirming import ensure_confirmed
from pobratym.core.forms import VerbForm, press
from pobratym.memberships import actions
from pobratym.memberships.models import Affiliation, Mandate, Organisation, Representative
from pobratym.memberships.queries.organisations import mandates_of, members_on_file, organisations
from pobratym.people.models import User

PER_PAGE = 50
HEADING = gettext_lazy("Organisations")


class Organisations(ModeratorView):
    """All on file."""

    template_name = "backoffice/organisations.html"
    page_title = HEADING
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(organisations().order_by("pk"), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class Enter(ModeratorView):
    """File one more."""

    template_name = "backoffice/organisation_enter.html"
    page_title = gettext_lazy("Enter an organisation")
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": OrganisationForm()} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        by, form = moderator(request), OrganisationForm(request.POST)
        if entered := form.run(actions.enter_organisation, by=by):
            messages.success(request, _("The organisation is on file. Enter who represents it."))
            return redirect("organisation", entered.pk)
        return self.render_to_response(self.get_context_data(form=form))


class OrganisationPage(ModeratorView):
    """One organisation: who speaks for it, who its members are, and for whom it may act."""

    template_name = "backoffice/organisation.html"
    page_title = HEADING
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = _organisation(kwargs["pk"])
        return super().get_context_data(**kwargs) | {
            "organisation": found,
            "people": found.representatives.active().select_related("user"),
            "page": Paginator(members_on_file(found), PER_PAGE).get_page(self.request.GET.get("p")),
            "mandates": mandates_of(found),
        }


class OrganisationChange(ChangeView[Organisation]):
    """A form that does one thing to an organisation."""

    record_page = "organisation"
    done = gettext_lazy("Done.")

    def record(self, pk: int) -> Organisation:
        return _organisation(pk)

    def named(self, record: Organisation) -> tuple[object, object]:
        return record, record.get_kind_display()


class CorrectOrganisation(OrganisationChange):
    page_title = gettext_lazy("Correct an organisation")

    def form(self, record: Organisation, data: Any = None) -> VerbForm:
        return OrganisationForm(data, initial=OrganisationForm.facts_of(record))

    def act(self, record: Organisation, form: VerbForm, by: User) -> None:
        form.run(actions.correct_organisation, organisation=record, by=by)


class Appoint(OrganisationChange):
    page_title = gettext_lazy("Enter a representative")
    explanation = gettext_lazy("Make sure that the organisation itself has named this person, in a letter or online.")

    def form(self, record: Organisation, data: Any = None) -> VerbForm:
        return RepresentativeForm(data)

    def act(self, record: Organisation, form: VerbForm, by: User) -> None:
        ensure_confirmed(self.request)
        form.run(actions.appoint_representative, organisation=record, by=by)


class ListMember(OrganisationChange):
    page_title = gettext_lazy("Enter a member")

    def form(self, record: Organisation, data: Any = None) -> VerbForm:
        return ListedForm(data)

    def act(self, record: Organisation, form: VerbForm, by: User) -> None:
        form.run(actions.list_member, organisation=record, by=by)


@require_POST
def dismiss(request: HttpRequest, pk: int, representative: int) -> HttpResponse:
    """End a representative's role."""
    by = moderator(request)
    ensure_confirmed(request)
    found = get_object_or_404(Representative.objects.select_related("user"), pk=representative, organisation=pk)
    done = _("%(person)s no longer represents it and has been told so by e-mail.") % {"person": found.user}
    return _pressed(request, pk, actions.dismiss_representative, done, representative=found, by=by)


@require_POST
def unlist(request: HttpRequest, pk: int, affiliation: int) -> HttpResponse:
    """A member no more, from today."""
    by, found = moderator(request), get_object_or_404(Affiliation, pk=affiliation, organisation=pk)
    done = _("The municipality is a member no more, from today.")
    return _pressed(request, pk, actions.unlist_member, done, affiliation=found, by=by)


@require_POST
def end_mandate(request: HttpRequest, pk: int, mandate: int) -> HttpResponse:
    """The organisation acts for the municipality no more."""
    by, found = moderator(request), get_object_or_404(Mandate, pk=mandate, organisation=pk)
    done = _("The organisation no longer acts for the municipality; both sides have been told.")
    return _pressed(request, pk, actions.end_mandate, done, mandate=found, by=by)


def _pressed(
    request: HttpRequest, pk: int, verb: Callable[..., object], done: str, **arguments: object
) -> HttpResponse:
    messages.add_message(request, *press(verb, done, **arguments))
    return redirect("organisation", pk)


def _organisation(pk: int) -> Organisation:
    return get_object_or_404(Organisation.objects.select_related("country"), pk=pk)
