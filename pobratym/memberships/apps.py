from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences
from pobratym.memberships.sentences import SENTENCES


class MembershipsConfig(AppConfig):
    """Who may act for a municipality."""

    name = "pobratym.memberships"
    label = "memberships"
    verbose_name = _("Memberships")

    def ready(self) -> None:
        sentences.register(SENTENCES)
