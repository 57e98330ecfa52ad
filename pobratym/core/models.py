"""What this database was made for; how often something was done of late; which forms were answered; the outbox."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connections, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NOT_SERVED = (
    "This database is a demonstration: its people, wishes and letters are made up. These settings serve the public "
    "(DEMONSTRATION_ALLOWED is False). Name an empty database in DATABASE_URL and run: manage.py prepare"
)


class InstanceKind(models.TextChoices):
    """Of a demonstration everybody knows that people, wishes and letters are made up; in a real one none are."""

    REAL = "real", _("real")
    DEMONSTRATION = "demonstration", _("demonstration")


class Instance(models.Model):
    """The kind of this instance: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(_("kind of instance"), max_length=13, choices=InstanceKind)
    began_at = models.DateTimeField(_("since"), default=timezone.now)
    # The same stands in the storages of its files, so that a host without them is known (core/stored_files.py).
    files_mark = models.CharField(_("mark of its files"), max_length=32, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("instance")
        verbose_name_plural = _("instances")
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="instance_is_one",
                violation_error_message=_("A database is one instance of Pobratym, of one kind."),
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        """Settings that serve the public refuse the database of a demonstration: `migrate` and `check --database`."""
        databases = [] if settings.DEMONSTRATION_ALLOWED else kwargs.get("databases") or []
        return [
            *super().check(**kwargs),
            *(Error(NOT_SERVED, id="core.E001") for name in databases if cls._is_demonstration(name)),
        ]

    @classmethod
    def _is_demonstration(cls, database: str) -> bool:
        """Whether that database is a demonstration; one that is not laid out yet is nothing."""
        is_laid_out = cls._meta.db_table in connections[database].introspection.table_names()
        return is_laid_out and cls.objects.using(database).filter(kind=InstanceKind.DEMONSTRATION).exists()


class Counted(models.Model):
    """How often somebody has done something since a while began (core/limits.py)."""

    key = models.CharField(max_length=120, primary_key=True)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"


class SignInAttempts(models.Model):
    """The table of the cache `limits`, in which the sign-in library counts; the columns are Django's."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key


class AnsweredForm(models.Model):
    """A form that was sent and answered, with the record that came of it: sent again it leads to the same one
    (core/forms.py). Kept for a day."""

    key = models.CharField(max_length=64, primary_key=True)
    record_type = models.CharField(max_length=80, blank=True)
    record_id = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.record_type} {self.record_id}"


class MailStatus(models.TextChoices):
    """Where a mail stands; what is claimed or tried again is still waiting."""

    WAITING = "waiting", _("waits")
    DELIVERED = "delivered", _("handed over")
    FAILED = "failed", _("given up")


class OutgoingMail(models.Model):
    """The outbox: a letter to one person, filed in the transaction of the change it tells of.

    What was handed over keeps neither address nor text; the row goes after a few days (settings.MAIL_KEPT).
    """

    message_id = models.CharField(max_length=200, unique=True)
    kind = models.CharField(_("kind of letter"), max_length=100, blank=True, help_text=_("the name of its template"))
    recipient = models.CharField(_("to"), max_length=320, blank=True)
    letter = models.JSONField(null=True)
    status = models.CharField(_("state"), max_length=9, choices=MailStatus, default=MailStatus.WAITING)
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    problem = models.CharField(_("what the mail server said"), max_length=300, blank=True)
    claimed_by = models.CharField(max_length=120, blank=True, help_text=_("host and process of the worker at it"))
    claimed_until = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(_("handed over or given up"), null=True)

    class Meta:
        ordering = ["due_at", "id"]
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        indexes = [models.Index(fields=["due_at", "id"], name="outgoing_mail_waiting", condition=Q(status="waiting"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="waiting", settled_at__isnull=True)
                | Q(status__in=["delivered", "failed"], settled_at__isnull=False),
                name="outgoing_mail_settled_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="delivered") | Q(recipient="", letter__isnull=True),
                name="outgoing_mail_delivered_is_forgotten",
            ),
            models.CheckConstraint(
                condition=Q(claimed_by="", claimed_until__isnull=True)
                | (~Q(claimed_by="") & Q(claimed_until__isnull=False)),
                name="outgoing_mail_claim_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind or self.message_id}: {self.get_status_display()}"
