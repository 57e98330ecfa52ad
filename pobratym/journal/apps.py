from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """The ledger of who did what."""

    name = "pobratym.journal"
    label = "journal"
    verbose_name = _("Journal")
