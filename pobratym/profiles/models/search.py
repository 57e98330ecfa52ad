"""Whether a municipality seeks a partner, and of what kind."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.text_fields import LocalizedTextField
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import OneMunicipalityField, WhenMerged
from pobratym.profiles.models.reviewed import (
    KEPT_FOR_REVIEW,
    ReviewedManager,
    ReviewedText,
    UnreviewedTooManager,
)
from pobratym.profiles.models.visible import Audience
from pobratym.profiles.vocabulary import NotSeeking, Term


class PartnerSearch(ReviewedText):
    """Whether a municipality seeks a partner, of what kind, and how many talks it can hold at a time."""

    TEXTS = ("note", "not_wanted")
    VISIBILITY = {
        Audience.PUBLIC: (
            *("municipality", "is_seeking", "types", "countries", "sizes", "note", "capacity", "since"),
            *("languages", "wanted_forms", "term", "exit_questions", "not_wanted", "reason_not_seeking"),
        ),
        Audience.NEVER: KEPT_FOR_REVIEW,
    }

    municipality = OneMunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="partner_search"
    )
    is_seeking = models.BooleanField(_("we are looking for a partner"), default=False)
    types = models.JSONField(_("kinds of partnership wanted"), default=list, blank=True)
    countries = models.JSONField(_("countries preferred"), default=list, blank=True)
    sizes = models.JSONField(_("sizes preferred"), default=list, blank=True)
    note = LocalizedTextField(_("who we are looking for"), max_length=1500, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("talks at a time"),
        default=3,
        validators=[MaxValueValidator(20)],
        help_text=_("How many talks you can hold at once."),
    )
    since = models.DateField(_("seeking since"), null=True, blank=True)

    languages = models.JSONField(_("languages preferred"), default=list, db_default=[], blank=True)
    wanted_forms = models.JSONField(_("forms of cooperation wanted"), default=list, db_default=[], blank=True)
    term = models.CharField(_("for how long"), max_length=12, choices=Term, blank=True, default="", db_default="")
    exit_questions = models.JSONField(_("questions after the trial"), default=list, db_default=[], blank=True)
    not_wanted = LocalizedTextField(_("what we would not want"), max_length=800, blank=True, db_default={})
    reason_not_seeking = models.CharField(
        _("why no partner is sought"), max_length=10, choices=NotSeeking, blank=True, default="", db_default=""
    )

    objects = ReviewedManager()
    including_unreviewed = UnreviewedTooManager()

    class Meta:
        verbose_name = _("search for a partner")
        verbose_name_plural = _("searches for a partner")
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__range=(0, 20)),
                name="partner_search_capacity_possible",
                violation_error_message=_("Name a number of talks from 0 to 20."),
            )
        ]

    def __str__(self) -> str:
        return str(self.municipality)
