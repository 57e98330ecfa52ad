"""What narrows and moves the list of candidates: kept in the address, so that a list can be sent to a colleague."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.choosing import SearchedChoiceField
from pobratym.matching.criteria import CRITERIA
from pobratym.places.models import Municipality
from pobratym.search.countries import names_of_selectable_countries

FACTORS = {"off": 0.0, "low": 0.5, "": 1.0, "high": 2.0}
_HOW_MUCH = [
    ("", pgettext_lazy("weight of a criterion", "Normal")),
    ("high", pgettext_lazy("weight of a criterion", "Matters more")),
    ("low", pgettext_lazy("weight of a criterion", "Matters less")),
    ("off", pgettext_lazy("weight of a criterion", "Does not count")),
]


def _countries() -> dict[str, tuple[str, ...]]:
    """Those of partners abroad."""
    return {code: names for code, names in names_of_selectable_countries().items() if code != "UA"}


class FilterForm(forms.Form):
    """Country, only those here, and how much each criterion counts."""

    is_filter = True
    country = SearchedChoiceField(
        names=_countries,
        label=_("Country"),
        required=False,
        help_text=_("Leave empty for all countries, or begin to type a name."),
    )
    here = forms.BooleanField(label=_("Only those represented here"), required=False)

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "filter-%s"
        if not municipality.is_ukrainian:
            del self.fields["country"]
        for criterion in CRITERIA:
            self.fields[_field(criterion.key)] = forms.ChoiceField(
                label=str(criterion.label), choices=_HOW_MUCH, required=False
            )

    def narrowing_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("country", "here") if name in self.fields]

    def weight_fields(self) -> list[forms.BoundField]:
        return [self[_field(criterion.key)] for criterion in CRITERIA]

    @property
    def country_chosen(self) -> str | None:
        return self._given("country") or None

    @property
    def is_only_here(self) -> bool:
        return bool(self._given("here"))

    @property
    def weights(self) -> dict[str, float]:
        """The weights as moved; what cannot be understood counts as it stood."""
        return {each.key: each.weight * FACTORS[self._given(_field(each.key)) or ""] for each in CRITERIA}

    @property
    def is_moved(self) -> bool:
        return any(self._given(_field(criterion.key)) for criterion in CRITERIA)

    def _given(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


def _field(key: str) -> str:
    return f"weight_{key}"
