"""Who may act for the platform as a whole, and what each person has begun to write."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pobratym.core.errors import NotAllowed
from pobratym.people.models import Draft, User
from pobratym.people.rules import MODERATORS, PLATFORM_MAY, PlatformDeed


def moderators() -> QuerySet[User]:
    """Those who decide the queues of the back office."""
    return User.objects.filter(Q(groups__name=MODERATORS) | Q(is_superuser=True), is_active=True).distinct()


def administrators() -> QuerySet[User]:
    """Those who run the service, and whom its own letters go to."""
    return User.objects.filter(is_superuser=True, is_active=True).order_by("pk")


def is_moderator(user: User) -> bool:
    """May decide requests and queues of the back office."""
    return user.is_active and (user.is_superuser or user.groups.filter(name=MODERATORS).exists())


def may(user: User, deed: PlatformDeed) -> bool:
    """Whether one of the person's platform roles allows the deed; an administrator may everything."""
    if not user.is_active:
        return False
    roles = [role for role, deeds in PLATFORM_MAY.items() if deed in deeds]
    return user.is_superuser or user.groups.filter(name__in=roles).exists()


def ensure_may(by: User | None, deed: PlatformDeed) -> None:
    """The first line of a verb that only some people may call; None is the service itself (a command, a task).

    Raises NotAllowed where no platform role of the person allows the deed.
    """
    if by is not None and not may(by, deed):
        raise NotAllowed(_("This is for moderators of the platform. Ask one of them."))


def draft_of(person: User, form: str) -> Draft | None:
    """What she has typed into the form and not sent."""
    return Draft.objects.filter(person=person, form=form).first()


def drafts_of(person: User) -> QuerySet[Draft]:
    """All that she has begun, the latest first."""
    return Draft.objects.filter(person=person).order_by("-saved_at", "-pk")
