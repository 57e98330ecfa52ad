"""What narrows and moves the list of candidates, kept in the address so that a list can be sent to a colleague; and
what is settled about one of them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pobratym.core.choosing import SearchedChoiceField
from pobratym.core.forms import VerbForm
from pobratym.matching.criteria import CRITERIA, DEFAULT_WEIGHTS
from pobratym.matching.criteria.presets import BALANCED, PRESETS
from pobratym.matching.models import Considered, OwnWeight, WhyNot
from pobratym.places.models import Municipality
from pobratym.search.countries import names_of_selectable_countries

STEP = 0.25
_LONGEST = Considered._meta.get_field("words").max_length


def _countries() -> dict[str, tuple[str, ...]]:
    """Those of partners abroad."""
    return {code: names for code, names in names_of_selectable_countries().items() if code != "UA"}


def field_of(key: str) -> str:
    """The name of a criterion's weight in forms and addresses."""
    return f"weight_{key}"


def _weight_fields() -> dict[str, forms.FloatField]:
    return {
        field_of(criterion.key): forms.FloatField(
            label=str(criterion.label), min_value=0, max_value=OwnWeight.MOST, step_size=STEP, required=False
        )
        for criterion in CRITERIA
    }


def _written(weight: float) -> str:
    """As an address and a field have it: 3, 1.5."""
    return f"{weight:.2f}".rstrip("0").rstrip(".")


class FilterForm(forms.Form):
    """Country, only those here, and how much each criterion counts: as the address says, else as `preset` names, else
    as the municipality has saved, else balanced."""

    is_filter = True
    country = SearchedChoiceField(
        names=_countries,
        label=_("Country"),
        required=False,
        help_text=_("Leave empty for all countries, or begin to type a name."),
    )
    here = forms.BooleanField(label=_("Only those represented here"), required=False)

    def __init__(self, data: QueryDict, *, municipality: Municipality, saved: Mapping[str, float] | None) -> None:
        self.saved = saved
        self.start = self._start(data.get("preset", ""))
        shown = data.copy()
        for key, weight in self.start.items():
            shown.setdefault(field_of(key), _written(weight))
        super().__init__(shown, auto_id="filter-%s")
        if not municipality.is_ukrainian:
            del self.fields["country"]
        self.fields.update(_weight_fields())

    def _start(self, preset: str) -> dict[str, float]:
        if preset in PRESETS:
            return PRESETS[preset].weights
        return dict(self.saved or PRESETS[BALANCED].weights)

    def narrowing_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("country", "here") if name in self.fields]

    def weight_fields(self) -> list[forms.BoundField]:
        return [self[field_of(criterion.key)] for criterion in CRITERIA]

    @property
    def country_chosen(self) -> str | None:
        return self._given("country") or None

    @property
    def is_only_here(self) -> bool:
        return bool(self._given("here"))

    @property
    def weights(self) -> dict[str, float]:
        """The weights as moved; what cannot be understood counts as it stood."""
        given = {key: self._given(field_of(key)) for key in DEFAULT_WEIGHTS}
        return {key: self.start[key] if value is None else value for key, value in given.items()}

    @property
    def is_moved(self) -> bool:
        """Other weights than those that the municipality's lists begin with."""
        return self.weights != self._start("")

    @property
    def hidden_weights(self) -> list[tuple[str, str]]:
        """The weights as fields that another form carries on."""
        return [(field_of(key), _written(weight)) for key, weight in self.weights.items()]

    @property
    def query(self) -> str:
        """The address as it stands: where a button leads back to."""
        found = QueryDict(mutable=True)
        found.update({name: value for name in ("country", "here") if (value := self.data.get(name))})
        if self.is_moved:
            found.update(dict(self.hidden_weights))
        return found.urlencode()

    @property
    def presets(self) -> list[tuple[str, object, object, bool]]:
        """(address, name, what it does, whether these are its weights) of each preset, and of the saved weights."""
        narrowed = {name: value for name in ("country", "here") if (value := self.data.get(name))}
        own = [("", _("Your own"), _("As your municipality has saved them."), self.saved)] if self.saved else []
        named = [(each.key, each.label, each.about, each.weights) for each in PRESETS.values()]
        return [
            (_address({**narrowed, "preset": key}), label, about, self.weights == weights)
            for key, label, about, weights in (*own, *named)
        ]

    def _given(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


def _address(values: Mapping[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in values.items() if value})
    return f"?{query.urlencode()}"


class WeightsForm(VerbForm):
    """The weights as they stand on the page, to be saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in _weight_fields().items():
            field.required = True
            self.fields[name] = field

    def arguments(self) -> dict[str, Any]:
        return {"weights": {key: self.cleaned_data[field_of(key)] for key in DEFAULT_WEIGHTS}}


class NoteForm(VerbForm):
    """A note about a candidate that is remembered."""

    words = forms.CharField(label=_("Note for your colleagues"), max_length=_LONGEST, required=False)


class DismissForm(VerbForm):
    """Why a candidate is not for us."""

    why_not = forms.ChoiceField(
        label=_("Why is it not for you?"),
        choices=WhyNot.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why it is not for you: the next list follows it.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=_LONGEST,
        required=False,
        help_text=_("Your colleagues alone read it; the other municipality is not told."),
    )
