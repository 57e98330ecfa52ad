from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    """The matchmaker."""

    name = "pobratym.matching"
    label = "matching"
    verbose_name = _("Matching")
