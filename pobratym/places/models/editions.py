"""Editions of the sources: what each import filed, and whether it still counts."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.people.models import User


class ImportSource(models.TextChoices):
    """What an import reads, as a person calls it."""

    COUNTRIES = "countries", _("names of countries")
    CODIFIER = "codifier", _("codifier of Ukraine")
    REGIONS = "regions", _("regions abroad")
    PLACES = "places", _("places of GeoNames")
    NAMES = "names", _("names of places")
    STATISTICS = "statistics", _("statistics")
    TERRITORY_STATUS = "territory_status", _("list of territories")
    ADDRESSES = "addresses", _("official websites and mailboxes")
    TWIN_LINKS = "twin_links", _("lists of twin towns")


class EditionQuerySet(models.QuerySet["Edition"]):
    """Adjectives for editions."""

    def in_force(self) -> "EditionQuerySet":
        """What the registry rests on: filed to the end and not withdrawn."""
        return self.filter(filed_at__isnull=False, withdrawn_at__isnull=True)


class Edition(models.Model):
    """One edition of a source as it was filed: when, by whom, what it changed, whether it was withdrawn.

    `added_rows` maps a model to the ranges of primary keys that it filed, both ends in it: what nobody else speaks of
    needs no statement. `report` and `withdrawal` tell people what happened.
    """

    source = models.CharField(_("source"), max_length=60)
    version = models.CharField(
        _("edition"), max_length=120, help_text=_("version of the package or digest of the file")
    )
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    started_at = models.DateTimeField(_("started"))
    filed_at = models.DateTimeField(_("filed"), null=True)
    filed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    report = models.JSONField(_("report"), default=dict, blank=True)
    added_rows = models.JSONField(default=dict, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawal = models.JSONField(_("report of the withdrawal"), default=dict, blank=True)

    names_people = (
        Naming(
            "filed_by",
            _("Lists that you imported"),
            ("source", "version", "filed_at"),
        ),
        Naming(
            "withdrawn_by",
            _("Imported lists that you withdrew"),
            ("source", "version", "withdrawn_at", "withdrawal"),
        ),
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("edition of a source")
        verbose_name_plural = _("editions of sources")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="edition_withdrawn_by_with_time",
                violation_error_message=_("Who undid an import is known together with when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.version}"

    @property
    def source_label(self) -> str:
        """The source in the reader's words; editions of long ago may name another one."""
        return str(dict(ImportSource.choices).get(self.source, self.source))

    @property
    def rows(self) -> int:
        return self.added + self.changed + self.unchanged

    @property
    def details(self) -> dict[str, Any]:
        """The report, whatever an older version wrote."""
        return self.report if isinstance(self.report, dict) else {}
