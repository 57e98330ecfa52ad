"""Meetings of two sides of a letter: up to three times proposed, one chosen."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.introductions.models import Introduction
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, OneMunicipalityField, WhenMerged
from pobratym.talks.workflow import MeetingStatus

SHORTEST, LONGEST = 15, 240  # minutes
# Bounded: a host, then no blanks, quotes or angles. What is shown is a link that people follow.
HTTPS = RegexValidator(
    r"^https://[A-Za-z0-9.\-]{1,253}(:\d{1,5})?(/[^\s<>\"'\\]{0,250})?\Z",
    _("Give the full address of the meeting room, beginning with https://."),
)


class ChosenZone(models.Model):
    """The time zone of a municipality in a country that has several: its people say which, nobody guesses."""

    municipality = OneMunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="+"
    )
    zone = models.CharField(_("time zone"), max_length=40)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming("chosen_by", _("Time zones that you have chosen for a municipality"), ("zone", "chosen_at")),
    )

    class Meta:
        verbose_name = _("time zone")
        verbose_name_plural = _("time zones")

    def __str__(self) -> str:
        return self.zone


class Meeting(models.Model):
    """A conversation by video or on the spot. Private to the two sides for good: nothing of it is published."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="meetings")
    status = models.CharField(_("status"), max_length=10, choices=MeetingStatus, default=MeetingStatus.PROPOSED)
    sequence = models.PositiveIntegerField(default=0, help_text=_("Grows with each change that calendars learn of."))
    # Whose times they are: the other side chooses.
    proposed_for = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        stays_with=("introduction__sender", "introduction__receiver"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    link = models.CharField(_("link to the meeting room"), max_length=300, blank=True, validators=[HTTPS])
    interpreter_from = models.CharField(_("interpreter from"), max_length=3, blank=True)
    interpreter_to = models.CharField(_("interpreter to"), max_length=3, blank=True)
    word = models.TextField(_("a word to the other side"), max_length=500, blank=True)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    chosen_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    names_people = (
        Naming("proposed_by", _("Meetings that you proposed"), ("status", "proposed_at", "link", "word")),
        Naming("chosen_by", _("Meetings whose time you chose"), ("status", "chosen_at")),
        Naming("cancelled_by", _("Meetings that you cancelled"), ("cancelled_at", "word")),
    )

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(status="proposed"),
                name="meeting_one_proposal_a_letter",
                violation_error_message=_("Times for a meeting are proposed already. Choose one of them first."),
            ),
            models.CheckConstraint(
                condition=~Q(status="agreed") | Q(chosen_at__isnull=False),
                name="meeting_agreed_by_somebody",
                violation_error_message=_("Somebody must have chosen the time."),
            ),
            set_together(
                "chosen_by", "chosen_at", name="meeting_choice_whole", message=_("A choice has a time and a person.")
            ),
            set_together(
                "cancelled_by",
                "cancelled_at",
                name="meeting_cancelling_whole",
                message=_("Cancelling has a time and a person."),
            ),
            models.CheckConstraint(
                condition=Q(interpreter_from="", interpreter_to="")
                | (~Q(interpreter_from="") & ~Q(interpreter_to="") & ~Q(interpreter_from=models.F("interpreter_to"))),
                name="meeting_interpreter_between_two",
                violation_error_message=_("An interpreter works between two different languages: choose both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction} {self.proposed_at:%Y-%m-%d}"

    @property
    def chosen(self) -> "MeetingTime | None":
        """The time that holds, where one is chosen."""
        return next((each for each in self.times.all() if each.is_chosen), None)

    @property
    def is_over(self) -> bool:
        chosen = self.chosen
        return chosen is not None and chosen.ends_at <= timezone.now()


class MeetingTime(models.Model):
    """One of the times proposed. A meeting has one chosen time at most: the database sees to it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField(_("beginning"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)]
    )
    is_chosen = models.BooleanField(_("chosen"), default=False)

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("time of a meeting")
        verbose_name_plural = _("times of meetings")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "starts_at"],
                name="meeting_time_once",
                violation_error_message=_("The same time stands there twice."),
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(is_chosen=True),
                name="meeting_time_one_chosen",
                violation_error_message=_("Another time has been chosen already."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=15, minutes__lte=240),
                name="meeting_time_length",
                violation_error_message=_("A meeting takes from 15 to 240 minutes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} UTC"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
