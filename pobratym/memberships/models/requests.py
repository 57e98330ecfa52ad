"""How people ask to speak for a municipality, what shows that they may, what moderators ask back."""

from typing import Any

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming, WhenErased
from pobratym.memberships.models.keys import OneTimeKey
from pobratym.memberships.workflow import OPEN, RequestStatus
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class Proof(models.TextChoices):
    """What opened the door without a moderator; empty where one decided."""

    MAILBOX = "mailbox", _("confirmed from the official mailbox or one at the domain of the website")
    CODE = "code", _("the code of a letter on paper")


class MailboxAnswer(models.TextChoices):
    """What whoever reads the mailbox of the town hall has said."""

    CONFIRMED = "confirmed", _("confirmed")
    DENIED = "denied", _("denied: the person is not known there")


class RequestQuerySet(models.QuerySet["MembershipRequest"]):
    """Adjectives for requests."""

    def open(self) -> "RequestQuerySet":
        """Undecided, whoever's turn it is."""
        return self.filter(status__in=OPEN)


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
    proven_by = models.CharField(_("proven by"), max_length=8, choices=Proof, blank=True, default="", db_default="")
    reminded_at = models.DateTimeField(_("moderators reminded"), null=True, blank=True)

    names_people = (
        Naming(
            "user",
            _("Your requests to represent a municipality, with their documents"),
            ("municipality_id", "position", "note", "status", "requested_at", "decided_at", "reason"),
            WhenErased.GOES,
        ),
        Naming(
            "decided_by",
            _("Requests to represent a municipality that you decided"),
            ("municipality_id", "status", "decided_at", "reason"),
        ),
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["requested_at"]
        verbose_name = _("request to represent a municipality")
        verbose_name_plural = _("requests to represent a municipality")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality"],
                condition=Q(status__in=["requested", "asked"]),
                name="membership_request_open_once",
                violation_error_message=_("You have already asked to represent this municipality."),
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                | (Q(decided_at__isnull=False, decided_by__isnull=True) & ~Q(proven_by="")),
                name="membership_request_decision_whole",
                violation_error_message=_("A decision must have a time and a moderator."),
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(reason=""),
                name="membership_request_refused_with_reason",
                violation_error_message=_("Say why the request is refused: the person reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.municipality}"


class RequestQuestion(models.Model):
    """What a moderator asked about a request, and the answer: both stay with the request."""

    request = models.ForeignKey(MembershipRequest, on_delete=models.CASCADE, related_name="questions")
    question = models.TextField(_("question"), max_length=2000)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    names_people = (
        Naming(
            "asked_by",
            _("Questions that you asked about requests to represent a municipality"),
            ("question", "asked_at", "answered_at"),
        ),
    )

    class Meta:
        ordering = ["asked_at"]
        verbose_name = _("question about a request")
        verbose_name_plural = _("questions about requests")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="request_question_answered_in_words",
                violation_error_message=_("An answer has words and a time."),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(answered_at__isnull=True),
                name="request_question_one_at_a_time",
                violation_error_message=_("A question is waiting for its answer already."),
            ),
        ]

    def __str__(self) -> str:
        return self.question


class MailboxProof(OneTimeKey):
    """A letter to the town hall that asks whether a person speaks for it."""

    request = models.ForeignKey(MembershipRequest, on_delete=models.CASCADE, related_name="mailbox_proofs")
    mailbox = models.EmailField(_("mailbox"))
    answer = models.CharField(_("answer"), max_length=10, choices=MailboxAnswer, blank=True)

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("question to a town hall")
        verbose_name_plural = _("questions to town halls")
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True, answer="") | (Q(used_at__isnull=False) & ~Q(answer="")),
                name="mailbox_proof_used_with_an_answer",
                violation_error_message=_("The answer of a town hall has a time."),
            ),
        ]

    def __str__(self) -> str:
        return self.mailbox


class LetterCode(OneTimeKey):
    """A code on a letter that goes to a town hall by post: whoever types it in has read its post.

    A moderator's opens the door. One that a municipality prints into its own letter (`letter_of`) was read by whoever
    printed it: it is evidence for a moderator and no more (docs/adr/0048).
    """

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="letter_codes"
    )
    letter_of = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="printed_codes",
        verbose_name=_("in a letter of"),
    )
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    used_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming("issued_by", _("Codes of letters that you issued"), ("municipality_id", "made_at", "used_at")),
        Naming("used_by", _("Codes of letters that you entered"), ("municipality_id", "used_at")),
    )

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("code of a letter")
        verbose_name_plural = _("codes of letters")

    def __str__(self) -> str:
        return f"{self.municipality}"
