"""Priority projects and the people who look after partnerships."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratym.core.forms import press
from pobratym.desk.profile.forms import ProjectForm, TeamMemberForm, present
from pobratym.desk.profile.frame import editor_of, frame, next_hint
from pobratym.desk.profile.translating import is_asked, with_proposal
from pobratym.profiles import actions
from pobratym.profiles.models import Project, TeamMember
from pobratym.web.form_pages import shown_again

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def projects(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Projects and people, with what can be done with each."""
    by = editor_of(request, municipality_pk)
    team = list(TeamMember.as_stored.filter(municipality=municipality_pk))
    return render(request, "desk/profile/projects.html", frame(by, "projects", _("Projects and team"), team=team))


@login_required
@_form_page
def project_add(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    by = editor_of(request, municipality_pk)
    form = ProjectForm(request.POST or None)
    if is_asked(request):
        form = with_proposal(request, form, by)
    elif added := form.run(actions.add_project, municipality=by.municipality, by=by):
        messages.success(request, next_hint(added.needs_review, _("Added.")))
        return redirect("desk:projects", municipality_pk)
    context = frame(by, "projects", _("Add a project"), form=form)
    return shown_again(request, "desk/profile/project.html", _below_list(context, municipality_pk), form)


@login_required
@_form_page
def project_edit(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    by = editor_of(request, municipality_pk)
    project = get_object_or_404(Project.including_unreviewed, pk=pk, municipality=by.municipality)
    form = ProjectForm(request.POST or None, initial=present(project, ProjectForm))
    if is_asked(request):
        form = with_proposal(request, form, by)
    elif changed := form.run(actions.change_project, project=project, by=by):
        messages.success(request, next_hint(changed.needs_review, _("Saved.")))
        return redirect("desk:projects", municipality_pk)
    context = frame(by, "projects", str(project), form=form, project=project)
    return shown_again(request, "desk/profile/project.html", _below_list(context, municipality_pk), form)


@login_required
@require_POST
def project_remove(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    by = editor_of(request, municipality_pk)
    project = get_object_or_404(Project.including_unreviewed, pk=pk, municipality=by.municipality)
    messages.add_message(request, *press(actions.remove_project, _("Removed."), project=project, by=by))
    return redirect("desk:projects", municipality_pk)


@login_required
@_form_page
def team_add(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    by = editor_of(request, municipality_pk)
    form = TeamMemberForm(request.POST or None)
    if form.run(actions.add_team_member, municipality=by.municipality, by=by):
        messages.success(request, _("Added."))
        return redirect("desk:projects", municipality_pk)
    context = frame(by, "projects", _("Add a person"), form=form)
    return shown_again(request, "desk/profile/team_member.html", _below_list(context, municipality_pk), form)


@login_required
@require_POST
def team_remove(request: HttpRequest, municipality_pk: int, pk: int) -> HttpResponse:
    by = editor_of(request, municipality_pk)
    member = get_object_or_404(TeamMember.as_stored, pk=pk, municipality=by.municipality)
    messages.add_message(request, *press(actions.remove_team_member, _("Removed."), member=member, by=by))
    return redirect("desk:projects", municipality_pk)


def _below_list(context: dict[str, object], municipality_pk: int) -> dict[str, object]:
    """Crumbs lead over the list."""
    above = (reverse("desk:projects", args=[municipality_pk]), _("Projects and team"))
    return {**context, "trail": [*context["trail"], above]}  # type: ignore[misc]
