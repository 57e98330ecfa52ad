from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrespondenceConfig(AppConfig):
    """The entrance at which municipalities write to each other."""

    name = "pobratym.correspondence"
    label = "correspondence"
    verbose_name = _("Letters")
