"""What the receiver's people keep beside a letter: who has it, notes, whom it might be passed on to, reminders."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming, WhenErased
from pobratym.introductions.models.letters import Introduction
from pobratym.introductions.workflow import PassingStatus
from pobratym.memberships.models import Organisation
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, OneMunicipalityField, WhenMerged


class AnswerPeriod(models.Model):
    """Within how many days a municipality means to answer a letter; without a row DEFAULT_DAYS.

    First answers of town halls take four to eight weeks where nobody reminds (domain/letters.md); a letter nobody
    decides expires after ninety days, so a period is shorter.
    """

    DEFAULT_DAYS = 30
    SHORTEST, LONGEST = 10, 75

    municipality = OneMunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="+"
    )
    days = models.PositiveSmallIntegerField(
        _("days to answer a letter"),
        default=DEFAULT_DAYS,
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )

    class Meta:
        verbose_name = _("time to answer")
        verbose_name_plural = _("times to answer")
        constraints = [
            models.CheckConstraint(
                condition=Q(days__range=(10, 75)),
                name="answer_period_possible",
                violation_error_message=_("Name a number of days from 10 to 75."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.days}"


class Assignment(models.Model):
    """Who of the receiver's people has the letter. It goes where its letter goes."""

    introduction = models.OneToOneField(Introduction, on_delete=models.CASCADE, related_name="assignment")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming("person", _("Letters that you are to answer"), ("introduction_id", "assigned_at"), WhenErased.GOES),
        Naming("assigned_by", _("Letters that you gave a colleague to answer"), ("introduction_id", "assigned_at")),
    )

    class Meta:
        verbose_name = _("letter to be answered by a person")
        verbose_name_plural = _("letters to be answered by a person")

    def __str__(self) -> str:
        return f"{self.introduction} · {self.person}"


class Note(models.Model):
    """What one of the receiver's people tells her colleagues about a letter. Rows are only added; the sender never sees
    them."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="notes")
    # A note goes where its letter goes.
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        stays_with=("introduction__sender", "introduction__receiver"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    author = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("internal note"), max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming("author", _("Internal notes about letters that you wrote"), ("text", "written_at"), WhenErased.GOES),
    )

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="note_not_empty",
                violation_error_message=_("The note is empty. Write a few words."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.introduction} · {self.written_at:%Y-%m-%d}"


class PassingOn(models.Model):
    """The receiver would pass a letter on to somebody whom it suits better; its sender agrees, or does not."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="passings_on")
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    words = models.TextField(_("why you pass it on"), max_length=1000, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=PassingStatus, default=PassingStatus.PROPOSED)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    draft = models.ForeignKey(Introduction, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    names_people = (
        Naming("proposed_by", _("Letters that you proposed to pass on"), ("words", "proposed_at"), emptied=("words",)),
        Naming("answered_by", _("Your answers to proposals to pass a letter on"), ("status", "answered_at")),
    )

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("letter to be passed on")
        verbose_name_plural = _("letters to be passed on")
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=False, organisation__isnull=True)
                | Q(municipality__isnull=True, organisation__isnull=False),
                name="passing_on_to_one",
                violation_error_message=_("Choose a municipality or an organisation."),
            ),
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(status="proposed"),
                name="passing_on_one_open",
                violation_error_message=_("The sender has not answered your earlier proposal yet."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="passing_on_answer_whole",
                violation_error_message=_("An answer must have a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction} → {self.to}"

    @property
    def to(self) -> Municipality | Organisation:
        """Whom it would be passed on to."""
        found = self.municipality or self.organisation
        if found is None:
            raise ValueError("a letter is passed on to somebody")
        return found


class ReminderKind(models.TextChoices):
    """Which reminder: before the day by which an answer is due, to whoever has the letter; on it, to a second one."""

    BEFORE = "before", _("some days before")
    DUE = "due", _("on the day")


class Reminder(models.Model):
    """A person was reminded of a letter: once of each kind, whoever runs the job again."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=ReminderKind)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)

    names_people = (Naming("person", _("Reminders of letters that you got"), ("kind", "sent_at"), WhenErased.GOES),)

    class Meta:
        verbose_name = _("reminder of a letter")
        verbose_name_plural = _("reminders of letters")
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "kind", "person"],
                name="reminder_once",
                violation_error_message=_("This person was reminded already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.introduction} · {self.kind}"
