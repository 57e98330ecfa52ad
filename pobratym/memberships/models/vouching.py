"""Somebody is asked whether a person speaks for a municipality: an association of it, or a partner municipality."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.memberships.models.organisations import Organisation
from pobratym.memberships.models.requests import MembershipRequest
from pobratym.memberships.workflow import OPEN
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class VouchingAnswer(models.TextChoices):
    """What whoever was asked says."""

    KNOWN = "known", _("knows the person and vouches")
    UNKNOWN = "unknown", _("does not vouch for the person")


class VouchingQuerySet(models.QuerySet["Vouching"]):
    """Adjectives for vouchings."""

    def waiting(self) -> "VouchingQuerySet":
        """Those that may still be answered."""
        return self.filter(answer="", expires_at__gt=timezone.now(), request__status__in=OPEN)


class Vouching(models.Model):
    """A question to one organisation or one municipality about one request, and the one answer."""

    request = models.ForeignKey(MembershipRequest, on_delete=models.CASCADE, related_name="vouchings")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="vouchings"
    )
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="vouchings",
    )
    asked_at = models.DateTimeField(_("asked"))
    expires_at = models.DateTimeField(_("valid until"))
    answer = models.CharField(_("answer"), max_length=8, choices=VouchingAnswer, blank=True)
    words = models.TextField(_("how you know the person"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "answered_by",
            _("People for whom you vouched, or did not"),
            ("answer", "words", "answered_at"),
            emptied=("words",),
        ),
    )

    objects = VouchingQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("question to somebody who may vouch")
        verbose_name_plural = _("questions to those who may vouch")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, municipality__isnull=False)
                | Q(organisation__isnull=False, municipality__isnull=True),
                name="vouching_asks_one",
                violation_error_message=_("An organisation or a municipality is asked, not both."),
            ),
            models.UniqueConstraint(
                fields=["request", "organisation"],
                name="vouching_organisation_once",
                violation_error_message=_("This organisation has been asked already."),
            ),
            models.UniqueConstraint(
                fields=["request", "municipality"],
                name="vouching_municipality_once",
                violation_error_message=_("This municipality has been asked already."),
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="vouching_answered_by_somebody",
                violation_error_message=_("An answer has a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked} → {self.request}"

    @property
    def asked(self) -> Organisation | Municipality | None:
        """Who was asked: one of them always is."""
        return self.organisation or self.municipality

    def is_waiting(self, now: datetime) -> bool:
        """Whether it may still be answered."""
        return not self.answer and self.expires_at > now and self.request.status in OPEN
