from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """What the state says."""

    name = "pobratym.registry"
    label = "registry"
    verbose_name = _("Registry")
