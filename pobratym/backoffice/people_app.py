"""Wagtail's app of users, with our list of accounts (a module of its own: Django takes an apps.py's only config)."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    """The same app, another view of it."""

    user_viewset = "pobratym.backoffice.people.AccountsViewSet"
