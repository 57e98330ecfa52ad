"""What people put right in the registry."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.core.texts import LocalizedText
from pobratym.people.models import User
from pobratym.places.models.history import CorrectedField
from pobratym.places.models.municipalities import Kind, Municipality, TerritoryState
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.places.models.official_addresses import AddressKind


class AmendmentKind(models.TextChoices):
    """What a moderator did."""

    CORRECTED = "corrected", _("corrected")
    ADDED = "added", _("added to the directory")
    MERGED = "merged", _("merged with a duplicate")
    RENAMED = "renamed", _("renamed")
    ENDED = "ended", _("ceased to exist")
    IDENTIFIER = "identifier", _("identifier")
    ADDRESS = "address", _("website or official mailbox")
    STATUS = "status", _("territory status")
    AUTHORITY = "authority", _("authority in force")
    REASSIGNED = "reassigned", _("belongs elsewhere or is of another kind since a day")
    PARTNERSHIP = "partnership", _("register of partnerships")


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    """Adjectives for amendments."""

    def in_force(self) -> "AmendmentQuerySet":
        return self.filter(withdrawn_at__isnull=True)

    def corrections(self) -> "AmendmentQuerySet":
        """Single facts put right."""
        return self.filter(kind=AmendmentKind.CORRECTED)

    def changes(self) -> "AmendmentQuerySet":
        """Everything else that moderators did to municipalities."""
        return self.exclude(kind__in=[AmendmentKind.CORRECTED, AmendmentKind.PARTNERSHIP])

    def of_partnerships(self) -> "AmendmentQuerySet":
        """What moderators did to the register of partnerships, which stands on a floor above."""
        return self.filter(kind=AmendmentKind.PARTNERSHIP)

    def about(self, municipality: Municipality | int) -> "AmendmentQuerySet":
        """Its own ones, and the merging of another row into it."""
        its_own = self.filter(Q(municipality=municipality) | Q(other=municipality))
        return its_own.exclude(kind=AmendmentKind.PARTNERSHIP)

    def with_people(self) -> "AmendmentQuerySet":
        return self.select_related("municipality", "other", "made_by", "withdrawn_by")


class Amendment(models.Model):
    """Something a person did to a municipality of the registry: what, when, why, who. Its statements say what it holds.

    `details` are the texts that tell people what happened: "before" and "after", of a place the name in each language;
    of a correction "old" and "new" values by column. A municipality whose addition is withdrawn is gone; `name`
    remembers it.
    """

    kind = models.CharField(_("what was done"), max_length=12, choices=AmendmentKind)
    field = models.CharField(_("what is corrected"), max_length=12, choices=CorrectedField, blank=True)
    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.STAYS, on_delete=models.SET_NULL, null=True, related_name="amendments"
    )
    other = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.STAYS,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("into which one a duplicate was merged"),
    )
    name = models.CharField(_("name at that time"), max_length=200)
    details = models.JSONField(_("details"), default=dict)
    act = models.CharField(_("act"), max_length=300, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    reason = models.TextField(_("reason"), max_length=1000)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("undone"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "made_by",
            _("Corrections of the directory and the register that you made"),
            ("kind", "field", "reason", "made_at"),
        ),
        Naming(
            "withdrawn_by",
            _("Corrections that you undid"),
            ("kind", "field", "withdrawn_at"),
        ),
    )

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("change of the directory")
        verbose_name_plural = _("changes of the directory")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="amendment_withdrawn_by_with_time",
                violation_error_message=_("Who undid a change is known together with when."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["corrected", "reassigned"]) | ~Q(field=""),
                name="amendment_names_its_fact",
                violation_error_message=_("Say which fact it is about."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"

    @property
    def what(self) -> str:
        """What was done: of a correction the fact, of a territory status also which one."""
        if self.kind == AmendmentKind.CORRECTED:
            return str(self.get_field_display())
        if self.kind == AmendmentKind.REASSIGNED:
            since = date_format(date.fromisoformat(self.details["on"]), "DATE_FORMAT")
            return gettext("%(fact)s, since %(day)s") % {"fact": self.get_field_display(), "day": since}
        if self.kind == AmendmentKind.ADDRESS:
            return str(dict(AddressKind.choices).get(self.details.get("address", ""), self.get_kind_display()))
        state = dict(TerritoryState.choices).get(self.details.get("state", ""))
        return f"{self.get_kind_display()}: {state}" if state else str(self.get_kind_display())

    @property
    def old(self) -> dict[str, Any]:
        """Of a correction: what stood there, by column."""
        return dict(self.details.get("old", {}))

    @property
    def new(self) -> dict[str, Any]:
        return dict(self.details.get("new", {}))

    @property
    def before(self) -> str:
        """What stood there as a line of text in the reader's language."""
        return self._shown("before")

    @property
    def after(self) -> str:
        return self._shown("after")

    def _shown(self, side: str) -> str:
        said = self.details.get(side) or ""
        if isinstance(said, dict):
            said = str(LocalizedText(said))
        if self.field == CorrectedField.KIND:
            said = str(dict(Kind.choices).get(said, ""))
        return str(said or ("—" if self.field else ""))
