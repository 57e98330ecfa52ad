from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pobratym.gateways.scanning import is_address
from pobratym.journal import sentences as journal_sentences
from pobratym.talks.sentences import SENTENCES


class TalksConfig(AppConfig):
    """Two sides on their way to a partnership."""

    name = "pobratym.talks"
    label = "talks"
    verbose_name = _("Talks")

    def ready(self) -> None:
        journal_sentences.register(SENTENCES, changes=())  # talks are read by the two sides only
        if settings.CLAMAV_ADDRESS and not is_address(settings.CLAMAV_ADDRESS):
            raise ImproperlyConfigured("CLAMAV_ADDRESS is host:port, or the path of a socket of this machine")
