"""A page with one form that does one thing to a record; what was typed stays when it is refused."""

from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import VerbForm
from pobratym.people.models import User

Record = TypeVar("Record", bound=Model)


class ChangeView(ModeratorView, Generic[Record]):
    """`record_page` is the name of the page of the record, where one comes from and returns to."""

    template_name = "backoffice/change_form.html"
    header_icon = "edit"
    button = gettext_lazy("Save")
    record_page: str
    done: Any
    explanation: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.record(kwargs["pk"])
        form = kwargs.pop("form", None) or self.form(record)
        name, caption = self.named(record)
        own = {"record": record, "record_page": self.record_page, "name": name, "caption": caption}
        own |= {"form": form, "media": form.media, "button": self.button}
        return super().get_context_data(**kwargs) | own | {"explanation": self.explanation, "about": self.about()}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        by, record = moderator(request), self.record(kwargs["pk"])
        form = self.form(record, request.POST)
        self.act(record, form, by)
        return self.answer(form, record.pk)

    def answer(self, form: VerbForm, pk: int) -> HttpResponse:
        """To the record with this number, or the form again where it says why not."""
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, **self.kwargs))
        messages.success(self.request, str(self.done))
        return redirect(self.record_page, pk)

    def record(self, pk: int) -> Record:
        raise NotImplementedError

    def named(self, record: Record) -> tuple[object, object]:
        """What it is called, shortly and beside others."""
        raise NotImplementedError

    def form(self, record: Record, data: Any = None) -> VerbForm:
        """Empty or filled with what stands there now; with `data` as it was sent."""
        raise NotImplementedError

    def about(self) -> object:
        """What the form is about, beside the record."""
        return None

    def act(self, record: Record, form: VerbForm, by: User) -> None:
        raise NotImplementedError
