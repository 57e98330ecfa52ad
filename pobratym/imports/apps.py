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
            },
            changes=(Area.REGISTRY, Area.NAMES),
        )
