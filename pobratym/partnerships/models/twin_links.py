"""Links between municipalities as published lists state them: knowledge like the gazetteer, not the register."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models import Edition, Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class TwinLink(models.Model):
    """Two municipalities that a source calls twin towns, unconfirmed; the same two once a source.

    Never counted or shown as a partnership of the register (docs/adr/0060).
    """

    one = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="other",
        refusal=_("A list of twin towns calls them twins, so they are not one municipality."),
        on_delete=models.CASCADE,
        related_name="+",
    )
    other = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="one",
        refusal=_("A list of twin towns calls them twins, so they are not one municipality."),
        on_delete=models.CASCADE,
        related_name="+",
    )
    source = models.CharField(_("source"), max_length=200)
    as_of = models.DateField(_("as of"))
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["one", "other", "source"]
        verbose_name = _("link of a list of twin towns")
        verbose_name_plural = _("links of lists of twin towns")
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other", "source"],
                name="twin_link_once_a_source",
                violation_error_message=_("This source states this link already."),
            ),
            models.CheckConstraint(
                condition=~Q(one=F("other")),
                name="twin_link_of_two",
                violation_error_message=_("A link is between two municipalities."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="twin_link_with_its_source",
                violation_error_message=_("Name the source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} – {self.other_id}"
