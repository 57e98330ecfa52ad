"""What a moderator decides about a suggestion; what `correct` can change is accepted in the correction's form."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.backoffice.corrections.forms import FORMS, CorrectionForm
from pobratym.backoffice.registry.forms import day_field
from pobratym.core.forms import VerbForm
from pobratym.places.cells import value_of
from pobratym.places.models import AddressKind, Municipality
from pobratym.places.queries import look_up
from pobratym.places.queries.facts import CORRECTED_COLUMNS
from pobratym.suggestions.models import Suggestion


class DoneForm(VerbForm):
    """Yes, and it has been done."""

    answer = forms.CharField(
        label=gettext_lazy("What was done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person reads it in the answer."),
    )


class DeclineSuggestionForm(VerbForm):
    """No, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person reads it: thank them, say what the source says or what is missing."),
    )


class AddressCorrection(CorrectionForm):
    """The website or the official mailbox of a town hall."""

    value = forms.CharField(label=gettext_lazy("Address"), max_length=300)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200)
    as_of = day_field(gettext_lazy("On which day it was seen there"))
    field_order = ["value", "source", "as_of", "reason"]


def correction_form(suggestion: Suggestion, data: Any = None) -> CorrectionForm | None:
    """The form that corrects what is suggested, filled with it; None where no correction can do it."""
    place = suggestion.municipality
    if place is not None and suggestion.matter in AddressKind.values:
        return AddressCorrection(data, prefix=suggestion.matter, initial=_address(suggestion))
    if place is None or suggestion.matter not in FORMS:
        return None
    return FORMS[suggestion.matter](data, prefix=suggestion.matter, initial=_filled(suggestion, place))


def _address(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "value": suggestion.proposed.get(f"official_{suggestion.matter}", ""),
        "source": suggestion.source[:200],
        "as_of": timezone.localdate(),
        "reason": _("Suggested by a reader. Source: %(source)s") % {"source": suggestion.source},
    }


def _filled(suggestion: Suggestion, place: Municipality) -> dict[str, Any]:
    """What stands there, with what is proposed in its place, and a reason to begin with."""
    values = {column: value_of(place, column) for column in CORRECTED_COLUMNS[suggestion.matter]}
    values |= {name: text for name, text in suggestion.proposed.items() if name in values and text}
    if "population_source" in values:
        values |= {"population_source": suggestion.source[:200], "is_population_of_centre": False}
    if "parent" in values:
        values["parent"] = _meant(suggestion)
    if "is_location_approximate" in values:
        values["is_location_approximate"] = False
    values["reason"] = _("Suggested by a reader. Source: %(source)s") % {"source": suggestion.source}
    return values


def _meant(suggestion: Suggestion) -> Municipality | None:
    """The unit that was chosen while typing, else the likeliest of the name in the same country."""
    number = suggestion.proposed.get("parent_id", "")
    if number.isdecimal() and (chosen := Municipality.objects.filter(pk=number).first()):
        return chosen
    country = suggestion.municipality.country_id if suggestion.municipality else None
    found = look_up(suggestion.proposed.get("parent", ""), country=country, limit=1)
    return found[0].municipality if found else None
