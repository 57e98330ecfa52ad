"""What a municipality says of itself: texts, marks, numbers. No field of it says where an object stands."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import OneMunicipalityField, WhenMerged
from pobratym.profiles.models.reviewed import (
    KEPT_FOR_REVIEW,
    ReviewedManager,
    ReviewedText,
    UnreviewedTooManager,
)
from pobratym.profiles.models.visible import Audience, PublicManager, VisibleRecord
from pobratym.profiles.vocabulary import FormOfAddress


class Passport(ReviewedText):
    """A municipality's self-description."""

    TEXTS = ("about", "history", "experience", "head_post", "signatory_post")
    VISIBILITY = {
        Audience.PUBLIC: (
            *("municipality", "about", "history", "experience", "teaches", "marks"),
            *("languages", "language_levels", "website", "social_links"),
            *("head_name", "head_post", "head_form", "head_called", "signatory_name", "signatory_post"),
            *("population", "population_as_of", "displaced_people", "updated_at"),
        ),
        Audience.VERIFIED: ("office_email",),
        Audience.PARTNERS: ("contact_name", "contact_email", "contact_phone"),
        Audience.NEVER: ("updated_by", *KEPT_FOR_REVIEW),
    }

    municipality = OneMunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="passport"
    )
    about = LocalizedTextField(_("about us"), max_length=4000, blank=True)
    history = LocalizedTextField(_("history and character"), max_length=3000, blank=True, db_default={})
    experience = LocalizedTextField(_("experience we can share"), max_length=3000, blank=True, db_default={})
    teaches = models.JSONField(_("fields in which we can share experience"), default=list, db_default=[], blank=True)
    marks = models.JSONField(_("nature and character"), default=list, db_default=[], blank=True)
    languages = models.JSONField(_("languages we can write and speak"), default=list, blank=True)
    language_levels = models.JSONField(_("levels of the languages"), default=dict, db_default={}, blank=True)
    website = models.URLField(_("website"), blank=True)
    social_links = models.JSONField(_("pages in social networks"), default=list, db_default=[], blank=True)
    head_name = models.CharField(_("head of the municipality"), max_length=150, blank=True, default="", db_default="")
    head_post = LocalizedTextField(_("post of the head"), max_length=200, blank=True, db_default={})
    head_form = models.CharField(
        _("form of address of the head"), max_length=2, choices=FormOfAddress, blank=True, default="", db_default=""
    )
    head_called = models.CharField(
        _("surname of the head in a salutation"),
        max_length=80,
        blank=True,
        default="",
        db_default="",
        help_text=_("With the title, as it stands after Ms or Mr: «Dr. Huber»."),
    )
    signatory_name = models.CharField(_("who signs agreements"), max_length=150, blank=True, default="", db_default="")
    signatory_post = LocalizedTextField(_("post of the signatory"), max_length=200, blank=True, db_default={})
    population = models.PositiveIntegerField(_("population of the whole municipality"), null=True, blank=True)
    population_as_of = models.DateField(_("population as of"), null=True, blank=True)
    displaced_people = models.PositiveIntegerField(_("internally displaced persons"), null=True, blank=True)
    office_email = models.EmailField(_("office mailbox"), blank=True, default="", db_default="")
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail for partners"), blank=True)
    contact_phone = models.CharField(_("telephone for partners"), max_length=40, blank=True)
    updated_at = models.DateTimeField(_("last confirmed"), default=timezone.now)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "updated_by",
            _("Community passports that you changed last"),
            ("municipality_id", "updated_at"),
        ),
    )

    objects = ReviewedManager()
    including_unreviewed = UnreviewedTooManager()

    class Meta:
        verbose_name = _("community passport")
        verbose_name_plural = _("community passports")
        constraints = [
            set_together(
                "population",
                "population_as_of",
                name="passport_population_is_dated",
                message=_("Say of which day the population is, and how many people it was."),
            ),
            models.CheckConstraint(
                condition=Q(displaced_people__isnull=True) | Q(displaced_people=F("displaced_people") / 100 * 100),
                name="passport_displaced_people_are_rounded",
                violation_error_message=_("Numbers of displaced people are kept in hundreds only."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality)


class PassportPart(VisibleRecord):
    """A page of the passport that is numbers only: readable in every language, and nothing to review."""

    passport: Any  # a OneToOneField of each part
    NUMBERS: tuple[str, ...] = ()

    objects = PublicManager()
    as_stored = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.passport_id)  # type: ignore[attr-defined]

    @property
    def numbers(self) -> dict[str, int]:
        """Name of a column -> its number, of those that are said, the largest first."""
        said = {name: getattr(self, name) for name in self.NUMBERS if getattr(self, name)}
        return dict(sorted(said.items(), key=lambda each: -each[1]))

    @property
    def labelled(self) -> list[tuple[str, int]]:
        """The same with the labels of the columns, in the reader's language."""
        return [(self.label_of(name), number) for name, number in self.numbers.items()]

    @classmethod
    def label_of(cls, name: str) -> str:
        """The label of a column, in the reader's language."""
        return str(cls._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _part_of(name: str) -> Any:
    return models.OneToOneField(Passport, on_delete=models.CASCADE, primary_key=True, related_name=name)


def _share(label: Any) -> Any:
    """Per cent."""
    return models.PositiveSmallIntegerField(label, default=0, db_default=0, validators=[MaxValueValidator(100)])


def _count(label: Any) -> Any:
    """A number of institutions; nothing where the municipality does not say."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(2000)]
    )


_SECTORS = (
    *("agriculture", "food_processing", "forestry", "mining", "manufacturing", "construction"),
    *("trade", "logistics", "tourism", "digital", "services", "public_sector"),
)
_INSTITUTIONS = (
    *("kindergartens", "schools", "vocational_schools", "universities", "hospitals", "outpatient_clinics"),
    *("service_centres", "social_centres", "libraries", "cultural_centres", "sports_grounds"),
)
_DAMAGED = ("housing", "education", "health", "culture", "social", "administration", "business")


class Economy(PassportPart):
    """How much of its economy each sector makes: per cent of jobs, as the municipality itself estimates."""

    NUMBERS = _SECTORS
    VISIBILITY = {Audience.PUBLIC: ("passport", *_SECTORS)}

    passport = _part_of("economy")
    agriculture = _share(_("farming"))
    food_processing = _share(_("food processing"))
    forestry = _share(_("forestry and wood"))
    mining = _share(_("mining and quarrying"))
    manufacturing = _share(_("manufacturing"))
    construction = _share(_("construction"))
    trade = _share(_("trade and catering"))
    logistics = _share(_("transport and logistics"))
    tourism = _share(_("tourism and recreation"))
    digital = _share(_("information technology"))
    services = _share(_("other services"))
    public_sector = _share(_("public sector"))

    class Meta:
        verbose_name = _("economy by sector")
        verbose_name_plural = _("economies by sector")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    agriculture__lte=100
                    - F("food_processing")
                    - F("forestry")
                    - F("mining")
                    - F("manufacturing")
                    - F("construction")
                    - F("trade")
                    - F("logistics")
                    - F("tourism")
                    - F("digital")
                    - F("services")
                    - F("public_sector")
                ),
                name="economy_shares_are_parts_of_a_whole",
                violation_error_message=_("The shares together are more than a hundred per cent. Lower some of them."),
            )
        ]


class Services(PassportPart):
    """How many institutions serve its people: counts only, no addresses and no capacities."""

    NUMBERS = _INSTITUTIONS
    VISIBILITY = {Audience.PUBLIC: ("passport", *_INSTITUTIONS)}

    passport = _part_of("services")
    kindergartens = _count(_("kindergartens"))
    schools = _count(_("schools"))
    vocational_schools = _count(_("vocational schools and colleges"))
    universities = _count(_("universities and institutes"))
    hospitals = _count(_("hospitals"))
    outpatient_clinics = _count(_("outpatient clinics"))
    service_centres = _count(_("administrative service centres"))
    social_centres = _count(_("social service centres"))
    libraries = _count(_("libraries"))
    cultural_centres = _count(_("cultural centres, museums and theatres"))
    sports_grounds = _count(_("sports halls and stadiums"))

    class Meta:
        verbose_name = _("services")
        verbose_name_plural = _("services of municipalities")


class Damage(PassportPart):
    """What share of each sector the war has damaged, in tens of per cent, of a day that lies back.

    Energy, water, roads and bridges have no column: their state is nobody's business (docs/domain.md, section 4.3).
    """

    NUMBERS = _DAMAGED
    VISIBILITY = {Audience.PUBLIC: ("passport", "as_of", *_DAMAGED)}

    passport = _part_of("damage")
    as_of = models.DateField(_("as of"))
    housing = _share(_("housing"))
    education = _share(_("schools and kindergartens"))
    health = _share(_("health care"))
    culture = _share(_("culture and heritage"))
    social = _share(_("social services"))
    administration = _share(_("administrative buildings"))
    business = _share(_("business premises"))

    class Meta:
        verbose_name = _("war damage by sector")
        verbose_name_plural = _("war damage by sector")
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__lte": 100, name: F(name) / 10 * 10}),
                name=f"damage_of_{name}_is_a_rounded_share",
                violation_error_message=_("Damage is said in tens of per cent, at most 100."),
            )
            for name in _DAMAGED
        ]
