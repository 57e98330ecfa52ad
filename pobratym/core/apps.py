from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The ground: time, fields, constraints, errors, mail."""

    name = "pobratym.core"
    label = "core"
    verbose_name = _("Ground")
