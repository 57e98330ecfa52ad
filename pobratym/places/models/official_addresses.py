"""Where a town hall is found: its own website, mailbox and postal address, with who says so and since when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.municipalities import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class AddressKind(models.TextChoices):
    """What sort of address it is."""

    WEBSITE = "website", _("official website")
    MAILBOX = "mailbox", _("official mailbox")
    POSTAL = "postal", _("postal address")


class OfficialAddress(models.Model):
    """One address of a town hall; a municipality has one of each kind.

    The website is public. The others are not shown: what proves who somebody is, is no list for senders of spam. A
    postal address stands as it does on an envelope, line by line.
    """

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="official_addresses"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=AddressKind)
    value = models.TextField(_("address"), max_length=300)
    source = models.CharField(_("source"), max_length=200)
    as_of = models.DateField(_("as of"))

    class Meta:
        ordering = ["municipality", "-kind"]  # the website first
        verbose_name = _("official address")
        verbose_name_plural = _("official addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"],
                name="official_address_one_of_a_kind",
                violation_error_message=_("This municipality already has an address of this kind."),
            ),
            models.CheckConstraint(
                condition=~models.Q(value="") & ~models.Q(source=""),
                name="official_address_with_its_source",
                violation_error_message=_("Give the address and its source."),
            ),
        ]

    def __str__(self) -> str:
        return self.value
