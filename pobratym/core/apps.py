from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.core.languages import fall_back_to_english


class CoreConfig(AppConfig):
    """The ground: time, fields, constraints, errors, mail."""

    name = "pobratym.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        fall_back_to_english()
