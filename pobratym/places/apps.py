from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.journal.areas import Area


class PlacesConfig(AppConfig):
    """What the state says and what people put right."""

    name = "pobratym.places"
    label = "places"
    verbose_name = _("Directory of municipalities")

    def ready(self) -> None:
        sentences.register(
            {
                "places.municipality_added": _("A municipality was added to the directory."),
                "places.corrected": _("A fact in the directory was corrected."),
                "places.added": _("A municipality was added to the directory by hand."),
                "places.merged": _("A duplicate in the directory was merged with another record."),
                "places.renamed": _("A municipality was renamed."),
                "places.ended": _("A municipality ceased to exist."),
                "places.identifier": _("An identifier of a municipality was changed."),
                "places.reassigned": _("A municipality belongs to another unit or is of another kind since a day."),
                "places.change_undone": _("A change of the directory was undone."),
                "places.correction_undone": _("A correction of the directory was undone."),
            },
            changes=(Area.REGISTRY, Area.NAMES),
        )
        sentences.register(
            {
                "places.status": _("A territory status was changed."),
                "places.authority": _("The authority in force in a municipality was changed."),
                "places.address": _("The website or the official mailbox of a municipality was changed."),
            },
            changes=(Area.REGISTRY,),
        )
