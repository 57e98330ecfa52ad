from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences


class UpkeepConfig(AppConfig):
    """What the service does by itself: mail that waits, work of the registry, jobs at their time."""

    name = "pobratym.upkeep"
    label = "upkeep"
    verbose_name = _("Upkeep")

    def ready(self) -> None:
        sentences.register(
            {"upkeep.mail_sent_again": _("A mail that waited or had been given up was put in line again.")}, changes=()
        )
