"""What came in by mail and what became of it; whatever was an answer stands in its conversation, not here."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.personal_data import Naming, WhenErased
from pobratym.introductions.models import Introduction
from pobratym.people.models import User


class MailKind(models.TextChoices):
    """As `gateways.incoming_mail.Kind` tells them apart."""

    ANSWER = "answer", _("answer")
    BOUNCE = "bounce", _("came back")
    AUTO_REPLY = "auto_reply", _("automatic answer")
    LOOP = "loop", _("of a list, or went round")


class ReceivedStatus(models.TextChoices):
    """What became of it."""

    PASSED_ON = "passed_on", pgettext_lazy("an e-mail", "passed on")
    HELD = "held", pgettext_lazy("an e-mail", "waits for a moderator’s review")
    NOTED = "noted", pgettext_lazy("an e-mail", "noted")
    SHOWN = "shown", pgettext_lazy("an e-mail", "shown as an automatic answer")
    REFUSED = "refused", pgettext_lazy("an e-mail", "not passed on")


class Refused(models.TextChoices):
    """Why it was not passed on."""

    OTHER_SENDER = "other_sender", _("from another address than the person’s own")
    FAILED_CHECKS = "failed_checks", _("the mail server found that its sender is forged")
    NO_RIGHT = "no_right", _("the person may not write for one of the two sides")
    EMPTY = "empty", _("no text of its own")
    NOT_ACCEPTED = "not_accepted", _("the conversation does not take the text")
    CLOSED = "closed", _("the letter is closed")
    LOOP = "loop", _("of a list, or went round")
    REPEATED = "repeated", _("the same text twice within minutes")


class Dropped(models.TextChoices):
    """Why nothing of it is kept but that it came."""

    UNKNOWN = "unknown", _("for nobody here")
    TOO_MANY = "too_many", _("too many within an hour")
    TOO_LARGE = "too_large", _("too large")
    MALFORMED = "malformed", _("not put together as an e-mail")


class ReceivedMail(models.Model):
    """One mail for one of our addresses. Read again it is known by its Message-ID: nothing is done twice."""

    message_id = models.CharField(max_length=200)
    token = models.CharField(max_length=32, help_text=_("of the address at which it came in"))
    kind = models.CharField(_("kind"), max_length=10, choices=MailKind)
    status = models.CharField(
        pgettext_lazy("of an e-mail", "state"), max_length=9, choices=ReceivedStatus, default=ReceivedStatus.NOTED
    )
    refused = models.CharField(_("why it was not passed on"), max_length=13, choices=Refused, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="received_mails")
    person = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Whose address for answers it was; nobody: the town hall’s."),
    )
    is_from_receiver = models.BooleanField(_("from the side that received the letter"), default=True)
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Of automatic answers, and of what was not passed on: for a while. Answers stand in the thread."),
    )
    text_digest = models.CharField(max_length=64, blank=True)
    is_final = models.BooleanField(_("the mailbox is not there"), default=False)
    status_code = models.CharField(_("what the mail server said, as a code"), max_length=12, blank=True)
    diagnostic = models.CharField(_("what the mail server said"), max_length=300, blank=True)

    names_people = (
        Naming(
            "person",
            _("E-mails that came in at your addresses for answers"),
            ("kind", "status", "received_at"),
            WhenErased.GOES,
        ),
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("received e-mail")
        verbose_name_plural = _("received e-mails")
        constraints = [
            models.UniqueConstraint(fields=["message_id", "token"], name="received_mail_once"),
            models.CheckConstraint(
                condition=Q(status="refused") & ~Q(refused="") | ~Q(status="refused") & Q(refused=""),
                name="received_mail_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["shown", "refused"]) | Q(text=""),
                name="received_mail_passed_on_is_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_status_display()}"


class DroppedMail(models.Model):
    """How many mails were dropped on a day, and why: a number, however many come."""

    day = models.DateField(default=timezone.localdate)
    reason = models.CharField(_("why"), max_length=9, choices=Dropped)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "reason"]
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="dropped_mail_one_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.get_reason_display()} {self.number}"
