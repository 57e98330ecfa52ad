from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    """The register of links."""

    name = "pobratym.partnerships"
    label = "partnerships"
    verbose_name = _("Partnerships")
