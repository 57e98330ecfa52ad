from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.journal.areas import Area
from pobratym.profiles.sentences import SENTENCES


class ProfilesConfig(AppConfig):
    """What a municipality says of itself."""

    name = "pobratym.profiles"
    label = "profiles"
    verbose_name = _("Profiles")

    def ready(self) -> None:
        sentences.register(SENTENCES, changes=(Area.PROFILES,))
