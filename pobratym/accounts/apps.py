from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who may act."""

    name = "pobratym.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
