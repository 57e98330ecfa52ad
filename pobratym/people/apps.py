from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.people.sentences import SENTENCES


class PeopleConfig(AppConfig):
    """Accounts of people and what the platform lets each do."""

    name = "pobratym.people"
    label = "people"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        sentences.register(SENTENCES, changes=())
