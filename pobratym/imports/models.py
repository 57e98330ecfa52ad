"""What an import could not file by itself: a person decides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.people.models import User
from pobratym.places.models import Country, Edition, Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class UnjoinedTownHallQuerySet(models.QuerySet["UnjoinedTownHall"]):
    """Adjectives for entries of directories."""

    def waiting(self) -> "UnjoinedTownHallQuerySet":
        """Nobody has decided yet, and the edition that brought them was not withdrawn."""
        return self.filter(decided_at__isnull=True, edition__withdrawn_at__isnull=True)


class UnjoinedTownHall(models.Model):
    """An entry of a directory of town halls of which nobody knows for sure which municipality it is about.

    `identity` tells it from the other entries of its `directory`, in every edition of it. Decided without a
    `municipality`, it is none of ours and does not come back.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    directory = models.CharField(_("directory"), max_length=20)
    identity = models.CharField(max_length=260)
    name = models.CharField(_("name"), max_length=200)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(_("region"), max_length=200, blank=True)
    scheme = models.CharField(max_length=16, blank=True)
    code = models.CharField(_("national code"), max_length=40, blank=True)
    website = models.CharField(_("official website"), max_length=300, blank=True)
    mailbox = models.CharField(_("official mailbox"), max_length=300, blank=True)
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True, default="", db_default="")
    source = models.CharField(_("source"), max_length=200)
    as_of = models.DateField(_("as of"))
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming("decided_by", _("Entries of directories of town halls that you decided on"), ("name", "decided_at")),
    )
    objects = UnjoinedTownHallQuerySet.as_manager()

    class Meta:
        ordering = ["country", "name", "pk"]
        verbose_name = _("entry of a directory of town halls")
        verbose_name_plural = _("entries of directories of town halls")
        constraints = [
            models.UniqueConstraint(
                fields=["directory", "identity"],
                name="unjoined_town_hall_once",
                violation_error_message=_("This entry is waiting already."),
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, municipality__isnull=True)
                | Q(decided_at__isnull=False),
                name="unjoined_town_hall_decided_with_time",
                violation_error_message=_("What was decided is known together with when."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
