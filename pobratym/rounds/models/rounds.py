"""A round with its rules and its participants."""

from datetime import date, time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.rounds.workflow import CHANGEABLE, PAIRS_SEEN, SEEN_BY_SIDES, UNDER_WAY, Presence, Status

MOST_PARTNERS = 20
SHORTEST, LONGEST = 10, 240  # minutes of a talk
LONGEST_PAUSE = 120
_OPENS, _CLOSES = time(9, 0), time(17, 0)


class RoundQuerySet(models.QuerySet["Round"]):
    """Adjectives for rounds."""

    def seen_by_sides(self) -> "RoundQuerySet":
        return self.filter(status__in=SEEN_BY_SIDES)

    def under_way(self) -> "RoundQuerySet":
        return self.filter(status__in=UNDER_WAY)


class Round(models.Model):
    """A round: when one registers and talks, how many partners one meets, how long a talk is."""

    name = LocalizedTextField(_("name"), max_length=200, required_languages=("uk", "en"))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DRAFTED)
    registration_until = models.DateField(_("registration until"))
    talks_from = models.DateField(_("talks from"))
    talks_until = models.DateField(_("talks until"))
    most_partners = models.PositiveSmallIntegerField(
        _("partners that one may meet at most"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PARTNERS)],
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes of a talk"), default=30, validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)]
    )
    pause = models.PositiveSmallIntegerField(
        _("minutes of a break"), default=10, validators=[MaxValueValidator(LONGEST_PAUSE)]
    )
    opens = models.TimeField(
        _("talks begin at the earliest"), default=_OPENS, help_text=_("By the clock of each side.")
    )
    closes = models.TimeField(_("talks end at the latest"), default=_CLOSES, help_text=_("By the clock of each side."))
    languages = models.JSONField(_("languages of the talks"), default=list)
    interpreters = models.JSONField(
        _("interpreters"), default=dict, blank=True, help_text=_("Language -> how many at once, with Ukrainian.")
    )
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    proposed_at = models.DateTimeField(_("pairs proposed"), null=True, blank=True)
    blocking_pairs = models.PositiveIntegerField(_("blocking pairs"), null=True, blank=True)
    needs_repeat = models.BooleanField(
        default=False, help_text=_("Something was pinned, forbidden or answered since the pairs were proposed.")
    )

    names_people = (Naming("opened_by", _("Rounds that you opened"), ("name", "opened_at", "status")),)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-talks_from", "-pk"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(registration_until__lt=F("talks_from")) & Q(talks_from__lte=F("talks_until")),
                name="round_dates_in_order",
                violation_error_message=_("Registration ends before the talks begin, and these end no earlier."),
            ),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")),
                name="round_hours_in_order",
                violation_error_message=_("The hours of the talks begin before they end."),
            ),
            models.CheckConstraint(
                condition=Q(most_partners__gte=1, most_partners__lte=20, minutes__gte=10, minutes__lte=240)
                & Q(pause__lte=120),
                name="round_rules_within_bounds",
                violation_error_message=_("From 1 to 20 partners, from 10 to 240 minutes a talk, a break up to 120."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_changeable(self) -> bool:
        return self.status in CHANGEABLE

    @property
    def are_pairs_seen(self) -> bool:
        return self.status in PAIRS_SEEN

    def takes_registrations(self, today: date) -> bool:
        """Whether one can register, change it or take it back today."""
        return self.status == Status.REGISTRATION and today <= self.registration_until


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Adjectives for participants."""

    def registered(self) -> "ParticipantQuerySet":
        return self.filter(presence=Presence.REGISTERED)

    def with_places(self) -> "ParticipantQuerySet":
        """With what a caption needs at hand."""
        return self.select_related("municipality__country", "municipality__region", "municipality__parent")


class Participant(models.Model):
    """A municipality in a round: how many it would meet, in which languages, on which days it can."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.PROTECT, related_name="+"
    )
    presence = models.CharField(_("presence"), max_length=12, choices=Presence, default=Presence.INVITED)
    capacity = models.PositiveSmallIntegerField(_("partners that it would meet"), default=1)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    days = models.JSONField(_("days on which it can"), default=list, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming("invited_by", _("Invitations to rounds that you sent"), ("changed_at", "presence")),
        Naming(
            "registered_by",
            _("Registrations for rounds that you made"),
            ("capacity", "languages", "days", "changed_at", "presence"),
        ),
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("participant of a round")
        verbose_name_plural = _("participants of rounds")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "municipality"],
                name="participant_once_a_round",
                violation_error_message=_("This municipality is in the round already."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=20),
                name="participant_capacity",
                violation_error_message=_("From 1 to 20 partners."),
            ),
            models.CheckConstraint(
                condition=~Q(presence="registered") | Q(registered_by__isnull=False),
                name="participant_registered_by_somebody",
                violation_error_message=_("Somebody must have registered it."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality)

    @property
    def is_registered(self) -> bool:
        return self.presence == Presence.REGISTERED

    @property
    def days_it_can(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.days]
