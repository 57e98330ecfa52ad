"""What the people of a municipality have settled about its candidates: whom they remember, whom they have put aside and
why, and what matters to them. None of it is shown to anybody else."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.core.personal_data import Naming
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


class Verdict(models.TextChoices):
    """What a municipality has settled about a candidate."""

    SHORTLISTED = "shortlisted", pgettext_lazy("a candidate", "on the shortlist")
    DISMISSED = "dismissed", pgettext_lazy("a candidate", "not for us")


class WhyNot(models.TextChoices):
    """Why a candidate is not for us. What each changes in the next list: matching/rules/aside.py."""

    TOO_LARGE = "too_large", _("It is too large for us")
    TOO_SMALL = "too_small", _("It is too small for us")
    TOO_FAR = "too_far", _("It is too far away")
    COUNTRY = "country", _("We do not look for a partner in this country")
    LANGUAGE = "language", _("We have no language in common")
    NO_CAPACITY = "no_capacity", _("It has no capacity for a new partner")
    OTHER = "other", _("Another reason")


class Considered(models.Model):
    """A candidate that a municipality remembers or has put aside: one or the other, or nothing (no row)."""

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="+"
    )
    candidate = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="+"
    )
    verdict = models.CharField(_("decision"), max_length=12, choices=Verdict)
    why_not = models.CharField(_("why it is not for you"), max_length=12, choices=WhyNot, blank=True)
    words = models.CharField(_("note for your colleagues"), max_length=300, blank=True)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming(
            "said_by",
            _("Candidates that you put on the shortlist or said were not for your municipality"),
            ("candidate_id", "verdict", "why_not", "words", "said_at"),
            emptied=("words",),
        ),
    )

    class Meta:
        ordering = ["-said_at", "-pk"]
        verbose_name = _("candidate that was considered")
        verbose_name_plural = _("candidates that were considered")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "candidate"],
                name="considered_once",
                violation_error_message=_("Your municipality has already decided about this candidate."),
            ),
            models.CheckConstraint(
                condition=~Q(municipality=F("candidate")),
                name="considered_is_another",
                violation_error_message=_("Choose another municipality than your own."),
            ),
            models.CheckConstraint(
                condition=Q(verdict="shortlisted", why_not="")
                | Q(
                    verdict="dismissed",
                    why_not__in=["too_large", "too_small", "too_far", "country", "language", "no_capacity", "other"],
                ),
                name="considered_why_not_where_dismissed",
                violation_error_message=_("Say why it is not for you."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} · {self.candidate}: {self.get_verdict_display()}"


class OwnWeight(models.Model):
    """How much a criterion counts for a municipality where it has saved its weights; without a row as the preset."""

    MOST = 10

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="+"
    )
    criterion = models.CharField(max_length=40)  # its key (matching/criteria); that of one that is gone counts nothing
    weight = models.FloatField()

    class Meta:
        verbose_name = _("weight of a criterion")
        verbose_name_plural = _("weights of criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "criterion"],
                name="own_weight_once",
                violation_error_message=_("This criterion has its weight already."),
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(0, 10)),
                name="own_weight_possible",
                violation_error_message=_("A weight is a number from 0 to 10."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} · {self.criterion}: {self.weight}"
