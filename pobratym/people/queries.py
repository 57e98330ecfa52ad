"""Who may act for the platform as a whole."""

from django.db.models import Q, QuerySet

from pobratym.people.models import User
from pobratym.people.rules import MODERATORS


def moderators() -> QuerySet[User]:
    """Those who decide the queues of the back office."""
    return User.objects.filter(Q(groups__name=MODERATORS) | Q(is_superuser=True), is_active=True).distinct()


def is_moderator(user: User) -> bool:
    """May decide requests and queues of the back office."""
    return user.is_active and (user.is_superuser or user.groups.filter(name=MODERATORS).exists())
