from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.journal.areas import Area


class PlacesConfig(AppConfig):
    """What the state says and what people put right."""

    name = "pobratym.places"
    label = "places"
    verbose_name = _("Registry")

    def ready(self) -> None:
        sentences.register(
            {
                "places.municipality_added": _("A municipality was added to the registry."),
                "places.corrected": _("A fact in the registry was corrected."),
                "places.added": _("A municipality was added to the registry by hand."),
                "places.merged": _("A duplicate in the registry was merged with another record."),
                "places.renamed": _("A municipality was renamed."),
                "places.ended": _("A municipality came to an end."),
                "places.identifier": _("An identifier of a municipality was changed."),
                "places.reassigned": _("A municipality belongs to another unit or is of another kind since a day."),
                "places.change_undone": _("A change of the registry was undone."),
                "places.correction_undone": _("A correction of the registry was undone."),
            },
            changes=(Area.REGISTRY, Area.NAMES),
        )
        sentences.register({"places.status": _("A territory status was changed.")}, changes=(Area.REGISTRY,))
