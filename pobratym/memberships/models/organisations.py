"""Associations and brokers: who speaks for them, which municipalities are their members, for which they may act."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.people.models import User
from pobratym.places.models import Country, Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

_WEB_PAGE = URLValidator(schemes=["https", "http"])


class OrganisationKind(models.TextChoices):
    """What an organisation is to municipalities."""

    ASSOCIATION = "association", _("association of municipalities")
    REGIONAL_ASSOCIATION = "regional_association", _("regional association of municipalities")
    MINISTRY_PARTNER = "ministry_partner", _("organisation that works with a ministry")


class Organisation(models.Model):
    """An association or a broker, entered by moderators from a source. It is no municipality and has no desk of one."""

    name = LocalizedTextField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=24, choices=OrganisationKind)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="organisations", verbose_name=_("country")
    )
    website = models.URLField(_("website"), max_length=300, blank=True, validators=[_WEB_PAGE])
    source = models.CharField(_("source"), max_length=300, help_text=_("Where this can be read: a register, a page."))
    entered_at = models.DateTimeField(_("entered"), default=timezone.now)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (Naming("entered_by", _("Organisations that you entered"), ("id", "entered_at")),)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=""),
                name="organisation_has_source",
                violation_error_message=_("Say where this can be read."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class RepresentativeQuerySet(models.QuerySet["Representative"]):
    """Adjectives for representatives."""

    def active(self) -> "RepresentativeQuerySet":
        return self.filter(ended_at__isnull=True, user__is_active=True)


class Representative(models.Model):
    """A person speaks for an organisation, from a day to a day; moderators grant it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="representatives")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="represents_organisations")
    position = models.CharField(_("post there"), max_length=150, blank=True)
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "user",
            _("Organisations that you represent or represented"),
            ("organisation_id", "position", "started_at", "ended_at"),
            emptied=("position",),
        ),
        Naming("granted_by", _("Representatives of organisations whom you entered"), ("organisation_id", "started_at")),
        Naming("ended_by", _("Representatives of organisations whose role you ended"), ("organisation_id", "ended_at")),
    )

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        ordering = ["started_at", "pk"]
        verbose_name = _("representative of an organisation")
        verbose_name_plural = _("representatives of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(ended_at__isnull=True),
                name="representative_active_once",
                violation_error_message=_("This person already represents this organisation."),
            ),
            set_together(
                "ended_at",
                "ended_by",
                name="representative_end_whole",
                message=_("The end of a role has a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    """Adjectives for members of organisations."""

    def current(self) -> "AffiliationQuerySet":
        return self.filter(until__isnull=True)


class Affiliation(models.Model):
    """A municipality is a member of an organisation, by a source, from a day to a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.PROTECT, related_name="affiliations"
    )
    since = models.DateField(_("member since"), null=True, blank=True)
    until = models.DateField(_("member until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, help_text=_("The list of members, a decision of a council."))
    entered_at = models.DateTimeField(_("entered"), default=timezone.now)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "entered_by",
            _("Members of organisations whom you entered"),
            ("organisation_id", "municipality_id", "entered_at"),
        ),
        Naming(
            "ended_by",
            _("Members of organisations whose end you entered"),
            ("organisation_id", "municipality_id", "until"),
        ),
    )

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("member of an organisation")
        verbose_name_plural = _("members of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "municipality"],
                condition=Q(until__isnull=True),
                name="affiliation_current_once",
                violation_error_message=_("This municipality is on the list already."),
            ),
            set_together(
                "until", "ended_by", name="affiliation_end_whole", message=_("An end has a day and a person.")
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="affiliation_period_in_order",
                violation_error_message=_("A membership does not end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} · {self.organisation}"


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Adjectives for mandates."""

    def in_force(self) -> "MandateQuerySet":
        return self.filter(ended_at__isnull=True)


class Mandate(models.Model):
    """A municipality has consented that an organisation acts for it. Either side ends it at any time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.PROTECT, related_name="mandates"
    )
    given_at = models.DateTimeField(_("consented"))
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "given_by",
            _("Consents that you gave to organisations"),
            ("organisation_id", "municipality_id", "given_at"),
        ),
        Naming(
            "ended_by",
            _("Consents to organisations that you ended"),
            ("organisation_id", "municipality_id", "ended_at"),
        ),
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name = _("consent to an organisation")
        verbose_name_plural = _("consents to organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "municipality"],
                condition=Q(ended_at__isnull=True),
                name="mandate_in_force_once",
                violation_error_message=_("This organisation may act for the municipality already."),
            ),
            set_together(
                "ended_at", "ended_by", name="mandate_end_whole", message=_("An end has a time and a person.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.municipality}"

    @property
    def acting(self) -> list[User]:
        """Who acts by it now; the memberships are at hand with their people."""
        return [each.user for each in self.memberships.all() if each.ended_at is None]
