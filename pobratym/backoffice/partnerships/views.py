"""The register for moderators: one page a partnership, what was done to it, and a form for each thing to do."""

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
from pobratym.backoffice.partnerships.forms import (
    AddPartnershipForm,
    FactsForm,
    FindForm,
    MergePartnershipForm,
    RegisterReasonForm,
    StatementForm,
)
from pobratym.core.forms import VerbForm, press
from pobratym.partnerships import actions
from pobratym.partnerships.models import Partnership, Statement
from pobratym.partnerships.queries import timeline
from pobratym.partnerships.queries.changes import changes, changes_of
from pobratym.people.models import User
from pobratym.places.models import Amendment

PER_PAGE = 50


class RegisterRecords(ModeratorView):
    """Choose a partnership; below, everything moderators did to the register, the newest first."""

    template_name = "backoffice/partnerships.html"
    page_title = gettext_lazy("Partnerships")
    header_icon = "link"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FindForm(request.GET if "partnership" in request.GET else None)
        if form.is_valid():
            return redirect("register_record", form.cleaned_data["partnership"].pk)
        return self.render_to_response(self.get_context_data(form=form, media=form.media, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = Partnership.objects.public().with_parties().order_by("-pk")
        return super().get_context_data(**kwargs) | {
            "page": Paginator(listed, PER_PAGE).get_page(self.request.GET.get("p")),
            "changes": changes()[:PER_PAGE],
        }


class RegisterRecord(ModeratorView):
    """One partnership: its facts, statements and sources, what to do with them, and what was done."""

    template_name = "backoffice/partnership.html"
    page_title = gettext_lazy("Partnerships")
    header_icon = "link"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = record_of(kwargs["pk"])
        if found.merged_into_id:
            messages.info(request, _("Record %(number)s was merged into this one.") % {"number": found.pk})
            return redirect("register_record", found.merged_into_id)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = record_of(kwargs["pk"])
        return super().get_context_data(**kwargs) | {
            "partnership": found,
            "entries": timeline(found),
            "changes": changes_of(found),
        }


class RegisterChange(ChangeView[Partnership]):
    """A form that does one thing to a partnership."""

    template_name = "backoffice/partnership_form.html"
    record_page = "register_record"
    done = gettext_lazy("Done. It can be undone on this page.")

    def record(self, pk: int) -> Partnership:
        return record_of(pk)

    def named(self, record: Partnership) -> tuple[object, object]:
        return record.title, record.title

    def form(self, record: Partnership, data: Any = None) -> VerbForm:
        return RegisterReasonForm(data)


class CorrectRecord(RegisterChange):
    page_title = gettext_lazy("Correct the facts")
    explanation = gettext_lazy("It is shown from then on; the files of known partnerships leave it alone.")

    def form(self, record: Partnership, data: Any = None) -> VerbForm:
        return FactsForm(data, initial=FactsForm.facts_of(record))

    def act(self, record: Partnership, form: VerbForm, by: User) -> None:
        form.run(actions.correct_partnership, partnership=record, by=by)


class State(RegisterChange):
    page_title = gettext_lazy("Add a statement with its source")
    explanation = gettext_lazy("Statements that contradict each other stay side by side, each with its source.")

    def form(self, record: Partnership, data: Any = None) -> VerbForm:
        return StatementForm(data, partnership=record)

    def act(self, record: Partnership, form: VerbForm, by: User) -> None:
        form.run(actions.state_from_source, partnership=record, by=by)


class Restate(State):
    page_title = gettext_lazy("Correct a statement")
    explanation = gettext_lazy("The old words stay in the history, with the reason.")

    def form(self, record: Partnership, data: Any = None) -> VerbForm:
        return StatementForm(data, partnership=record, initial=StatementForm.words_of(self.statement()))

    def statement(self) -> Statement:
        return get_object_or_404(Statement, pk=self.kwargs["statement"], partnership=self.kwargs["pk"])

    def act(self, record: Partnership, form: VerbForm, by: User) -> None:
        form.run(actions.restate_from_source, statement=self.statement(), by=by)


class Strike(Restate):
    page_title = gettext_lazy("Strike a statement")
    button = gettext_lazy("Strike")
    explanation = gettext_lazy("It no longer counts. It stays in the history, with the reason.")

    def form(self, record: Partnership, data: Any = None) -> VerbForm:
        return RegisterReasonForm(data)

    def about(self) -> object:
        return self.statement()

    def act(self, record: Partnership, form: VerbForm, by: User) -> None:
        form.run(actions.strike_statement, statement=self.statement(), by=by)


class MergeRecords(RegisterChange):
    page_title = gettext_lazy("Merge with another record")
    button = gettext_lazy("Merge")
    done = gettext_lazy("Merged. The old address leads here.")
    explanation = gettext_lazy(
        "This record is a duplicate: it will be hidden, its address will lead to the record that remains, and its "
        "statements, signatures and articles move there."
    )

    def form(self, record: Partnership, data: Any = None) -> VerbForm:
        return MergePartnershipForm(data)

    def act(self, record: Partnership, form: VerbForm, by: User) -> None:
        form.run(actions.merge_partnerships, duplicate=record, by=by)


class AddPartnership(ModeratorView):
    """One long form; what was typed stays."""

    template_name = "backoffice/partnership_add.html"
    page_title = gettext_lazy("Add a partnership")
    header_icon = "plus-inverse"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or AddPartnershipForm()
        return super().get_context_data(**kwargs) | {"form": form, "media": form.media}

    def post(self, request: HttpRequest) -> HttpResponse:
        by, form = moderator(request), AddPartnershipForm(request.POST)
        if added := form.run(actions.add_partnership, by=by):
            messages.success(request, _("Added. It is in the public register at once."))
            return redirect("register_record", added.pk)
        if "is_another" in form.errors or "is_another" in request.POST:
            form.ask_whether_it_is_another()
        return self.render_to_response(self.get_context_data(form=form))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change of the register back and return to its record."""
    by = moderator(request)
    change = get_object_or_404(Amendment.objects.of_partnerships(), pk=pk)
    done = _("Undone: everything is as it was before.")
    messages.add_message(request, *press(actions.undo_register_change, done, amendment=change, by=by))
    left = Partnership.objects.kept_by_moderators().filter(pk=change.details["partnership"]).first()
    return redirect("register_record", left.pk) if left else redirect("register_records")


def record_of(pk: int) -> Partnership:
    """The record; private talks are no moderator's."""
    return get_object_or_404(Partnership.objects.kept_by_moderators().with_parties(), pk=pk)
