"""Partners of partners: who could introduce whom, and who has been asked."""

from django.db.models import Exists, OuterRef, QuerySet

from pobratym.introductions.models import Introduction
from pobratym.partnerships.queries import partners_of_both
from pobratym.places.models import Municipality
from pobratym.talks.models import IntroductionRequest
from pobratym.talks.queries.shared import threads
from pobratym.talks.workflow import RequestStatus


def can_introduce(asker: Municipality, third: Municipality) -> list[Municipality]:
    """Municipalities with a signed, public partnership with both, that somebody represents here; by name."""
    return sorted(partners_of_both(asker.pk, third.pk), key=lambda each: str(each.name))


def introduced_by(letter: Introduction) -> IntroductionRequest | None:
    """The common partner's agreement that this letter rests on, where there is one."""
    agreed = IntroductionRequest.objects.filter(status=RequestStatus.AGREED)
    return agreed.filter(asker=letter.sender_id, third=letter.receiver_id).select_related("common__country").first()


def requests_of(asker: Municipality, third: Municipality) -> QuerySet[IntroductionRequest]:
    """What the asker has asked about this municipality, the newest first; `has_thread`: the three can write."""
    found = IntroductionRequest.objects.filter(asker=asker, third=third).select_related("common")
    return found.annotate(has_thread=Exists(threads().filter(pk=OuterRef("pk"))))


def requests_to(*common: Municipality) -> QuerySet[IntroductionRequest]:
    """What others ask of these municipalities and they have not answered, the longest waiting first."""
    waiting = IntroductionRequest.objects.filter(common__in=common, status=RequestStatus.ASKED)
    return waiting.select_related("asker", "third", "asked_by").order_by("asked_at")
