"""What anybody suggests to put right in the registry; moderators decide, the proposer is told."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.constraints import set_together
from pobratym.core.languages import default_language, language_choices
from pobratym.core.personal_data import Naming
from pobratym.people.models import User
from pobratym.places.models.amendments import Amendment
from pobratym.places.models.countries import Country
from pobratym.places.models.municipalities import Kind, Level, Municipality, Scheme, TerritoryState
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.suggestions.workflow import SuggestionStatus


class Matter(models.TextChoices):
    """What is wrong. The first six are facts that `correct` puts right, the next two `set_official_address`; a
    moderator sees to the rest by hand."""

    NAME_UK = "name_uk", _("name in Ukrainian")
    NAME_EN = "name_en", _("name in English or romanised")
    POPULATION = "population", _("population")
    POINT = "point", _("centre point")
    KIND = "kind", _("kind")
    PARENT = "parent", _("what it is a part of")
    WEBSITE = "website", _("official website")
    MAILBOX = "mailbox", _("official mailbox")
    TERRITORY = "territory", _("territory status")
    IDENTIFIER = "identifier", _("number in another list (KATOTTG, GeoNames, Wikidata)")
    DUPLICATE = "duplicate", _("it is in the directory twice")
    ENDED = "ended", _("it has ceased to exist or has been merged with another municipality")
    MISSING = "missing", _("a municipality is missing")
    OTHER = "other", pgettext_lazy("what is wrong", "something else")


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Adjectives for suggestions."""

    def waiting(self) -> "SuggestionQuerySet":
        return self.filter(status=SuggestionStatus.WAITING)

    def decided(self) -> "SuggestionQuerySet":
        return self.filter(decided_at__isnull=False)

    def of(self, *, proposer_id: int | None, email: str) -> "SuggestionQuerySet":
        """Those of the same account, or sent with the same address without one."""
        if proposer_id:
            return self.filter(proposer_id=proposer_id)
        return self.filter(proposer_id__isnull=True, email__iexact=email) if email else self.none()

    def with_place(self) -> "SuggestionQuerySet":
        """With the municipality at hand, or the names of the country in which one is missing."""
        country = Country.objects.filter(pk=KeyTextTransform("country", OuterRef("proposed")))
        return self.annotate(country_name=Subquery(country.values("name"))).select_related(
            "municipality__country", "municipality__region", "municipality__county", "municipality__parent"
        )


class Suggestion(models.Model):
    """One thing that somebody holds for wrong or missing, what stands there rightly, and where that can be looked up.

    Never public. `proposed` maps what was typed by name to its text. Name and address of the proposer are erased some
    time after the answer (suggestions/rules.py says how long).
    """

    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
    )
    matter = models.CharField(_("what is wrong"), max_length=12, choices=Matter)
    proposed = models.JSONField(_("proposed"), default=dict, blank=True)
    details = models.TextField(_("in your own words"), max_length=2000, blank=True)
    source = models.CharField(_("where it can be looked up"), max_length=500)
    proposer = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("your name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language of e-mails"), max_length=2, choices=language_choices, default=default_language
    )
    status = models.CharField(
        _("status"), max_length=12, choices=SuggestionStatus, default=SuggestionStatus.WAITING, db_index=True
    )
    suggested_at = models.DateTimeField(_("suggested"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    correction = models.OneToOneField(
        Amendment, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestion"
    )
    erased_at = models.DateTimeField(_("name and address erased"), null=True, blank=True)

    names_people = (
        Naming(
            "proposer",
            _("Mistakes in the directory that you reported"),
            ("matter", "proposed", "details", "source", "name", "email", "status", "suggested_at", "answer"),
            emptied=("name", "email"),
            stamped="erased_at",
        ),
        Naming(
            "decided_by",
            _("Reports of mistakes that you decided"),
            ("matter", "status", "decided_at", "answer"),
        ),
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["suggested_at", "id"]
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            set_together(
                "decided_at",
                "decided_by",
                name="suggestion_decision_whole",
                message=_("A decision must have a time and a moderator."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["accepted", "declined"], decided_at__isnull=False)
                | Q(status__in=["waiting", "withdrawn"], decided_at__isnull=True),
                name="suggestion_decided_with_its_status",
                violation_error_message=_("A suggestion is decided when it is accepted or declined, not otherwise."),
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(answer=""),
                name="suggestion_declined_with_reason",
                violation_error_message=_("Say why the suggestion is declined: the person reads it."),
            ),
            models.CheckConstraint(
                condition=Q(correction__isnull=True) | Q(status="accepted"),
                name="suggestion_corrected_if_accepted",
                violation_error_message=_("Only an accepted suggestion leads to a correction."),
            ),
            models.CheckConstraint(
                condition=~Q(status="accepted") | ~Q(answer="") | Q(correction__isnull=False),
                name="suggestion_accepted_says_what_was_done",
                violation_error_message=_("Say what was done: the person reads it."),
            ),
            models.CheckConstraint(
                condition=Q(municipality__isnull=False) | Q(matter="missing"),
                name="suggestion_about_a_municipality",
                violation_error_message=_("A suggestion is about a municipality, unless one is missing."),
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False) | ~Q(email=""),
                name="suggestion_can_be_answered",
                violation_error_message=_("Give an e-mail address: the answer goes there."),
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | (~Q(status="waiting") & Q(email="", name="")),
                name="suggestion_erased_after_the_answer",
                violation_error_message=_("Name and address are erased together after the answer."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.about}, {self.get_matter_display()}"

    @property
    def about(self) -> str:
        """Which municipality, also where it is missing."""
        return self.municipality.caption if self.municipality else str(self.proposed.get("name", ""))

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What was proposed as a person reads it: (name of the field, value). Needs `with_place()` for a country."""
        known = [(name, text) for name, text in self.proposed.items() if text and name in PROPOSED_LABELS]
        name = getattr(self, "country_name", None)
        country = str(name) if name else ""
        return [
            (str(PROPOSED_LABELS[name]), country or text if name == "country" else _in_words(name, text))
            for name, text in known
        ]


# Names of what can be proposed, by the name it has in `Suggestion.proposed`.
PROPOSED_LABELS: dict[str, Any] = {
    "name_uk": _("Name in Ukrainian"),
    "name_en": _("Name in English or romanised"),
    "population": _("Population"),
    "population_as_of": _("Population as of"),
    "population_source": _("Source of the population"),
    "latitude": _("Latitude of the centre"),
    "longitude": _("Longitude of the centre"),
    "kind": _("Kind"),
    "parent": _("Part of"),
    "official_website": _("Official website"),
    "official_mailbox": _("Official mailbox"),
    "state": _("Territory status"),
    "valid_from": _("From which day"),
    "valid_until": _("Until which day"),
    "scheme": _("Which list"),
    "value": _("Number in the list"),
    "duplicate_of": _("Its other entry"),
    "ended_on": _("Date on which it ceased to exist"),
    "joined": _("Which municipality it joined"),
    "name": _("Name of the municipality"),
    "country": _("Country"),
    "level": _("Level"),
}
_DAYS = {"population_as_of", "valid_from", "valid_until", "ended_on"}
_CHOICES = {"kind": Kind, "state": TerritoryState, "scheme": Scheme, "level": Level}


def _in_words(name: str, text: str) -> str:
    if name == "state" and text == "none":
        return str(_("none of these"))
    if name in _CHOICES:
        return str(dict(_CHOICES[name].choices).get(text, text))
    if name in _DAYS:
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    return number_format(text, force_grouping=True) if name == "population" else text
