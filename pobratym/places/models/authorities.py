"""Which authority is in force in a municipality where it is not the council and its head."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.municipalities import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.places.models.text_of_facts import TextOfFacts


class Authority(models.Model):
    """A military administration of a settlement (settlements), by an act of the President, from a day to a day.

    Law of Ukraine «On the legal regime of martial law», articles 4 and 10. The council and its head are the rule, and
    no row says so. `works_from`: the town or the oblast where it works in evacuation, never an address.
    """

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="authorities"
    )
    name = TextOfFacts(_("name of the administration"), max_length=200, required_languages=["uk"])
    act = models.CharField(_("act"), max_length=300)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    works_from = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_authorities",
        verbose_name=_("works from"),
    )

    class Meta:
        ordering = ["-valid_from", "pk"]
        verbose_name = _("military administration")
        verbose_name_plural = _("military administrations")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="authority_period_in_order",
                violation_error_message=_("An authority must end after it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(act=""),
                name="authority_by_an_act",
                violation_error_message=_("Name the act by which it was formed."),
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(valid_until__isnull=True),
                name="authority_one_in_force",
                violation_error_message=_("This municipality has a military administration already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in force; None while it goes on."""
        return self.valid_until and self.valid_until - timedelta(days=1)

    def is_in_force(self, day: date) -> bool:
        """A period does not include the day it ends on."""
        return self.valid_from <= day and (self.valid_until is None or self.valid_until > day)

    def clean(self) -> None:
        """Two of them never share a day."""
        if not self.valid_from:
            return
        others = Authority.objects.filter(municipality=self.municipality_id).exclude(pk=self.pk)
        later = Q(valid_until__isnull=True) | Q(valid_until__gt=self.valid_from)
        earlier = Q(valid_from__lt=self.valid_until) if self.valid_until else Q()
        if others.filter(later, earlier).exists():
            raise ValidationError(_("The municipality already has a military administration in a part of this period."))
