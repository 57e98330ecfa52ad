from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The entrance for those who have signed in: their account, their municipality, its profile and candidates."""

    name = "pobratym.desk"
    label = "desk"
    verbose_name = _("My dashboard")
