"""What became of municipalities that are no more."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.municipalities import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

_TWO = _("One succeeded the other: they are two.")


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
