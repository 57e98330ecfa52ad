from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences as journal_sentences
from pobratym.mailroom.sentences import SENTENCES


class MailroomConfig(AppConfig):
    """Mail that comes in."""

    name = "pobratym.mailroom"
    label = "mailroom"
    verbose_name = _("Incoming e-mail")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=())  # letters are read by the two sides only
