from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.accounts.sentences import SENTENCES
from pobratym.journal import sentences


class AccountsConfig(AppConfig):
    """Who may act."""

    name = "pobratym.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        sentences.register(SENTENCES)
