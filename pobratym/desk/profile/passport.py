"""The passport step by step, the wish for a partner, and the page as others see it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratym.desk.profile.forms import ProfileForm, SearchForm, present
from pobratym.desk.profile.frame import editor_of, frame, next_hint
from pobratym.desk.profile.passport_forms import PassportForm
from pobratym.desk.profile.steps import FIRST, PICTURES, step_links, steps_for, url_after
from pobratym.desk.profile.translating import is_asked, with_proposal
from pobratym.profiles import actions
from pobratym.profiles.models import Audience, PartnerSearch, Passport
from pobratym.web.directory.municipality import in_force, page_of
from pobratym.web.form_pages import shown_again

_form_page = require_http_methods(["GET", "HEAD", "POST"])
_SEEN_AS = {"public": Audience.PUBLIC, "verified": Audience.VERIFIED, "partners": Audience.PARTNERS}


@login_required
@_form_page
def passport_step(request: HttpRequest, municipality_pk: int, step: str = FIRST) -> HttpResponse:
    """One short step of the passport; what is saved is saved, whatever follows."""
    by = editor_of(request, municipality_pk)
    steps = steps_for(by.municipality)
    if step not in steps or step == PICTURES:
        raise Http404
    here = steps[step]
    record = _own_passport(municipality_pk)
    form = here.form(request.POST or None, initial=here.form.present(record))
    if isinstance(form, PassportForm):
        form.suggest(by.municipality_id)
    if is_asked(request) and isinstance(form, ProfileForm):
        form = with_proposal(request, form, by)
    elif saved := form.run(here.verb, municipality=by.municipality, by=by):
        messages.success(request, next_hint(getattr(saved, "needs_review", False), _("Saved.")))
        return redirect(url_after(by.municipality, step))
    links = step_links(by.municipality, step)
    context = frame(by, "passport_edit", str(here.label), form=form, record=record, step=step, lead=here.lead)
    return shown_again(request, "desk/profile/passport.html", {**context, "step_links": links}, form)


@login_required
@_form_page
def search_edit(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """What partner is wanted."""
    by = editor_of(request, municipality_pk)
    record = PartnerSearch.including_unreviewed.filter(municipality=by.municipality).first()
    form = SearchForm(request.POST or None, initial=present(record, SearchForm))
    if is_asked(request):
        form = with_proposal(request, form, by)
    elif saved := form.run(actions.save_search, municipality=by.municipality, by=by):
        hint = _("Saved. The candidates on your dashboard follow your wishes.")
        messages.success(request, next_hint(saved.needs_review, hint))
        return redirect("desk:desk")
    context = frame(by, "search_edit", _("Partner sought"), form=form, record=record)
    return shown_again(request, "desk/profile/search.html", context, form)


@login_required
@require_safe
def preview(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """The municipality's page as everybody, a verified municipality or a partner sees it: `?as=partners`."""
    by = editor_of(request, municipality_pk)
    seen_as = request.GET.get("as", "")
    audience = _SEEN_AS.get(seen_as, Audience.PUBLIC)
    context = page_of(request, in_force(by.municipality_id), audience)
    views = [(f"?as={code}", capfirst(str(each.label)), each == audience, None) for code, each in _SEEN_AS.items()]
    return render(request, "web/directory/municipality.html", {**context, "preview": views, "own_pk": municipality_pk})


def _own_passport(municipality_pk: int) -> Passport | None:
    pages = ("economy", "services", "damage")
    return Passport.including_unreviewed.select_related(*pages).filter(municipality=municipality_pk).first()
