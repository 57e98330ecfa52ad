from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences as journal_sentences
from pobratym.journal.areas import Area
from pobratym.partnerships.sentences import SENTENCES


class PartnershipsConfig(AppConfig):
    """The register of links."""

    name = "pobratym.partnerships"
    label = "partnerships"
    verbose_name = _("Partnerships")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=(Area.PARTNERSHIPS,))
