from allauth.core.internal import ratelimit
from django.apps import AppConfig
from django.core.cache import caches
from django.utils.connection import ConnectionProxy
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The entrance for people."""

    name = "pobratym.web"
    label = "web"
    verbose_name = _("Web")

    def ready(self) -> None:
        # The sign-in library counts in the cache of pages and has no setting for another one (tests/core/test_limits).
        ratelimit.cache = ConnectionProxy(caches, "limits")
