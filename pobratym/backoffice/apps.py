from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class BackofficeConfig(AppConfig):
    """The entrance for staff."""

    name = "pobratym.backoffice"
    label = "backoffice"
    default = True
    verbose_name = _("Back office")


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's administration of accounts with our own forms: our people have one name and a language."""

    user_viewset = "pobratym.backoffice.people.PeopleViewSet"
