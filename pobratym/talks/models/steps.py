"""The checklist and the notes that two sides in talks share."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.introductions.models import Introduction
from pobratym.people.models import User


class StepKind(models.TextChoices):
    """First steps of any partnership, in the order in which they are mostly taken. OWN is what the sides add."""

    CALL_HELD = "call_held", _("First call held")
    CONTACTS_NAMED = "contacts_named", _("Contact persons named on both sides")
    SPHERES_AGREED = "spheres_agreed", _("Fields of cooperation agreed")
    FIRST_PROJECT = "first_project", _("First small project chosen")
    COUNCIL_INFORMED = "council_informed", _("Council or its committee informed")
    DRAFT_BEGUN = "draft_begun", _("Draft agreement begun")
    OWN = "own", _("A step of our own")


class Step(models.Model):
    """A step that was ticked, or one that the two sides have added."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=20, choices=StepKind)
    text = models.CharField(_("own step"), max_length=200, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ticked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ticked_at = models.DateTimeField(null=True, blank=True)

    names_people = (
        Naming("added_by", _("First steps that you added in talks"), ("text",)),
        Naming("ticked_by", _("First steps that you ticked in talks"), ("kind", "text", "ticked_at")),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("first step")
        verbose_name_plural = _("first steps")
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "kind"],
                condition=~Q(kind="own"),
                name="step_once",
                violation_error_message=_("This step is on the list already."),
            ),
            models.CheckConstraint(
                condition=(Q(kind="own") & ~Q(text="")) | (~Q(kind="own") & Q(text="")),
                name="step_own_has_text",
                violation_error_message=_("Say what the step is."),
            ),
            set_together(
                "ticked_by", "ticked_at", name="step_tick_whole", message=_("A tick has a time and a person.")
            ),
        ]

    def __str__(self) -> str:
        return str(self.label)

    @property
    def label(self) -> str | Promise:
        return self.text or StepKind(self.kind).label


class Notes(models.Model):
    """What the two sides keep in mind together: one sheet, which either side writes on."""

    introduction = models.OneToOneField(Introduction, on_delete=models.CASCADE, related_name="shared_notes")
    text = models.TextField(_("notes"), max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    names_people = (Naming("written_by", _("Shared notes of talks that you wrote last"), ("text", "written_at")),)

    class Meta:
        verbose_name = _("notes")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.introduction}"
