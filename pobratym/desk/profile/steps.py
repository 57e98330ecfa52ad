"""The passport in short steps, and what a profile still lacks: links, in the order in which they are of use."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.desk.profile import passport_forms as forms
from pobratym.places.models import Municipality
from pobratym.profiles import actions
from pobratym.profiles.rules import Completeness


class PassportStep(NamedTuple):
    """A page of the passport: its form, and the verb that answers it."""

    label: Text
    lead: Text
    form: type[forms.PassportForm] | type[forms.NumbersForm]
    verb: Callable[..., Any]
    is_for_ukraine: bool = False


FIRST, PICTURES = "presentation", "pictures"
STEPS: dict[str, PassportStep] = {
    FIRST: PassportStep(
        _("About us"),
        _("A few sentences that a stranger remembers. The rest is chosen from lists."),
        forms.PresentationForm,
        actions.save_passport,
    ),
    "nature": PassportStep(
        _("Nature and character"), _("Tick what is true: it is read in every language."), forms.NatureForm,
        actions.save_passport,
    ),
    PICTURES: PassportStep(  # a list with a page of its own: desk/profile/pictures.py
        _("Arms and photographs"),
        _("Coat of arms, flag and up to twelve photographs. The first photograph stands on your page and your card."),
        forms.PictureForm,
        actions.add_picture,
    ),
    "languages": PassportStep(
        _("Languages"), _("In which languages can a partner write to you and speak with you?"), forms.LanguagesForm,
        actions.save_passport,
    ),
    "contact": PassportStep(
        _("Contact"), _("Whom do others turn to? Persons are shown to partners only."), forms.ContactForm,
        actions.save_passport,
    ),
    "head": PassportStep(
        _("Head and signatory"), _("Whose name will stand under an agreement?"), forms.HeadForm,
        actions.save_passport,
    ),
    "experience": PassportStep(
        _("Experience to share"), _("Partners look for equals: what can they learn from you?"), forms.ExperienceForm,
        actions.save_passport,
    ),
    "economy": PassportStep(
        _("Economy by sector"), _("Public. Per cent of jobs, roughly; together no more than 100."), forms.EconomyForm,
        actions.save_economy,
    ),
    "services": PassportStep(
        _("Services"), _("Public. How many there are: no addresses, no capacities."), forms.ServicesForm,
        actions.save_services,
    ),
    "people": PassportStep(
        _("People"), _("How many people live here and how many have come."), forms.PeopleForm, actions.save_passport
    ),
    "damage": PassportStep(
        _("War damage by sector"),
        _("Public. Rounded shares only, in tens of per cent. Never name an object or its state."),
        forms.DamageForm,
        actions.save_damage,
        is_for_ukraine=True,
    ),
}  # fmt: skip

# Code of a step (profiles/rules) -> the page, its step, and what stands behind its address.
_WHERE: dict[str, tuple[str, str, str]] = {
    "about_uk": ("passport_edit", "", "#id_about_uk"),
    "about_en": ("passport_edit", "", "#id_about_en"),
    "languages": ("passport_step", "languages", "#id_level_en"),
    "contact": ("passport_step", "contact", "#id_contact_email"),
    "needs": ("listing_add", "", "?direction=need"),
    "offers": ("listing_add", "", "?direction=offer"),
    "search": ("search_edit", "", ""),
    "nature": ("passport_step", "nature", ""),
    "experience": ("passport_step", "experience", ""),
    "head": ("passport_step", "head", "#id_head_name"),
    "economy": ("passport_step", "economy", ""),
    "services": ("passport_step", "services", ""),
    "office": ("passport_step", "contact", "#id_office_email"),
    "projects": ("project_add", "", ""),
    "pictures": ("picture_add", "", ""),
}
_MOST_ON_THE_DESK = 7


class NextStep(NamedTuple):
    """A thing to do, and where it is done."""

    url: str
    label: str


class StepLink(NamedTuple):
    """A step of the passport in the list beside its form."""

    url: str
    label: Text
    is_here: bool


def steps_for(municipality: Municipality) -> dict[str, PassportStep]:
    """War damage is asked of nobody else."""
    return {code: step for code, step in STEPS.items() if municipality.is_ukrainian or not step.is_for_ukraine}


def step_links(municipality: Municipality, here: str) -> list[StepLink]:
    """Every step, in order."""
    return [
        StepLink(step_url(municipality.pk, code), step.label, code == here)
        for code, step in steps_for(municipality).items()
    ]


def step_url(municipality_pk: int, code: str) -> str:
    """The page of a step."""
    if code == FIRST:
        return reverse("desk:passport_edit", args=[municipality_pk])
    if code == PICTURES:
        return reverse("desk:pictures", args=[municipality_pk])
    return reverse("desk:passport_step", args=[municipality_pk, code])


def url_after(municipality: Municipality, code: str) -> str:
    """The next step; after the last one come the projects."""
    codes = list(steps_for(municipality))
    following = codes[codes.index(code) + 1 :]
    if following:
        return step_url(municipality.pk, following[0])
    return reverse("desk:projects", args=[municipality.pk])


def next_steps(
    completeness: Completeness, municipality_pk: int, *, most: int | None = _MOST_ON_THE_DESK
) -> list[NextStep]:
    """What is missing, the first to do first."""
    steps = []
    for each in completeness.missing[:most]:
        page, step, place = _WHERE[each.code]
        args = [municipality_pk, step] if step else [municipality_pk]
        steps.append(NextStep(reverse(f"desk:{page}", args=args) + place, str(each.label)))
    return steps
