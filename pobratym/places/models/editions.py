"""Imports as a whole: what each run read and did, and what is needed to take it back."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ImportSource(models.TextChoices):
    """What an import reads, as a person calls it."""

    COUNTRIES = "countries", _("names of countries")
    CODIFIER = "codifier", _("codifier of Ukraine")
    REGIONS = "regions", _("regions abroad")
    PLACES = "places", _("places of GeoNames")
    NAMES = "names", _("names of places")
    STATISTICS = "statistics", _("statistics")
    TERRITORY_STATUS = "territory_status", _("list of territories")


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Adjectives for imports."""

    def finished(self) -> "ImportRunQuerySet":
        return self.filter(finished_at__isnull=False)

    def standing(self) -> "ImportRunQuerySet":
        """What the registry rests on: neither undone nor itself the undoing of another."""
        return self.finished().filter(undone_at__isnull=True, undoes__isnull=True)


class ImportRun(models.Model):
    """One run of an import: which source, which edition of it, what it changed.

    Undoing a run is a run too (`undoes`), so that whatever is kept until the next import falls then as well. Accounts
    live above this room: who did it is a number, as in the journal.
    """

    source = models.CharField(_("source"), max_length=60)
    edition = models.CharField(
        _("edition"), max_length=120, help_text=_("version of the package or digest of the file")
    )
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    report = models.JSONField(_("report"), default=dict, blank=True)
    actor_id = models.BigIntegerField(null=True, blank=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_in", verbose_name=_("undoes")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by_id = models.BigIntegerField(null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_by_id__isnull=True) | Q(undone_at__isnull=False),
                name="import_undone_by_with_time",
                violation_error_message=_("Who undid an import is known together with when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.edition}"

    @property
    def source_label(self) -> str:
        """The source in the reader's words; runs of long ago may name another one."""
        return str(dict(ImportSource.choices).get(self.source, self.source))

    @property
    def rows(self) -> int:
        return self.added + self.changed + self.unchanged

    @property
    def details(self) -> dict[str, Any]:
        """The report, whatever an older version wrote."""
        return self.report if isinstance(self.report, dict) else {}


class ImportChange(models.Model):
    """What a run did to the rows of one model, a piece of at most some thousands: compressed JSON (rules/changes.py).

    Rows that were added take two numbers a range, rows that were changed their old and new values. It is read only to
    undo the run.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes")
    model = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change of an import")
        verbose_name_plural = _("changes of an import")

    def __str__(self) -> str:
        return f"{self.run_id}: {self.model}"
