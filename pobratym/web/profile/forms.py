"""Forms of the profile. Each field says who will see it."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.choosing import SearchedChoicesField
from pobratym.core.forms import VerbForm
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.profiles.actions import DoubtfulText
from pobratym.profiles.checks import Finding
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport, Urgency
from pobratym.profiles.rules import closings
from pobratym.profiles.vocabulary import Form, SizeBand, WantedKind, WorkingLanguage, sphere_choices
from pobratym.search.countries import names_of_selectable_countries

PUBLIC = _("Public.")
FOR_PARTNERS = _("Seen only by your partners.")
_COLUMNS = {"class": "choices--columns"}


class ProfileForm(VerbForm):
    """A form whose texts the sensitivity check may question: then the person rephrases or insists."""

    insist = forms.BooleanField(
        label=_("I have read this and send the text to a moderator as it is"),
        required=False,
        help_text=_("It stays hidden until a moderator has reviewed it."),
    )

    @property
    def findings(self) -> list[Finding]:
        """What the check found in the text that was sent."""
        return self.refusal.findings if isinstance(self.refusal, DoubtfulText) else []

    def asked(self) -> list[forms.BoundField]:
        """The fields of the form itself."""
        return [self[name] for name in self.fields if name != "insist"]


def present(record: Model | None, form: type[ProfileForm]) -> dict[str, Any]:
    """What stands in the record now, for the fields of the form."""
    if record is None:
        return {}
    return {name: getattr(record, name) for name in form.base_fields if hasattr(record, name)}


def _limit(model: type[Model], field: str) -> int | None:
    limit: int | None = model._meta.get_field(field).max_length  # type: ignore[union-attr]
    return limit


class PassportForm(ProfileForm):
    """Who we are, in which languages we can be written to, whom partners may turn to."""

    about = LocalizedTextFormField(
        label=_("About us"),
        required=False,
        max_length=_limit(Passport, "about"),
        rows=7,
        helps={
            "uk": _("Public. Location, economy, what you are proud of, whom you would like to meet."),
        },
        help_text=_("Public. While it is empty, the page says that it is not translated yet."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages we can write and speak"),
        required=False,
        choices=WorkingLanguage.choices,
        widget=forms.CheckboxSelectMultiple(attrs=_COLUMNS),
        help_text=_("Public. Partners with a language in common are proposed first."),
    )
    website = forms.URLField(
        label=_("Official website"),
        required=False,
        max_length=_limit(Passport, "website"),
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
        help_text=PUBLIC,
    )
    contact_name = forms.CharField(
        label=_("Contact person"), required=False, max_length=_limit(Passport, "contact_name"), help_text=FOR_PARTNERS
    )
    contact_email = forms.EmailField(
        label=_("E-mail for partners"),
        required=False,
        help_text=_("Seen only by your partners. An office address outlasts a personal one."),
    )
    contact_phone = forms.CharField(
        label=_("Telephone for partners"),
        required=False,
        max_length=_limit(Passport, "contact_phone"),
        help_text=FOR_PARTNERS,
    )


class SearchForm(ProfileForm):
    """Whether a partner is wanted, and of what kind."""

    is_seeking = forms.BooleanField(
        label=_("We are looking for a partner"),
        required=False,
        help_text=_("Public: the directory can be filtered by it."),
    )
    types = forms.MultipleChoiceField(
        label=_("Kinds of partnership wanted"),
        required=False,
        choices=WantedKind.choices,
        widget=forms.CheckboxSelectMultiple(attrs=_COLUMNS),
        help_text=PUBLIC,
    )
    sizes = forms.MultipleChoiceField(
        label=_("Sizes preferred"),
        required=False,
        choices=SizeBand.choices,
        widget=forms.CheckboxSelectMultiple(attrs=_COLUMNS),
        help_text=_("Public. Leave empty if size does not matter."),
    )
    countries = SearchedChoicesField(
        names=names_of_selectable_countries,
        label=_("Countries preferred"),
        required=False,
        help_text=_(
            "Public. Leave empty if any country is welcome. Begin to type a name and choose it; after saving there is "
            "room for more."
        ),
    )
    note = LocalizedTextFormField(
        label=_("Who we are looking for"),
        required=False,
        max_length=_limit(PartnerSearch, "note"),
        rows=4,
        help_text=PUBLIC,
    )
    capacity = forms.IntegerField(
        label=_("Number of talks at one time"),
        min_value=0,
        max_value=20,
        initial=3,
        help_text=_("How many first talks you can hold at once. Whoever is full is proposed to others less often."),
    )


class ListingForm(ProfileForm):
    """A need or an offer."""

    direction = forms.ChoiceField(
        label=_("What is it?"), choices=Direction.choices, widget=forms.RadioSelect, initial=Direction.NEED
    )
    sphere = forms.ChoiceField(label=_("Field of cooperation"), help_text=PUBLIC)
    form = forms.ChoiceField(label=_("In which form"), choices=[("", "—"), *Form.choices], help_text=PUBLIC)
    title = LocalizedTextFormField(
        label=_("In a few words"),
        required=False,
        max_length=_limit(Listing, "title"),
        helps={"uk": _("Public. In one of the two languages at least.")},
        help_text=PUBLIC,
    )
    details = LocalizedTextFormField(
        label=_("Details"),
        required=False,
        max_length=_limit(Listing, "details"),
        rows=4,
        helps={"uk": _("Public. No addresses, no state of objects: name the need, not the place.")},
        help_text=PUBLIC,
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.THIS_YEAR)
    expires_on = forms.DateField(
        label=_("Show until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("After this day it is no longer shown. Leave empty if it has no end."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sphere"].choices = [("", "—"), *sphere_choices()]  # type: ignore[attr-defined]
        self.fields["expires_on"].widget.attrs["min"] = timezone.localdate().isoformat()


class CloseForm(VerbForm):
    """How a need or an offer ends."""

    status = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, direction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            (status.value, status.label) for status in closings(direction)
        ]
