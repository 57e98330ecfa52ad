from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    """What a municipality says of itself."""

    name = "pobratym.profiles"
    label = "profiles"
    verbose_name = _("Profiles")
