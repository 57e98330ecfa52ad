from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences


class RegistryConfig(AppConfig):
    """What the state says."""

    name = "pobratym.registry"
    label = "registry"
    verbose_name = _("Registry")

    def ready(self) -> None:
        sentences.register(
            {
                "registry.imported": _("A source of the registry was imported."),
                "registry.municipality_added": _("A municipality was added to the registry."),
                "registry.corrected": _("A fact in the registry was corrected."),
                "registry.correction_undone": _("A correction of the registry was undone."),
            }
        )
