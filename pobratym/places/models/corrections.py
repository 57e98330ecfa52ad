"""What people put right in the registry, and what stood there before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.municipalities import Kind, Municipality


class CorrectedField(models.TextChoices):
    """What a moderator may correct, as a person calls it; `CORRECTED_COLUMNS` says which columns that are."""

    NAME_UK = "name_uk", _("name in Ukrainian")
    NAME_EN = "name_en", _("name in English or romanised")
    POPULATION = "population", _("population")
    POINT = "point", _("centre point")
    KIND = "kind", _("kind")
    PARENT = "parent", _("part of")
    REGION = "region", _("region")
    COUNTY = "county", _("county")


_PLACES = frozenset({CorrectedField.PARENT, CorrectedField.REGION, CorrectedField.COUNTY})


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Adjectives for corrections."""

    def in_force(self) -> "CorrectionQuerySet":
        return self.filter(undone_at__isnull=True)


class Correction(models.Model):
    """A fact that a person put right: what stood there, what stands there now, why. The next import leaves it alone.

    `old` and `new` map a column to its text, None where it is empty. Accounts live above this room, so who did it is
    a number, as in the journal.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(_("what is corrected"), max_length=12, choices=CorrectedField)
    old = models.JSONField(_("before"))
    new = models.JSONField(_("after"))
    reason = models.TextField(_("reason"), max_length=1000)
    corrected_at = models.DateTimeField(_("corrected"))
    actor_id = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by_id = models.BigIntegerField(null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-corrected_at", "-id"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_field_display()}"

    @property
    def before(self) -> str:
        """The old values as a line of text."""
        return self._shown(self.old)

    @property
    def after(self) -> str:
        return self._shown(self.new)

    @property
    def source(self) -> str:
        """What a name that came with this correction gives as its source."""
        return f"correction {self.pk}"

    def _shown(self, values: dict[str, str | None]) -> str:
        if self.field == CorrectedField.KIND:
            return str(dict(Kind.choices).get(values["kind"] or "", "—"))
        if self.field in _PLACES:
            return str(Municipality.including_merged.filter(pk=values[self.field] or 0).first() or "—")
        return ", ".join(value for value in values.values() if value not in (None, "", "True", "False")) or "—"
