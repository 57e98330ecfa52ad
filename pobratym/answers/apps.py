from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.answers.sentences import SENTENCES
from pobratym.journal import sentences as journal_sentences


class AnswersConfig(AppConfig):
    """Answers of town halls that have no account."""

    name = "pobratym.answers"
    label = "answers"
    verbose_name = _("Answers without an account")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=())  # letters are read by the two sides only
