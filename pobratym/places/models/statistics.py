"""Numbers about a municipality with their day and source: population, urban and rural share, area."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.editions import Edition
from pobratym.places.models.municipalities import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

# Statistics offices round each share by itself: the two may add up to a little more or less than a hundred.
SHARES_APART = Decimal("0.5")


def _share(column: str) -> Q:
    return Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__range": (0, 100)})


class Statistic(models.Model):
    """What one source says of a municipality as of one day. Shares are of the population, in per cent; area in km²."""

    # Numbers of the duplicate's own source: the target has its own.
    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.STAYS, on_delete=models.CASCADE, related_name="statistics", db_index=False
    )
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)
    population = models.IntegerField(_("population"), null=True, blank=True)
    urban_share = models.DecimalField(_("urban population, %"), max_digits=5, decimal_places=2, null=True, blank=True)
    rural_share = models.DecimalField(_("rural population, %"), max_digits=5, decimal_places=2, null=True, blank=True)
    area_km2 = models.DecimalField(_("area, km²"), max_digits=11, decimal_places=3, null=True, blank=True)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="statistics", verbose_name=_("import")
    )

    class Meta:
        ordering = ["-as_of", "source"]
        verbose_name = _("statistic")
        verbose_name_plural = _("statistics")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "as_of", "source"],
                name="statistic_once_per_day_and_source",
                violation_error_message=_("This source already has numbers of this day for this municipality."),
            ),
            models.CheckConstraint(
                condition=Q(population__isnull=True) | Q(population__gte=0),
                name="statistic_population_not_negative",
                violation_error_message=_("The population cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(area_km2__isnull=True) | Q(area_km2__gt=0),
                name="statistic_area_positive",
                violation_error_message=_("The area must be greater than zero."),
            ),
            models.CheckConstraint(
                condition=_share("urban_share") & _share("rural_share"),
                name="statistic_shares_in_per_cent",
                violation_error_message=_("A share must be between 0 and 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(urban_share__isnull=True, rural_share__isnull=True)
                | Q(
                    urban_share__gte=100 - F("rural_share") - SHARES_APART,
                    urban_share__lte=100 - F("rural_share") + SHARES_APART,
                ),
                name="statistic_shares_make_a_whole",
                violation_error_message=_("The urban and the rural share together make 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(population__isnull=False) | Q(urban_share__isnull=False) | Q(area_km2__isnull=False),
                name="statistic_says_something",
                violation_error_message=_("Give the population, the shares or the area."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}, {self.as_of}: {self.source}"
