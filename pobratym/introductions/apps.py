from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.introductions.sentences import SENTENCES
from pobratym.journal import sentences as journal_sentences


class IntroductionsConfig(AppConfig):
    """First contact."""

    name = "pobratym.introductions"
    label = "introductions"
    verbose_name = _("First contacts")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=())  # letters are read by the two sides only
