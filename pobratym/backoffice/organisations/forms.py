"""What a moderator fills in about an organisation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pobratym.backoffice.registry.forms import day_field, place_field
from pobratym.core.forms import VerbForm
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.memberships.models import Organisation, OrganisationKind
from pobratym.people.models import User
from pobratym.places.models import Country

_FACTS = ("name", "kind", "country", "website", "source")


class OrganisationForm(VerbForm):
    """What it is called and is, and where that can be read."""

    name = LocalizedTextFormField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    country = forms.ModelChoiceField(Country.objects.all(), label=_("Country"))
    website = forms.URLField(label=_("Website"), required=False, max_length=300, assume_scheme="https")
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where this can be read: a register, a page."),
    )

    @classmethod
    def facts_of(cls, organisation: Organisation) -> dict[str, Any]:
        """What stands on file now."""
        return {name: getattr(organisation, name) for name in _FACTS}


class RepresentativeForm(VerbForm):
    """Who speaks for it: somebody with an account."""

    email = forms.EmailField(label=_("E-mail address of the account"), max_length=254)
    position = forms.CharField(label=_("Post there"), max_length=150, required=False)

    def clean_email(self) -> User:
        person = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if person is None:
            raise ValidationError(_("Nobody has an account with this address. The person signs up first."))
        return person

    def arguments(self) -> dict[str, Any]:
        return {"user": self.cleaned_data["email"], "position": self.cleaned_data["position"]}


class ListedForm(VerbForm):
    """A municipality that is a member."""

    municipality = place_field(_("Municipality"), is_required=True)
    since = day_field(_("Member since"), is_required=False)
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("For example: the list of members of 1 September 2026.")
    )
