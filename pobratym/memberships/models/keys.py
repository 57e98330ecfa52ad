"""Keys that open one door once: sent by mail or on paper, kept as digests only."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OneTimeKey(models.Model):
    """What all of them have. The key itself stands in the letter alone; here is its digest (rules/keys.py)."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        abstract = True
