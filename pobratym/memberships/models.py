"""For which municipality a person may speak, and how people ask to."""

from typing import Any

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.memberships.workflow import RequestStatus
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class Role(models.TextChoices):
    """What a person may do in a municipality's name. rules.py says what each role may."""

    HEAD = "head", _("head")
    COORDINATOR = "coordinator", _("coordinator")
    EDITOR = "editor", _("editor")
    OBSERVER = "observer", _("observer")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Adjectives for memberships."""

    def active(self) -> "MembershipQuerySet":
        return self.filter(ended_at__isnull=True, user__is_active=True)


class Membership(models.Model):
    """A person speaks for a municipality, from a day to a day. Its end never deletes what was done."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person"))
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("municipality"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.COORDINATOR)
    position = models.CharField(_("post in the municipality"), max_length=150, blank=True)
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["started_at"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality"],
                condition=Q(ended_at__isnull=True),
                name="membership_active_once",
                violation_error_message=_("This person already represents this municipality."),
            ),
            set_together(
                "ended_at",
                "ended_by",
                name="membership_end_whole",
                message=_("The end of a membership has a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.municipality}"


def _evidence_path(request: "MembershipRequest", filename: str) -> str:
    suffix = filename.rsplit(".", 1)[-1].lower()[:5] if "." in filename else "bin"
    return f"membership-requests/{timezone.now():%Y/%m}/{request.user_id}-{timezone.now():%d%H%M%S%f}.{suffix}"


def _private_storage() -> Any:
    return storages["private"]


class MembershipRequest(models.Model):
    """A person asks to represent a municipality; a moderator decides, with a reason where the answer is no."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="membership_requests")
    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.PROTECT, related_name="membership_requests"
    )
    position = models.CharField(_("your post"), max_length=150)
    note = models.TextField(_("note for the moderator"), max_length=2000)
    document = models.FileField(_("document"), upload_to=_evidence_path, storage=_private_storage, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=RequestStatus, default=RequestStatus.REQUESTED)
    requested_at = models.DateTimeField(_("requested"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(_("reason"), max_length=2000, blank=True)

    class Meta:
        ordering = ["requested_at"]
        verbose_name = _("request to represent a municipality")
        verbose_name_plural = _("requests to represent a municipality")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality"],
                condition=Q(status="requested"),
                name="membership_request_open_once",
                violation_error_message=_("You have already asked to represent this municipality."),
            ),
            set_together(
                "decided_at",
                "decided_by",
                name="membership_request_decision_whole",
                message=_("A decision must have a time and a moderator."),
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(reason=""),
                name="membership_request_refused_with_reason",
                violation_error_message=_("Say why the request is refused: the person reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.municipality}"
