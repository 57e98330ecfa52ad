"""The passport and the wish for a partner: one form each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratym.profiles import actions
from pobratym.profiles.models import PartnerSearch, Passport
from pobratym.web.form_pages import shown_again
from pobratym.web.profile.forms import PassportForm, SearchForm, present
from pobratym.web.profile.frame import editor_of, frame, next_hint

_form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@_form_page
def passport_edit(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Who we are; the registry's facts stand beside the form."""
    by = editor_of(request, municipality_pk)
    record = Passport.including_unreviewed.filter(municipality=by.municipality).first()
    form = PassportForm(request.POST or None, initial=present(record, PassportForm))
    if saved := form.run(actions.save_passport, municipality=by.municipality, by=by):
        hint = _("The community passport is saved. Next: what you need and what you offer.")
        messages.success(request, next_hint(saved.needs_review, hint))
        return redirect("web:listings", municipality_pk)
    context = frame(by, "passport_edit", _("Community passport"), form=form, record=record)
    return shown_again(request, "web/profile/passport.html", context, form)


@login_required
@_form_page
def search_edit(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What partner is wanted."""
    by = editor_of(request, municipality_pk)
    record = PartnerSearch.including_unreviewed.filter(municipality=by.municipality).first()
    form = SearchForm(request.POST or None, initial=present(record, SearchForm))
    if saved := form.run(actions.save_search, municipality=by.municipality, by=by):
        hint = _("Saved. The candidates on your dashboard follow your wishes.")
        messages.success(request, next_hint(saved.needs_review, hint))
        return redirect("web:desk")
    context = frame(by, "search_edit", _("Partner sought"), form=form, record=record)
    return shown_again(request, "web/profile/search.html", context, form)
