"""Forms of the profile. Each field says who will see it."""

from functools import partial
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.choosing import SearchedChoicesField
from pobratym.core.forms import VerbForm
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.core.texts import Origin
from pobratym.gateways.translating import translator
from pobratym.profiles.actions import DoubtfulText
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Project, ReviewedText, TeamMember, Urgency
from pobratym.profiles.rules import closings
from pobratym.profiles.vocabulary import (
    Currency,
    ExitQuestion,
    Form,
    NotSeeking,
    ProjectStage,
    SizeBand,
    Term,
    WantedKind,
    WorkingLanguage,
    sphere_choices,
)
from pobratym.search.countries import names_of_selectable_countries
from pobratym.text_checks import Finding

PUBLIC = _("Public.")
FOR_PARTNERS = _("Seen only by your partners.")
COLUMNS = {"class": "choices--columns"}


_MOST_MONEY = 10**12


def day_field(label: Any, help_text: Any) -> forms.DateField:
    """A day, in the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=help_text,
    )


PROPOSE = "propose_translation"  # the button: «about:uk:en»
_DIGEST = 64


def mark_name(name: str, language: str) -> str:
    """The hidden field that says what a machine has proposed for a text in a language."""
    return f"machine_{name}_{language}"


def digest_of(text: str) -> str:
    """Of a text as it is proposed and as a browser sends it back."""
    return sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()


class ProfileForm(VerbForm):
    """A form whose texts the sensitivity check may question: then the person rephrases or insists."""

    insist = forms.BooleanField(
        label=_("I have read this and send the text to a moderator as it is"),
        required=False,
        help_text=_("It stays hidden until a moderator has reviewed it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._texts = {name: each for name, each in self.fields.items() if isinstance(each, LocalizedTextFormField)}
        if self.translated_at:
            for name, text in self._texts.items():
                for language in text.languages:
                    self.fields[mark_name(name, language)] = forms.CharField(
                        required=False, max_length=_DIGEST, widget=forms.HiddenInput
                    )

    @property
    def translated_at(self) -> str:
        """The host of the service that proposes translations; empty where none is set up, and nothing is offered."""
        service = translator(settings.TRANSLATOR_URL) if self._texts else None
        return service.host if service else ""

    def arguments(self) -> dict[str, Any]:
        """Whatever still stands as a machine has proposed it says so; what was changed is the person's translation."""
        typed = super().arguments()
        proposed: dict[str, dict[str, str]] = {}
        for name, text in self._texts.items():
            for language in text.languages:
                mark = typed.pop(mark_name(name, language), "")
                if mark and typed[name].get(language):
                    is_as_proposed = digest_of(typed[name][language]) == mark
                    origin = Origin.MACHINE if is_as_proposed else Origin.TRANSLATED
                    proposed.setdefault(name, {})[language] = str(origin)
        return {**typed, "proposed": proposed} if proposed else typed

    def leave_unchecked(self) -> None:
        """Shown as it was typed: it was not sent to be saved, so nothing in it is wrong yet."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    @property
    def findings(self) -> list[Finding]:
        """What the check found in the text that was sent."""
        return self.refusal.findings if isinstance(self.refusal, DoubtfulText) else []

    def asked(self) -> list[forms.BoundField]:
        """The fields of the form itself."""
        return [field for field in self.visible_fields() if field.name != "insist"]


def present(record: Model | None, form: type[ProfileForm]) -> dict[str, Any]:
    """What stands in the record now, for the fields of the form."""
    if record is None:
        return {}
    latest = record.last_written if isinstance(record, ReviewedText) else partial(getattr, record)
    return {name: latest(name) for name in form.base_fields if hasattr(record, name)}


def limit_of(model: type[Model], field: str) -> int | None:
    limit: int | None = model._meta.get_field(field).max_length  # type: ignore[union-attr]
    return limit


class SearchForm(ProfileForm):
    """Whether a partner is wanted, and of what kind."""

    is_seeking = forms.BooleanField(
        label=_("We are looking for a partner"),
        required=False,
        help_text=_("Public: the directory can be filtered by it."),
    )
    reason_not_seeking = forms.ChoiceField(
        label=_("If not: why"),
        required=False,
        choices=[("", "—"), *NotSeeking.choices],
        help_text=PUBLIC,
    )
    types = forms.MultipleChoiceField(
        label=_("Kinds of partnership wanted"),
        required=False,
        choices=WantedKind.choices,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
        help_text=PUBLIC,
    )
    sizes = forms.MultipleChoiceField(
        label=_("Sizes preferred"),
        required=False,
        choices=SizeBand.choices,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
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
        max_length=limit_of(PartnerSearch, "note"),
        rows=4,
        help_text=PUBLIC,
    )
    not_wanted = LocalizedTextFormField(
        label=_("What we would not want"),
        required=False,
        max_length=limit_of(PartnerSearch, "not_wanted"),
        rows=3,
        help_text=_("Public. It saves both sides letters that lead nowhere."),
    )
    wanted_forms = forms.MultipleChoiceField(
        label=_("Forms of cooperation"),
        required=False,
        choices=Form.choices,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
        help_text=PUBLIC,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of a partner"),
        required=False,
        choices=WorkingLanguage.choices,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
        help_text=_("Public. Leave empty if you can work through an interpreter."),
    )
    term = forms.ChoiceField(
        label=_("For how long"),
        required=False,
        choices=[("", "—"), *Term.choices],
        help_text=_(
            "Public. Partnerships that begin with a trial are ended without offence and extended with reasons."
        ),
    )
    exit_questions = forms.MultipleChoiceField(
        label=_("What you would ask after a trial"),
        required=False,
        choices=ExitQuestion.choices,
        widget=forms.CheckboxSelectMultiple,
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
        max_length=limit_of(Listing, "title"),
        helps={"uk": _("Public. In one of the two languages at least.")},
        help_text=PUBLIC,
    )
    details = LocalizedTextFormField(
        label=_("Details"),
        required=False,
        max_length=limit_of(Listing, "details"),
        rows=4,
        helps={"uk": _("Public. No addresses, no state of objects: name the need, not the place.")},
        help_text=PUBLIC,
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.THIS_YEAR)
    amount = forms.IntegerField(
        label=_("Amount of money"), required=False, min_value=0, max_value=_MOST_MONEY, help_text=PUBLIC
    )
    currency = forms.ChoiceField(label=_("Currency"), required=False, choices=[("", "—"), *Currency.choices])
    people = forms.IntegerField(
        label=_("Number of people"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("Public. How many people it concerns or how many can come."),
    )
    starts_on = day_field(_("Period from"), PUBLIC)
    ends_on = day_field(_("Period until"), PUBLIC)
    expires_on = day_field(
        _("Show until"),
        _("After this day it is no longer shown; you are reminded two weeks before. Leave empty if it has no end."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sphere"].choices = [("", "—"), *sphere_choices()]  # type: ignore[attr-defined]
        self.fields["expires_on"].widget.attrs["min"] = timezone.localdate().isoformat()


class ProjectForm(ProfileForm):
    """A priority project."""

    title = LocalizedTextFormField(
        label=_("Title of the project"),
        required=False,
        max_length=limit_of(Project, "title"),
        helps={"uk": _("Public. In one of the two languages at least.")},
        help_text=PUBLIC,
    )
    sphere = forms.ChoiceField(label=_("Field of cooperation"), help_text=PUBLIC)
    stage = forms.ChoiceField(label=_("Stage"), choices=[("", "—"), *ProjectStage.choices], help_text=PUBLIC)
    cost = forms.IntegerField(label=_("Cost"), required=False, min_value=0, max_value=_MOST_MONEY, help_text=PUBLIC)
    currency = forms.ChoiceField(label=_("Currency"), required=False, choices=[("", "—"), *Currency.choices])
    sought = forms.MultipleChoiceField(
        label=_("What is sought"),
        required=False,
        choices=Form.choices,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
        help_text=PUBLIC,
    )
    dream_url = forms.URLField(
        label=_("Page in DREAM"),
        required=False,
        max_length=limit_of(Project, "dream_url"),
        assume_scheme="https",
        help_text=_("Public. The address of the project’s page in the state’s system of recovery projects."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sphere"].choices = [("", "—"), *sphere_choices()]  # type: ignore[attr-defined]


class TeamMemberForm(VerbForm):
    """Somebody who looks after partnerships."""

    name = forms.CharField(label=_("Name"), max_length=limit_of(TeamMember, "name"), help_text=FOR_PARTNERS)
    post = LocalizedTextFormField(
        label=_("Post"), required=False, max_length=limit_of(TeamMember, "post"), help_text=FOR_PARTNERS
    )
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=FOR_PARTNERS)
    phone = forms.CharField(
        label=_("Telephone"), required=False, max_length=limit_of(TeamMember, "phone"), help_text=FOR_PARTNERS
    )


class CloseForm(VerbForm):
    """How a need or an offer ends."""

    status = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, direction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            (status.value, status.label) for status in closings(direction)
        ]
