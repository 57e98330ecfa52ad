"""Countries with their names, and those that nobody is brought together with."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.text_fields import LocalizedTextField, only_in


class CountryQuerySet(models.QuerySet["Country"]):
    """Countries by whether Ukraine's communities are brought together with theirs."""

    def approached(self) -> "CountryQuerySet":
        """Those whose municipalities are proposed, written to and represented here."""
        return self.filter(exclusion_act="")

    def excluded(self) -> "CountryQuerySet":
        return self.exclude(exclusion_act="")


class Country(models.Model):
    """A country with its names; the code is ISO 3166-1 alpha-2.

    With a country that has an `exclusion_act` nobody is brought together: its municipalities are in the registry and
    found by name, but not proposed, not written to and not represented.
    """

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    name = LocalizedTextField(_("name"), max_length=120, required_languages=["uk", "en"])
    excluded_since = models.DateField(_("nobody is brought together with it since"), null=True, blank=True)
    exclusion_act = models.CharField(_("by which act"), max_length=300, blank=True)
    exclusion_url = models.URLField(_("source"), max_length=500, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = [only_in("name", "en")]
        constraints = [
            models.CheckConstraint(
                condition=Q(excluded_since__isnull=True, exclusion_act="")
                | (Q(excluded_since__isnull=False) & ~Q(exclusion_act="")),
                name="country_excluded_with_the_act",
                violation_error_message=_("Name the act, and the day it is of, by which nobody is brought together."),
            )
        ]
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_excluded(self) -> bool:
        """Whether nobody is brought together with its municipalities."""
        return bool(self.exclusion_act)
