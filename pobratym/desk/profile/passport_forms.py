"""Forms of the passport, one for each short step. Each field says who will see it."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.forms import VerbForm
from pobratym.core.languages import in_words, whole_languages
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.core.texts import Origin
from pobratym.desk.profile.forms import COLUMNS, FOR_PARTNERS, PUBLIC, ProfileForm, day_field, limit_of, present
from pobratym.places.queries.authorities import default_post_of_head
from pobratym.places.queries.official_addresses import website_of
from pobratym.profiles.models import (
    Damage,
    Economy,
    Passport,
    PassportPart,
    PassportPicture,
    PictureKind,
    Services,
)
from pobratym.profiles.vocabulary import FormOfAddress, LanguageLevel, Trait, WorkingLanguage, sphere_choices

FOR_VERIFIED = gettext_lazy("Seen by verified municipalities only.")
_LEVEL_NOT_SAID = "not_said"


class PassportForm(ProfileForm):
    """A step that writes some fields of the passport."""

    @classmethod
    def present(cls, passport: Passport | None) -> dict[str, Any]:
        """What the form begins with."""
        return present(passport, cls)

    def suggest(self, municipality: int) -> None:
        """Fill in, before anybody has written it, what follows from the registry: here nothing does."""


class PresentationForm(PassportForm):
    """Who we are, in our own words."""

    about = LocalizedTextFormField(
        label=gettext_lazy("About us"),
        required=False,
        max_length=limit_of(Passport, "about"),
        rows=7,
        helps={
            "uk": gettext_lazy("Public. Location, economy, what you are proud of, whom you would like to meet."),
        },
        help_text=gettext_lazy(
            "Public. While it is empty, your choices from lists speak for you in this language, and the page says so."
        ),
    )
    history = LocalizedTextFormField(
        label=gettext_lazy("History and character"),
        required=False,
        max_length=limit_of(Passport, "history"),
        rows=5,
        help_text=PUBLIC,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in whole_languages():
            self.fields[f"origin_{language}"] = forms.ChoiceField(
                label=_("How the texts %(in_language)s came to be") % {"in_language": in_words(language)},
                required=False,
                choices=Origin.choices,
            )

    @classmethod
    def present(cls, passport: Passport | None) -> dict[str, Any]:
        began = super().present(passport)
        about = began.get("about")
        return began | {f"origin_{each}": about.origin(each) for each in whole_languages() if about}

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        origins = {each: typed.pop(f"origin_{each}") or Origin.WRITTEN for each in whole_languages()}
        return {**typed, "origins": origins}


class NatureForm(PassportForm):
    """What the municipality is by nature, place and history."""

    marks = forms.MultipleChoiceField(
        label=gettext_lazy("Nature and character"),
        required=False,
        choices=Trait.choices,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
        help_text=gettext_lazy("Public, in every language. Partners are often found by what they have in common."),
    )


class PictureWordsForm(PassportForm):
    """What a picture shows and who made it."""

    alt = LocalizedTextFormField(
        label=gettext_lazy("What the picture shows"),
        max_length=limit_of(PassportPicture, "alt"),
        helps={"uk": gettext_lazy("Public, in one language at least. Read aloud to those who do not see the picture.")},
        help_text=PUBLIC,
    )
    credit = LocalizedTextFormField(
        label=gettext_lazy("Who made it"),
        max_length=limit_of(PassportPicture, "credit"),
        helps={"uk": gettext_lazy("Public, in one language at least. The photographer, or who allows you to use it.")},
        help_text=PUBLIC,
    )
    shows_damage = forms.BooleanField(
        label=gettext_lazy("It shows war damage"),
        required=False,
        help_text=gettext_lazy(
            "Then it becomes public after a while only: fresh pictures tell whoever attacks what they have hit."
        ),
    )


class PictureForm(PictureWordsForm):
    """A picture with its words."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=PictureKind.choices,
        widget=forms.RadioSelect,
        initial=PictureKind.PHOTOGRAPH,
    )
    file = forms.FileField(
        label=gettext_lazy("Picture"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, 12 MB at most. Where and when it was taken and by which camera is removed from it."
        ),
    )
    field_order = ("kind", "file", "alt", "credit", "shows_damage", "insist")


class ExperienceForm(PassportForm):
    """What others can learn from us."""

    teaches = forms.MultipleChoiceField(
        label=gettext_lazy("Fields in which you can share experience"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=COLUMNS),
        help_text=gettext_lazy("Public, in every language."),
    )
    experience = LocalizedTextFormField(
        label=gettext_lazy("Experience you can share"),
        required=False,
        max_length=limit_of(Passport, "experience"),
        rows=5,
        help_text=gettext_lazy("Public. What you have done, what came of it, what you would do differently."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teaches"].choices = sphere_choices()  # type: ignore[attr-defined]


class PeopleForm(PassportForm):
    """How many people live here, as far as statistics do not say."""

    population = forms.IntegerField(
        label=gettext_lazy("Population of the whole municipality"),
        required=False,
        min_value=1,
        max_value=50_000_000,
        help_text=gettext_lazy("Public, marked as your own statement. Shown where no statistics have a number."),
    )
    population_as_of = day_field(gettext_lazy("Population as of"), PUBLIC)
    displaced_people = forms.IntegerField(
        label=gettext_lazy("Internally displaced persons"),
        required=False,
        min_value=0,
        max_value=5_000_000,
        help_text=gettext_lazy("Public, and kept in hundreds only: an exact number is rounded when you save it."),
    )


class LanguagesForm(PassportForm):
    """In which languages we can be written and spoken to, and how well."""

    is_grid = True  # short fields, side by side

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [("", "—"), *LanguageLevel.choices, (_LEVEL_NOT_SAID, _("yes, level not said"))]
        for language in WorkingLanguage:
            self.fields[f"level_{language}"] = forms.ChoiceField(
                label=capfirst(str(language.label)), required=False, choices=levels
            )

    @classmethod
    def present(cls, passport: Passport | None) -> dict[str, Any]:
        if passport is None:
            return {}
        levels = passport.language_levels
        return {f"level_{each}": levels.get(each, _LEVEL_NOT_SAID) for each in passport.languages}

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        chosen = {each.value: typed.pop(f"level_{each}") for each in WorkingLanguage}
        return {
            **typed,
            "languages": [code for code, level in chosen.items() if level],
            "language_levels": {code: level for code, level in chosen.items() if level in LanguageLevel.values},
        }


class ContactForm(PassportForm):
    """Whom others turn to, and where else we are found."""

    website = forms.URLField(
        label=gettext_lazy("Official website"),
        required=False,
        max_length=limit_of(Passport, "website"),
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
        help_text=gettext_lazy("Public. Where the directory has one on file it stands here already: look at it."),
    )
    social_links = forms.CharField(
        label=gettext_lazy("Pages in social networks"),
        required=False,
        max_length=1_500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Public. One address a line, six at most."),
    )
    office_email = forms.EmailField(
        label=gettext_lazy("Office mailbox"),
        required=False,
        help_text=gettext_lazy("Seen by verified municipalities only. An office mailbox outlasts a personal one."),
    )
    contact_name = forms.CharField(
        label=gettext_lazy("Contact person"),
        required=False,
        max_length=limit_of(Passport, "contact_name"),
        help_text=FOR_PARTNERS,
    )
    contact_email = forms.EmailField(label=gettext_lazy("E-mail for partners"), required=False, help_text=FOR_PARTNERS)
    contact_phone = forms.CharField(
        label=gettext_lazy("Telephone for partners"),
        required=False,
        max_length=limit_of(Passport, "contact_phone"),
        help_text=FOR_PARTNERS,
    )

    @classmethod
    def present(cls, passport: Passport | None) -> dict[str, Any]:
        began = super().present(passport)
        return began | {"social_links": "\n".join(began.get("social_links", ()))}

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        links = (each.strip() for each in typed["social_links"].splitlines())
        return {**typed, "social_links": list(dict.fromkeys(filter(None, links)))}

    def suggest(self, municipality: int) -> None:
        """The website of the town hall that the directory has on file, till it is saved here."""
        if not self.initial.get("website") and (known := website_of(municipality)):
            self.initial["website"] = known.value


class HeadForm(PassportForm):
    """Who heads the municipality, and who signs for it."""

    head_name = forms.CharField(
        label=gettext_lazy("Head of the municipality"),
        required=False,
        max_length=limit_of(Passport, "head_name"),
        help_text=PUBLIC,
    )
    head_post = LocalizedTextFormField(
        label=gettext_lazy("Post of the head"),
        required=False,
        max_length=limit_of(Passport, "head_post"),
        help_text=PUBLIC,
    )
    head_form = forms.ChoiceField(
        label=gettext_lazy("How letters address the head"),
        required=False,
        choices=[("", gettext_lazy("not said")), *FormOfAddress.choices],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Until you say it, letters to you open in a form that is right for everybody."),
    )
    head_called = forms.CharField(
        label=gettext_lazy("Surname with the title, as in a salutation"),
        required=False,
        max_length=limit_of(Passport, "head_called"),
        help_text=gettext_lazy("As it stands after Ms or Mr: «Dr. Huber»."),
    )
    signatory_name = forms.CharField(
        label=gettext_lazy("Who signs agreements"),
        required=False,
        max_length=limit_of(Passport, "signatory_name"),
        help_text=gettext_lazy("Public. Leave empty if it is the head."),
    )
    signatory_post = LocalizedTextFormField(
        label=gettext_lazy("Post of the signatory"),
        required=False,
        max_length=limit_of(Passport, "signatory_post"),
        help_text=PUBLIC,
    )

    def suggest(self, municipality: int) -> None:
        """The post of a head whose authority leaves no choice, until she has written one herself."""
        if not self.initial.get("head_post"):
            self.initial["head_post"] = default_post_of_head(municipality)


class NumbersForm(VerbForm):
    """A page of numbers: one field for each column of the model."""

    is_grid = True
    model: ClassVar[type[PassportPart]]
    most = 100
    unsaid: ClassVar[int | None] = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.model.NUMBERS:
            label = capfirst(self.model.label_of(name))
            self.fields[name] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=self.most, widget=_number()
            )

    def asked(self) -> list[forms.BoundField]:
        """The fields of the form."""
        return list(self)

    @classmethod
    def present(cls, passport: Passport | None) -> dict[str, Any]:
        """What the form begins with; a zero is left empty where it says nothing."""
        part = getattr(passport, cls.model._meta.model_name or "", None) if passport else None
        return {name: getattr(part, name) or cls.unsaid or None for name in cls.model.NUMBERS} if part else {}

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        return {name: self.unsaid if typed[name] is None else typed[name] for name in typed}


def _number() -> forms.NumberInput:
    return forms.NumberInput(attrs={"inputmode": "numeric", "class": "number-input"})


class EconomyForm(NumbersForm):
    """Shares of the sectors, in per cent of jobs."""

    model = Economy


class ServicesForm(NumbersForm):
    """Counts of institutions."""

    model = Services
    most = 2_000
    unsaid = None


class DamageForm(NumbersForm):
    """Rounded shares of what is damaged, of a day at least a month back."""

    model = Damage
    as_of = day_field(
        gettext_lazy("As of"), gettext_lazy("Public. A day at least a month back: fresh damage is not published.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_of"].required = True

    @classmethod
    def present(cls, passport: Passport | None) -> dict[str, Any]:
        damage = getattr(passport, "damage", None) if passport else None
        return super().present(passport) | ({"as_of": damage.as_of} if damage else {})
