from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pobratym.gateways.translating import translator
from pobratym.journal import sentences
from pobratym.journal.areas import Area
from pobratym.profiles.sentences import SENTENCES


class ProfilesConfig(AppConfig):
    """What a municipality says of itself."""

    name = "pobratym.profiles"
    label = "profiles"
    verbose_name = _("Profiles")

    def ready(self) -> None:
        try:
            translator(settings.TRANSLATOR_URL)
        except ValueError as error:
            raise ImproperlyConfigured(str(error)) from error
        sentences.register(SENTENCES, changes=(Area.PROFILES,))
