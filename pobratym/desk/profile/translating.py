"""The button «Propose a translation» beside each text of a profile: the form comes back as it was typed, with what a
machine proposes in the place that was empty or is to be replaced. It is saved by nobody but the person."""

from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from pobratym.core.errors import DomainError, NotAllowed
from pobratym.core.languages import in_words
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.desk.profile.forms import PROPOSE, ProfileForm, digest_of, mark_name
from pobratym.memberships.models import Membership
from pobratym.profiles.actions import propose_translation

AnyForm = TypeVar("AnyForm", bound=ProfileForm)


def is_asked(request: HttpRequest) -> bool:
    """Whether the form came by that button."""
    return request.method == "POST" and PROPOSE in request.POST


def with_proposal(request: HttpRequest, form: AnyForm, by: Membership) -> AnyForm:
    """The form again with everything that was typed, unchecked, and with the proposal; or with why there is none."""
    name, source, target = ([*request.POST.get(PROPOSE, "").split(":"), "", "", ""])[:3]
    field = form.fields.get(name)
    data = request.POST.copy()
    if isinstance(field, LocalizedTextFormField) and {source, target} <= set(field.languages):
        try:
            proposal = propose_translation(
                municipality=by.municipality,
                by=by,
                text=data.get(f"{name}_{source}", ""),
                source=source,
                target=target,
            )
        except NotAllowed:
            raise
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            data[f"{name}_{target}"] = proposal
            data[mark_name(name, target)] = digest_of(proposal)
            messages.info(request, _said(target))
    again = type(form)(data, initial=form.initial)
    again.leave_unchecked()
    return again


def _said(target: str) -> str:
    return _(
        "A machine proposes the text %(in_language)s. Read it and put it right before you save: as it stands it is "
        "published as a translation by a machine; once you change it, as yours."
    ) % {"in_language": in_words(target)}
