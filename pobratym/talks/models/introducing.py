"""A partner of a partner: a municipality asks its partner to introduce it to another partner of that one."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.talks.workflow import RequestStatus

_THREE = _("One of them asked to be introduced to the other, so they are not one municipality.")


class IntroductionRequest(models.Model):
    """`asker` asks `common` to introduce it to `third`."""

    asker = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="third",
        refusal=_THREE,
        on_delete=models.PROTECT,
        related_name="+",
    )
    common = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="asker",
        refusal=_THREE,
        on_delete=models.PROTECT,
        related_name="+",
    )
    third = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="common",
        refusal=_THREE,
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("why you wish to be introduced"), max_length=1500)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(_("status"), max_length=10, choices=RequestStatus, default=RequestStatus.ASKED)
    word = models.TextField(_("a word of the common partner"), max_length=500, blank=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    # The common partner has introduced them and leaves the thread of three to its own two.
    left_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    names_people = (
        Naming("asked_by", _("Requests to be introduced that you made"), ("text", "asked_at", "status")),
        Naming("settled_by", _("Requests to be introduced that you answered"), ("word", "settled_at", "status")),
        Naming("left_by", _("Conversations of three that you left"), ("left_at",)),
    )

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("request to be introduced")
        verbose_name_plural = _("requests to be introduced")
        constraints = [
            models.UniqueConstraint(
                fields=["asker", "third"],
                condition=Q(status__in=["asked", "agreed"]),
                name="introduction_request_one_open",
                violation_error_message=_("A partner has been asked to introduce you already."),
            ),
            models.CheckConstraint(
                condition=~Q(asker=F("common")) & ~Q(asker=F("third")) & ~Q(common=F("third")),
                name="introduction_request_of_three",
                violation_error_message=_("These are three different municipalities."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="introduction_request_has_text",
                violation_error_message=_("Say why you wish to be introduced."),
            ),
            models.CheckConstraint(
                condition=Q(status="asked", settled_at__isnull=True)
                | (~Q(status="asked") & Q(settled_at__isnull=False)),
                name="introduction_request_settled",
                violation_error_message=_("An answer has a time."),
            ),
            set_together(
                "left_by",
                "left_at",
                name="introduction_request_leaving_whole",
                message=_("Leaving has a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asker} → {self.common} → {self.third}"

    @property
    def sides(self) -> tuple[int, int, int]:
        """Numbers of the three."""
        return self.asker_id, self.common_id, self.third_id
