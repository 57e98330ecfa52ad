"""Threads of three: which there are, which can be written in, and what in them is new."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Membership
from pobratym.places.models import Municipality
from pobratym.talks.models import IntroductionRequest, SharedMessage, SharedReading
from pobratym.talks.workflow import TALKING, RequestStatus

_SIDES = ("asker", "common", "third")


def threads() -> QuerySet[IntroductionRequest]:
    """Requests with a thread: one that is open, or in which somebody has written. `is_open` says which it is."""
    written = Exists(SharedMessage.objects.filter(request=OuterRef("pk")))
    return IntroductionRequest.objects.annotate(is_open=_is_open()).filter(Q(is_open=True) | Q(written))


def threads_of(municipalities: Collection[int]) -> QuerySet[IntroductionRequest]:
    """Open threads in which these take part, with the three at hand, the youngest first."""
    own = list(municipalities)
    unread = Exists(unread_shared(own).filter(request=OuterRef("pk")))
    found = IntroductionRequest.objects.filter(_of(own), _is_open()).select_related(*_SIDES)
    return found.annotate(has_unread=unread).order_by("-pk")


def _is_open() -> Q:
    """It opens when the common partner has agreed, the third side has answered the asker's letter and all three are
    here; until then the third side knows of nothing that it could read. The common partner closes it by leaving."""
    letters = Introduction.objects.filter(sender=OuterRef("asker"), receiver=OuterRef("third"), status__in=TALKING)
    is_open = Q(Exists(letters), status=RequestStatus.AGREED, left_at__isnull=True)
    for side in _SIDES:
        is_open &= Q(Exists(Membership.objects.active().filter(municipality=OuterRef(side))))
    return is_open


def _of(municipalities: Collection[int], before: str = "") -> Q:
    """One of these is one of the three."""
    sides = [Q(**{f"{before}{side}__in": list(municipalities)}) for side in _SIDES]
    return sides[0] | sides[1] | sides[2]


def find_thread(municipality: Municipality, request_pk: int) -> IntroductionRequest | None:
    """The thread if this municipality is one of its three."""
    found = threads().filter(_of([municipality.pk]), pk=request_pk)
    return found.select_related(*(f"{side}__country" for side in _SIDES)).first()


def has_thread(request: IntroductionRequest) -> bool:
    """Whether the three can read or write there."""
    return threads().filter(pk=request.pk).exists()


def unread_shared(municipalities: Collection[int]) -> QuerySet[SharedMessage]:
    """What others have written to these municipalities that none of their people has read, the newest first."""
    own = list(municipalities)
    read = SharedReading.objects.filter(
        request=OuterRef("request"), municipality__in=own, read_at__gte=OuterRef("sent_at")
    )
    found = SharedMessage.objects.filter(_of(own, "request__"), ~Exists(read)).exclude(on_behalf_of__in=own)
    return found.order_by("-sent_at", "-pk")


def letter_of_thread(request: IntroductionRequest) -> Introduction | None:
    """The letter of the two that are introduced, which they go on writing about by themselves."""
    letters = Introduction.objects.filter(sender=request.asker_id, receiver=request.third_id, status__in=TALKING)
    return letters.order_by("-pk").first()
