from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.delivery.sentences import SENTENCES
from pobratym.journal import sentences as journal_sentences


class DeliveryConfig(AppConfig):
    """How a letter to a town hall that is not here leaves the platform."""

    name = "pobratym.delivery"
    label = "delivery"
    verbose_name = _("Deliveries of letters")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=())  # read by the two sides and by moderators only
