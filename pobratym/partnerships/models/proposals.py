"""What one side proposes to the other."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.partnerships.models.partnerships import Partnership, PartnershipType, Party
from pobratym.partnerships.workflow import ProposalStatus, Stage
from pobratym.people.models import User


class Proposal(models.Model):
    """One side proposes kind, spheres and stage; the other confirms. At most one is open at a time.

    One that events have overtaken is closed by what happened: `overtaken_by` is the stage that came of it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="proposals")
    proposed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="proposals")
    proposer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(_("kind"), max_length=16, choices=PartnershipType)
    stage = models.CharField(_("stage reached"), max_length=20, choices=Stage)
    spheres = models.JSONField(_("fields of cooperation"), default=list)
    registration_number = models.CharField(
        _("number in the official register"), max_length=60, blank=True, db_default=""
    )
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    registration_act = models.CharField(_("act of registration"), max_length=300, blank=True, db_default="")
    note = models.TextField(_("note to the other side"), max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=ProposalStatus, default=ProposalStatus.OPEN)
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    overtaken_by = models.CharField(_("overtaken by"), max_length=20, choices=Stage, blank=True, db_default="")

    names_people = (
        Naming(
            "proposer",
            _("Proposals about a partnership that you made"),
            ("type", "stage", "note", "status", "proposed_at"),
        ),
        Naming(
            "decided_by",
            _("Proposals about a partnership that you decided"),
            ("status", "decided_at", "reason"),
        ),
    )

    class Meta:
        ordering = ["-proposed_at"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(status="open"),
                name="proposal_one_open",
                violation_error_message=_("A proposal is already waiting for an answer. Answer it first."),
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                | Q(decided_at__isnull=False, status="overtaken"),
                name="proposal_decision_whole",
                violation_error_message=_("A decision must have a time and a person."),
            ),
            models.CheckConstraint(
                condition=~Q(status="overtaken") | ~Q(overtaken_by=""),
                name="proposal_overtaken_by_a_stage",
                violation_error_message=_("Say what has overtaken the proposal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposed_by}: {self.get_type_display()}, {self.get_stage_display()}"
