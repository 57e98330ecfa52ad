"""For which municipality a person may speak, in which role, since when."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.memberships.models.keys import OneTimeKey
from pobratym.memberships.models.organisations import Mandate
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

    def own(self) -> "MembershipQuerySet":
        """Of the municipality's own people, not of an organisation that acts for it."""
        return self.filter(mandate__isnull=True)


class Membership(models.Model):
    """A person speaks for a municipality, from a day to a day. Its end never deletes what was done.

    With a `mandate` she does so for an organisation that the municipality has consented to, and never more than an
    editor may.
    """

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
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True, default="", db_default="")
    confirmed_at = models.DateTimeField(
        _("last confirmed"), null=True, blank=True, help_text=_("Empty: since it began.")
    )
    reminders = models.PositiveSmallIntegerField(_("reminders since"), default=0, db_default=0)
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("for an organisation, by consent"),
    )

    names_people = (
        Naming(
            "user",
            _("Municipalities that you represent or represented"),
            ("municipality_id", "role", "position", "started_at", "ended_at", "end_reason"),
            emptied=("position", "end_reason"),
        ),
        Naming(
            "granted_by",
            _("Memberships that you confirmed"),
            ("municipality_id", "role", "started_at"),
        ),
        Naming(
            "ended_by",
            _("Memberships that you ended"),
            ("municipality_id", "role", "ended_at"),
        ),
    )

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
            models.CheckConstraint(
                condition=Q(mandate__isnull=True) | Q(role=Role.EDITOR),
                name="membership_by_mandate_edits",
                violation_error_message=_("Whoever acts for an organisation is an editor and nothing more."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.municipality}"

    @property
    def is_own(self) -> bool:
        """Whether the person is one of the municipality's own, and not of an organisation that acts for it."""
        return self.mandate_id is None

    @property
    def acting_for(self) -> dict[str, int]:
        """What an entry of the journal says of whatever is done in it: for which organisation, if for one."""
        return {} if self.mandate is None else {"acting_for": self.mandate.organisation_id}

    @property
    def in_force_since(self) -> datetime:
        """When somebody last said that it is so."""
        return self.confirmed_at or self.started_at


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Adjectives for invitations."""

    def open(self) -> "InvitationQuerySet":
        """Sent, and neither accepted nor taken back; it may have expired."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(OneTimeKey):
    """A colleague is asked by mail to speak for the municipality too. The address is erased when it is over."""

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    names_people = (
        Naming(
            "invited_by",
            _("Colleagues whom you invited"),
            ("municipality_id", "role", "made_at", "used_at", "withdrawn_at"),
        ),
        Naming(
            "accepted_by",
            _("Invitations that you accepted"),
            ("municipality_id", "role", "used_at"),
        ),
    )

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("invitation of a colleague")
        verbose_name_plural = _("invitations of colleagues")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "email"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_open_once",
                violation_error_message=_("This person is invited already."),
            ),
            set_together(
                "used_at",
                "accepted_by",
                name="invitation_accepted_by_somebody",
                message=_("An invitation is accepted by a person at a time."),
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
                violation_error_message=_("An invitation is accepted or withdrawn, not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email or '—'} · {self.municipality}"
