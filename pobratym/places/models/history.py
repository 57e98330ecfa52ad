"""What became of municipalities that are no more, and what those in force belonged to before."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.municipalities import Kind, Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

_TWO = _("One succeeded the other: they are two.")


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


class Succession(models.Model):
    """Who carries on the affairs of a municipality that ended, or of a part of it, and by which act."""

    predecessor = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="successor",
        refusal=_TWO,
        on_delete=models.PROTECT,
        related_name="successions",
        verbose_name=_("predecessor"),
    )
    successor = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="predecessor",
        refusal=_TWO,
        on_delete=models.PROTECT,
        related_name="inheritances",
        verbose_name=_("successor"),
    )
    happened_on = models.DateField(_("date"))
    act = models.CharField(_("act"), max_length=300)
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["happened_on", "id"]
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message=_("This successor is already named."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_not_of_oneself",
                violation_error_message=_("A municipality does not succeed itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class PastFact(models.Model):
    """What a municipality belonged to, or of which kind it was, until a day; the municipality itself holds what is now.

    An open beginning reaches back to the beginning of time; `unit` and `kind` both empty: to none, of none. The periods
    of one fact never overlap (migration 0002).
    """

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.STAYS, on_delete=models.CASCADE, related_name="past_facts", db_index=False
    )
    field = models.CharField(_("fact"), max_length=12, choices=CorrectedField)
    unit = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("belonged to"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until"))
    act = models.CharField(_("act"), max_length=300, help_text=_("by which it ceased to exist"))
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["field", "-valid_until"]
        verbose_name = _("past fact")
        verbose_name_plural = _("past facts")
        indexes = [models.Index(fields=["municipality", "field"], name="past_fact_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="past_fact_period_in_order",
                violation_error_message=_("A period ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(field__in=["region", "county", "parent"], kind="") | Q(field="kind", unit__isnull=True),
                name="past_fact_is_a_unit_or_a_kind",
                violation_error_message=_("A region, county or larger unit is a place, a kind is none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.value or '—'}"

    @property
    def value(self) -> str:
        """What it was, in the reader's words. Needs `unit` at hand to be no query."""
        return str(self.get_kind_display()) if self.kind else str(self.unit or "")
