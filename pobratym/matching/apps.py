from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences as journal_sentences
from pobratym.matching.sentences import SENTENCES


class MatchingConfig(AppConfig):
    """The matchmaker."""

    name = "pobratym.matching"
    label = "matching"
    verbose_name = _("Matching")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=())  # its own people alone are shown what they settle
