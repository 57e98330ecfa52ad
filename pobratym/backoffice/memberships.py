"""Everybody who represents a municipality; a moderator ends a membership, after one more question."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.choosers import municipality_chooser
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.confirming import ensure_confirmed
from pobratym.core.forms import VerbForm
from pobratym.memberships.actions import change_role, end_membership
from pobratym.memberships.models import Membership, Role
from pobratym.memberships.queries import current_memberships, members_of, without_head
from pobratym.memberships.rules import lost_with
from pobratym.places.models import Municipality

PER_PAGE = 50


class OfMunicipality(forms.Form):
    """Whose representatives to read."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.all(),
        label=gettext_lazy("Municipality"),
        required=False,
        widget=municipality_chooser.widget_class,
    )


class Representatives(ModeratorView):
    """Everybody, by municipality; with `?municipality=` those of one."""

    template_name = "backoffice/representatives.html"
    page_title = gettext_lazy("Representatives of municipalities")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, found = OfMunicipality(self.request.GET or None), current_memberships()
        if form.is_valid() and form.cleaned_data["municipality"]:
            found = found.filter(municipality=form.cleaned_data["municipality"])
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "form": form,
            "media": form.media,
            "page": page,
            "without_head": (headless := without_head())[:PER_PAGE],
            "more_without_head": max(0, headless.count() - PER_PAGE),
        }


class EndMembership(ModeratorView):
    """The question first, with what the municipality would lose; then the deed."""

    template_name = "backoffice/membership_end.html"
    page_title = gettext_lazy("End the membership")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        membership = _membership(kwargs["pk"])
        others = list(members_of(membership.municipality_id).exclude(pk=membership.pk))
        return super().get_context_data(**kwargs) | {"membership": membership, "lost": lost_with(membership, others)}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, membership, button = moderator(request), _membership(pk), VerbForm(request.POST)
        ensure_confirmed(request)
        if button.run(end_membership, membership=membership, by=by):
            words = {"person": membership.user, "place": membership.municipality.name}
            messages.success(
                request, _("%(person)s no longer represents %(place)s and has been told so by e-mail.") % words
            )
        else:
            messages.error(request, str(button.refusal))
        return redirect("representatives")


class ChangeRoleForm(VerbForm):
    """Another role."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)


class ChangeRole(ModeratorView):
    """Another role for a representative: how a municipality gets a head."""

    template_name = "backoffice/membership_role.html"
    page_title = gettext_lazy("Change the role")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        membership = _membership(self.kwargs["pk"])
        form = ChangeRoleForm(initial={"role": membership.role})
        return {"form": form} | super().get_context_data(**kwargs) | {"membership": membership}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, form = moderator(request), ChangeRoleForm(request.POST)
        ensure_confirmed(request)
        if form.run(change_role, membership=_membership(pk), by=by):
            messages.success(request, _("The role is changed; the person has been told by e-mail."))
            return redirect("representatives")
        return self.render_to_response(self.get_context_data(form=form))


def _membership(pk: int) -> Membership:
    return get_object_or_404(current_memberships(), pk=pk)
