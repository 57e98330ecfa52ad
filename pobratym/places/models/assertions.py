"""Who says what of a row of the registry."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.amendments import Amendment
from pobratym.places.models.editions import Edition


class AssertionQuerySet(models.QuerySet["Assertion"]):
    """Adjectives for assertions."""

    def in_force(self) -> "AssertionQuerySet":
        return self.filter(edition__withdrawn_at__isnull=True, amendment__withdrawn_at__isnull=True)

    def of_people(self) -> "AssertionQuerySet":
        """What a person said outright, not what came along when its municipality was merged."""
        return self.filter(amendment__isnull=False, is_carried=False)


class Assertion(models.Model):
    """Who says what of one row: an edition of a source, an amendment, or neither (what stood there before both).

    Only what a second voice speaks of is written down: a row that one edition filed and nobody contradicted has no
    assertion. `model` and `row` name the row, `values` map its columns to what they are said to hold, as JSON keeps
    it; `is_there` says of the row as a whole that it is there or not (None: nothing). The order of primary keys is the
    order in which it was said. `pobratym.places.assertions` settles the row that is shown.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, null=True, related_name="assertions")
    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, null=True, related_name="assertions")
    model = models.CharField(max_length=60)
    row = models.CharField(max_length=24)
    values = models.JSONField(default=dict)
    is_there = models.BooleanField(null=True)
    is_carried = models.BooleanField(
        default=False, help_text=_("It came along when its municipality was merged: a later edition may say otherwise.")
    )

    objects = AssertionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("assertion")
        verbose_name_plural = _("assertions")
        indexes = [models.Index(fields=["model", "row"], name="assertion_row")]
        constraints = [
            models.CheckConstraint(
                condition=Q(edition__isnull=True) | Q(amendment__isnull=True),
                name="assertion_of_one_voice",
                violation_error_message=_("An assertion must belong to an edition or to an amendment."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row}"
