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
                "registry.import_undone": _("An import of the registry was undone."),
                "registry.municipality_added": _("A municipality was added to the registry."),
                "registry.corrected": _("A fact in the registry was corrected."),
                "registry.added": _("A municipality was added to the registry by hand."),
                "registry.merged": _("A duplicate in the registry was merged with another record."),
                "registry.renamed": _("A municipality was renamed."),
                "registry.ended": _("A municipality came to an end."),
                "registry.identifier": _("An identifier of a municipality was changed."),
                "registry.status": _("A territory status was changed."),
                "registry.change_undone": _("A change of the registry was undone."),
                "registry.correction_undone": _("A correction of the registry was undone."),
                "registry.correction_suggested": _("A reader suggested to put something right in the registry."),
                "registry.suggestion_accepted": _("A moderator accepted a suggestion about the registry."),
                "registry.suggestion_declined": _("A moderator declined a suggestion about the registry."),
                "registry.suggestion_withdrawn": _("A reader took back a suggestion about the registry."),
                "registry.proposer_erased": _("The name and address of a reader who had suggested were erased."),
            }
        )
