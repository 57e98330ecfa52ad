"""The ledger: append-only entries in a hash chain, without foreign keys, so that nothing can pull a page out of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """Who did what for which municipality, when. Written in the transaction of the change it tells of."""

    occurred_at = models.DateTimeField(_("when"))
    verb = models.CharField(
        _("what"), max_length=80, db_index=True, help_text=_("module.verb, as registered by the module")
    )
    actor_id = models.BigIntegerField(_("who"), null=True, help_text=_("number of the account; empty for the system"))
    municipality_id = models.BigIntegerField(_("for which municipality"), null=True, db_index=True)
    subject_type = models.CharField(_("kind of record"), max_length=80)
    subject_id = models.CharField(_("record"), max_length=80)
    details = models.JSONField(_("details"), default=dict, help_text=_("No names, addresses or texts of people."))
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="journal_entry_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["previous_hash"],
                name="journal_entry_one_successor",
                violation_error_message=_("Each journal entry has exactly one successor."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.occurred_at:%Y-%m-%d %H:%M} {self.verb} {self.subject_type} {self.subject_id}"


class Mark(models.Model):
    """How far an area of what the public is shown has come: the last entry that changed it. Kept answers carry it, so
    a change makes them fall in every process and on every host (docs/adr/0018)."""

    area = models.CharField(max_length=20, primary_key=True)
    # Both: after a change that was rolled back the database gives its number to the next one.
    number = models.BigIntegerField()
    raised_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.area} {self.number}"
