from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences as journal_sentences
from pobratym.rounds.sentences import SENTENCES


class RoundsConfig(AppConfig):
    """Rounds in which many are paired at once."""

    name = "pobratym.rounds"
    label = "rounds"
    verbose_name = _("Rounds")

    def ready(self) -> None:
        journal_sentences.register(
            SENTENCES, changes=()
        )  # rounds are read by moderators and by their participants only
