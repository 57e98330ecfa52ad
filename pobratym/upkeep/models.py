"""When each job of the service last ran."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """The last run of a job, one row a job; the claim keeps two workers from doing it twice."""

    name = models.CharField(_("job"), max_length=60, primary_key=True)
    started_at = models.DateTimeField(_("last begun"), null=True)
    finished_at = models.DateTimeField(_("last done"), null=True)
    claimed_by = models.CharField(max_length=120, blank=True, help_text=_("host and process of the worker at it"))
    claimed_until = models.DateTimeField(null=True)
    problem = models.CharField(_("what went wrong"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self) -> str:
        return self.name
