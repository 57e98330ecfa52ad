from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from pobratym.journal.grants import journal_cannot_be_rewritten


class JournalConfig(AppConfig):
    """The ledger of who did what."""

    name = "pobratym.journal"
    label = "journal"
    verbose_name = _("Journal")

    def ready(self) -> None:
        register(journal_cannot_be_rewritten, Tags.database, deploy=True)
