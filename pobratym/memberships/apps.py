from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.journal.areas import Area
from pobratym.memberships.sentences import REQUESTS, WHO_IS_HERE


class MembershipsConfig(AppConfig):
    """Who may act for a municipality."""

    name = "pobratym.memberships"
    label = "memberships"
    verbose_name = _("Memberships")

    def ready(self) -> None:
        sentences.register(REQUESTS, changes=())
        sentences.register(WHO_IS_HERE, changes=(Area.PROFILES,))
