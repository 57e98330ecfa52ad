from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.journal.areas import Area


class ImportsConfig(AppConfig):
    """Published files: read, compared, filed as an edition, reported, withdrawn."""

    name = "pobratym.imports"
    label = "imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        sentences.register(
            {
                "imports.imported": _("A source of the directory was imported."),
                "imports.import_undone": _("An import of the directory was undone."),
                "imports.town_hall_joined": _("A moderator joined an entry of a directory of town halls."),
                "imports.town_hall_left_out": _("A moderator left out an entry of a directory of town halls."),
            },
            changes=(Area.REGISTRY, Area.NAMES),
        )
