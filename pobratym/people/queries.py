"""Who may act for the platform as a whole, and what each person has begun to write."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import NotAllowed, SecondFactorMissing
from pobratym.people.models import Draft, User
from pobratym.people.rules import MODERATORS, PLATFORM_MAY, PlatformDeed
from pobratym.people.rules.sessions import limits_of


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


def has_second_factor(user: User) -> bool:
    """An app that shows codes, or a security key. Codes for the day when it is lost are none by themselves."""
    types = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=types).exists())


def ensure_second_factor(by: User) -> None:
    """Asked where a stolen password would do most harm: the back office, a signature.

    Raises SecondFactorMissing where the person signs in by a password alone and the instance demands more.
    """
    if settings.SECOND_FACTOR_REQUIRED and not has_second_factor(by):
        raise SecondFactorMissing


def open_sessions(user: User) -> QuerySet[UserSession]:
    """Where the person is signed in now, newest first."""
    now = timezone.now()
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    began = UserSession.objects.filter(created_at__gt=now - limits_of(is_staff=user.is_staff).longest)
    listed: QuerySet[UserSession] = began.filter(user=user, session_key__in=alive).order_by("-created_at")
    return listed


def sessions_over() -> QuerySet[Session]:
    """Those that have lasted as long as any may, of whom nobody has come since to be told."""
    now = timezone.now()
    of_staff, of_members = (
        Q(user__is_staff=each, created_at__lt=now - limits_of(is_staff=each).longest) for each in (True, False)
    )
    over = UserSession.objects.filter(of_staff | of_members)
    return Session.objects.filter(session_key__in=over.values("session_key"))


def draft_of(person: User, form: str) -> Draft | None:
    """What she has typed into the form and not sent."""
    return Draft.objects.filter(person=person, form=form).first()


def drafts_of(person: User) -> QuerySet[Draft]:
    """All that she has begun, the latest first."""
    return Draft.objects.filter(person=person).order_by("-saved_at", "-pk")
