"""Pictures of municipalities, the newest first; a moderator takes one off every page at once and says why."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import VerbForm
from pobratym.profiles.actions import withdraw_picture
from pobratym.profiles.models import PassportPicture

PER_PAGE = 24
_PLACE = ("municipality__country", "municipality__region", "municipality__parent")


class WithdrawPictureForm(VerbForm):
    """Why a picture goes; the room says what is missing."""

    reason = forms.CharField(
        label=gettext_lazy("The reason"),
        required=False,
        max_length=PassportPicture._meta.get_field("withdrawn_reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The municipality reads it."),
    )


class Pictures(ModeratorView):
    """Every picture, public or not."""

    template_name = "backoffice/pictures.html"
    page_title = gettext_lazy("Pictures of municipalities")
    header_icon = "image"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = PassportPicture.including_unreviewed.select_related(*_PLACE).order_by("-pk")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class WithdrawPicture(ModeratorView):
    """The picture and the reason."""

    template_name = "backoffice/picture_withdraw.html"
    page_title = gettext_lazy("Take the picture off the page")
    header_icon = "image"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        picture = _picture(self.kwargs["pk"])
        return {"form": WithdrawPictureForm()} | super().get_context_data(**kwargs) | {"picture": picture}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, form = moderator(request), WithdrawPictureForm(request.POST)
        if form.run(withdraw_picture, picture=_picture(pk), by=by):
            messages.success(request, _("The picture is off every page; the municipality has been told by e-mail."))
            return redirect("backoffice_pictures")
        return self.render_to_response(self.get_context_data(form=form))


def _picture(pk: int) -> PassportPicture:
    return get_object_or_404(PassportPicture.including_unreviewed.select_related(*_PLACE), pk=pk)
