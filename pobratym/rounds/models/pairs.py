"""Pairs of a round, what the two sides say of them, and the talks that follow."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.introductions.models import Introduction
from pobratym.people.models import User
from pobratym.rounds.models.rounds import Participant, Round
from pobratym.rounds.workflow import Standing

_SIDES = [
    f"{side}__municipality{what}" for side in ("hromada", "abroad") for what in ("__country", "__region", "__parent")
]


class PairQuerySet(models.QuerySet["Pair"]):
    """Adjectives for pairs."""

    def proposed(self) -> "PairQuerySet":
        return self.filter(is_proposed=True)

    def confirmed(self) -> "PairQuerySet":
        """Both sides said yes."""
        said_yes = Count("answers", filter=Q(answers__is_yes=True))
        return self.proposed().alias(said_yes=said_yes).filter(said_yes=2)

    def of(self, participant: Participant) -> "PairQuerySet":
        return self.filter(Q(hromada=participant) | Q(abroad=participant))

    def with_sides(self) -> "PairQuerySet":
        """With both municipalities, what tells them apart, and what they answered at hand."""
        return self.select_related(*_SIDES).prefetch_related("answers__participant__municipality")


class Pair(models.Model):
    """A hromada and a municipality abroad that a round brings together, or that moderators have said something of."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="pairs")
    hromada = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    abroad = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.OPEN)
    is_proposed = models.BooleanField(_("proposed"), default=False)
    fit_for_hromada = models.FloatField(_("how well it fits the hromada"), null=True, blank=True)
    fit_for_abroad = models.FloatField(_("how well it fits the municipality abroad"), null=True, blank=True)
    introduction = models.ForeignKey(Introduction, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PairQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("pair of a round")
        verbose_name_plural = _("pairs of rounds")
        constraints = [
            models.UniqueConstraint(
                fields=["hromada", "abroad"],
                name="pair_once_a_round",
                violation_error_message=_("The two are a pair already."),
            ),
            models.CheckConstraint(
                condition=~Q(hromada=F("abroad")),
                name="pair_of_two",
                violation_error_message=_("A pair is of two different municipalities."),
            ),
            models.CheckConstraint(
                condition=~Q(standing="forbidden", is_proposed=True),
                name="pair_forbidden_not_proposed",
                violation_error_message=_("A pair that is forbidden is not proposed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hromada} – {self.abroad}"

    def side_of(self, municipality_id: int) -> Participant:
        """The participant that this municipality (id) is."""
        return self.hromada if self.hromada.municipality_id == municipality_id else self.abroad

    def other_side(self, municipality_id: int) -> Participant:
        return self.abroad if self.hromada.municipality_id == municipality_id else self.hromada

    def answer_of(self, participant: Participant) -> "Answer | None":
        """What this side said; with_sides has it at hand."""
        return next((each for each in self.answers.all() if each.participant_id == participant.pk), None)

    @property
    def is_confirmed(self) -> bool:
        return sum(each.is_yes for each in self.answers.all()) == len(("hromada", "abroad"))

    @property
    def is_declined(self) -> bool:
        return any(not each.is_yes for each in self.answers.all())


class Answer(models.Model):
    """One side's yes or no to a pair."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    is_yes = models.BooleanField(_("yes"))
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming("answered_by", _("Pairs of rounds that you confirmed or declined"), ("is_yes", "answered_at")),
    )

    class Meta:
        verbose_name = _("answer to a pair")
        verbose_name_plural = _("answers to pairs")
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "participant"],
                name="answer_once_a_side",
                violation_error_message=_("This side has answered already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.is_yes}"


class TalkQuerySet(models.QuerySet["Talk"]):
    """Adjectives for talks."""

    def of(self, participant: Participant) -> "TalkQuerySet":
        return self.filter(Q(hromada=participant) | Q(abroad=participant))

    def with_sides(self) -> "TalkQuerySet":
        return self.select_related("pair", *_SIDES)


class Talk(models.Model):
    """When a pair talks. All talks of a round begin on one grid of times: who begins one is in no other."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    pair = models.OneToOneField(Pair, on_delete=models.CASCADE, related_name="talk")
    # Both stand here again for the sake of the two constraints.
    hromada = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    abroad = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField(_("beginning"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    interpreted = models.CharField(_("language that is interpreted"), max_length=3, blank=True)
    sequence = models.PositiveIntegerField(default=0, help_text=_("Grows with each change that calendars learn of."))

    objects = TalkQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("talk of a round")
        verbose_name_plural = _("talks of rounds")
        constraints = [
            models.UniqueConstraint(
                fields=[side, "starts_at"],
                name=f"talk_one_at_a_time_{side}",
                violation_error_message=_("This municipality is in another talk at that time."),
            )
            for side in ("hromada", "abroad")
        ]

    def __str__(self) -> str:
        return f"{self.pair} {self.starts_at:%Y-%m-%d %H:%M} UTC"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
