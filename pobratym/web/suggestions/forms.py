"""One form for each thing that can be wrong: its right value, where that can be looked up, who says so."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.core.choosing import SearchedChoiceField
from pobratym.core.forms import VerbForm
from pobratym.places.cells import value_of
from pobratym.places.form_fields import DayField, DegreesField, KindField, NameField, PopulationField
from pobratym.places.models import Level, Municipality, Scheme, TerritoryState
from pobratym.places.queries.official_addresses import website_of
from pobratym.search.countries import names_of_selectable_countries
from pobratym.suggestions.models import Matter, Suggestion
from pobratym.suggestions.rules import ERASED_AFTER

_LONGEST_DETAILS = Suggestion._meta.get_field("details").max_length
_LONGEST_SOURCE = Suggestion._meta.get_field("source").max_length


class SuggestionForm(VerbForm):
    """What every suggestion needs; those that inherit add the right value before it, in `proposes`."""

    proposes: tuple[str, ...] = ()
    is_over_the_limit = False

    source = forms.CharField(
        label=gettext_lazy("Where can it be looked up?"),
        max_length=_LONGEST_SOURCE,
        help_text=gettext_lazy("A link, or the name, number and date of a document. A moderator checks it there."),
    )
    details = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=_LONGEST_DETAILS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Only moderators read this. Do not write addresses or the state of any objects."),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, max_length=200)  # nobody sees it; programs fill it in

    def __init__(self, *args: Any, is_signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_signed_in:
            del self.fields["name"], self.fields["email"]
        else:
            self.fields["email"].help_text = ngettext(
                "Only for the answer to this suggestion. It is not shown to anybody but moderators, and is erased "
                "%(days)s day after the answer.",
                "Only for the answer to this suggestion. It is not shown to anybody but moderators, and is erased "
                "%(days)s days after the answer.",
                ERASED_AFTER.days,
            ) % {"days": ERASED_AFTER.days}
        self.order_fields([*self.proposes, "details", "source"])

    @property
    def proposed(self) -> dict[str, str]:
        """What was proposed, by name, as text."""
        return {name: _as_text(self.cleaned_data.get(name)) for name in self.proposes}

    def arguments(self) -> dict[str, Any]:
        """The right value and its source; who says so where no account does."""
        typed = ("source", "details", "name", "email")
        return {"proposed": self.proposed} | {name: self.cleaned_data[name] for name in typed if name in self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            text = _("It looks as if a program filled this in. If you are human, send it again.")
            raise forms.ValidationError(text)
        if not self.errors and not cleaned["details"] and not self._says_something_new():
            text = _("This is what the directory already says. Change it, or explain in your own words what is wrong.")
            raise forms.ValidationError(text)
        return cleaned

    def _says_something_new(self) -> bool:
        """Without a field for the right value the words count."""
        return any(
            name in self.changed_data and self.cleaned_data.get(name) not in (None, "") for name in self.proposes
        )


class NameUkForm(SuggestionForm):
    proposes = ("name_uk",)
    name_uk = NameField(label=gettext_lazy("Correct name in Ukrainian"))


class NameEnForm(SuggestionForm):
    proposes = ("name_en",)
    name_en = NameField(
        label=gettext_lazy("Correct name in English or romanised"),
        help_text=gettext_lazy("Names in Ukraine are romanised by the rules of the Cabinet of Ministers."),
    )


class PopulationForm(SuggestionForm):
    proposes = ("population", "population_as_of")
    population = PopulationField(label=gettext_lazy("Correct population"))
    population_as_of = DayField(
        label=gettext_lazy("On which day?"),
        help_text=gettext_lazy("The day to which the number refers, for example 1 January 2022."),
    )

    def clean_population_as_of(self) -> date:
        day: date = self.cleaned_data["population_as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Give the day to which the number refers, not later than today."))
        return day


class PointForm(SuggestionForm):
    """The centre only: no object of a town has its coordinates here."""

    proposes = ("latitude", "longitude")
    latitude = DegreesField(
        label=gettext_lazy("Latitude of the centre"),
        most=90,
        help_text=gettext_lazy("Degrees, for example 46.483, rounded to three decimals: about a hundred metres."),
    )
    longitude = DegreesField(label=gettext_lazy("Longitude of the centre"), most=180)


class KindForm(SuggestionForm):
    proposes = ("kind",)
    kind = KindField(label=gettext_lazy("Correct kind"))


class _PlaceBox(forms.TextInput):
    """A place by name; with script it is chosen from suggestions and its number goes into the hidden field."""

    def __init__(self, into: str) -> None:
        super().__init__(
            {"data-suggest": reverse_lazy("web:places"), "data-suggest-into": f"id_{into}", "autocomplete": "off"}
        )


def _number() -> forms.CharField:
    return forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)


class ParentForm(SuggestionForm):
    proposes = ("parent", "parent_id")
    parent = forms.CharField(
        label=gettext_lazy("What is it a part of?"),
        max_length=200,
        widget=_PlaceBox("parent_id"),
        help_text=gettext_lazy("The city of a district, the hromada of a settlement, the raion, the oblast or region."),
    )
    parent_id = _number()


class WebsiteForm(SuggestionForm):
    """Not called `website`: that is the field which only programs fill in."""

    proposes = ("official_website",)
    official_website = forms.CharField(
        label=gettext_lazy("Address of the official website"),
        max_length=300,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Of the town hall itself, for example https://example.gov.ua"),
    )


class MailboxForm(SuggestionForm):
    proposes = ("official_mailbox",)
    official_mailbox = forms.EmailField(
        label=gettext_lazy("Official mailbox"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Of the town hall itself, as its website gives it; never of a person."),
    )


class TerritoryForm(SuggestionForm):
    proposes = ("state", "valid_from", "valid_until")
    state = forms.ChoiceField(
        label=gettext_lazy("Correct status"),
        choices=[*TerritoryState.choices, ("none", gettext_lazy("none of these"))],
        help_text=gettext_lazy("As in the list of territories that the ministry keeps. Name its order below."),
    )
    valid_from = DayField(
        label=gettext_lazy("From which day"),
        required=False,
    )
    valid_until = DayField(
        label=gettext_lazy("Until which day"),
        required=False,
    )


class IdentifierForm(SuggestionForm):
    proposes = ("scheme", "value")
    scheme = forms.ChoiceField(label=gettext_lazy("Which list"), choices=Scheme.choices)
    value = forms.CharField(label=gettext_lazy("Correct code"), max_length=40)


class DuplicateForm(SuggestionForm):
    proposes = ("duplicate_of", "duplicate_of_id")
    duplicate_of = forms.CharField(
        label=gettext_lazy("Which other entry is the same municipality?"),
        max_length=300,
        widget=_PlaceBox("duplicate_of_id"),
        help_text=gettext_lazy("Its name, or the address of its page."),
    )
    duplicate_of_id = _number()


class EndedForm(SuggestionForm):
    proposes = ("ended_on", "joined", "joined_id")
    ended_on = DayField(
        label=gettext_lazy("On which day did it end?"),
    )
    joined = forms.CharField(
        label=gettext_lazy("Which municipality did it join?"),
        required=False,
        max_length=200,
        widget=_PlaceBox("joined_id"),
    )
    joined_id = _number()


class OtherForm(SuggestionForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["details"].required = True
        self.fields["details"].label = _("What is wrong, and what should it be?")


class MissingForm(SuggestionForm):
    """A municipality that the registry does not have."""

    proposes = ("name_of_place", "country", "level")
    name_of_place = forms.CharField(
        label=gettext_lazy("Name of the municipality"),
        max_length=200,
        help_text=gettext_lazy("As it is written there, and in Ukrainian or English where you know it."),
    )
    country = SearchedChoiceField(
        names=names_of_selectable_countries,
        label=gettext_lazy("Country"),
        help_text=gettext_lazy("Begin to type the name and choose it."),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[
            (Level.MUNICIPALITY, gettext_lazy("Hromada, city, commune")),
            (Level.DISTRICT, gettext_lazy("City district")),
            (Level.COUNTY, gettext_lazy("Raion, county")),
            (Level.REGION, gettext_lazy("Oblast, region, state")),
        ],
    )

    @property
    def proposed(self) -> dict[str, str]:
        given = super().proposed
        return {"name": given.pop("name_of_place"), **given}


FORMS: dict[str, type[SuggestionForm]] = {
    Matter.NAME_UK: NameUkForm,
    Matter.NAME_EN: NameEnForm,
    Matter.POPULATION: PopulationForm,
    Matter.POINT: PointForm,
    Matter.KIND: KindForm,
    Matter.PARENT: ParentForm,
    Matter.WEBSITE: WebsiteForm,
    Matter.MAILBOX: MailboxForm,
    Matter.TERRITORY: TerritoryForm,
    Matter.IDENTIFIER: IdentifierForm,
    Matter.DUPLICATE: DuplicateForm,
    Matter.ENDED: EndedForm,
    Matter.OTHER: OtherForm,
}
_OF_UKRAINE_ONLY = {Matter.KIND, Matter.TERRITORY}


def matters_of(place: Municipality) -> list[Matter]:
    """What can be wrong with this one: only units of Ukraine have a kind and a territory status."""
    return [Matter(matter) for matter in FORMS if place.is_ukrainian or matter not in _OF_UKRAINE_ONLY]


def as_it_stands(place: Municipality, matter: str) -> dict[str, Any]:
    """The registry's present values for the fields of the matter's form."""
    if matter == Matter.WEBSITE:
        website = website_of(place.pk)
        return {"official_website": website.value if website else ""}
    columns = {name for name in FORMS[matter].proposes if name in _COLUMNS}
    return {name: value_of(place, name) for name in columns}


# Not the day of the population: a new number has its own.
_COLUMNS = {"name_uk", "name_en", "population", "latitude", "longitude", "kind"}


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
