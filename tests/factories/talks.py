"""Meetings and files of talks in their states."""

from datetime import timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from pobratym.memberships.queries import people_of
from pobratym.places.models import Municipality
from pobratym.talks.models import Attachment, IntroductionRequest, Meeting, MeetingTime, SharedMessage
from pobratym.talks.workflow import MeetingStatus, RequestStatus
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory


class MeetingFactory(factory.django.DjangoModelFactory):
    """Two times proposed by the sender; `agreed=True`: the receiver has chosen the first."""

    class Meta:
        model = Meeting

    class Params:
        agreed = factory.Trait(
            status=MeetingStatus.AGREED,
            chosen_by=factory.SubFactory(UserFactory),
            chosen_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=2)),
            sequence=1,
        )

    introduction = factory.SubFactory(IntroductionFactory, accepted=True)
    proposed_for = factory.SelfAttribute("introduction.sender")
    proposed_by = factory.SubFactory(UserFactory)

    @factory.post_generation
    def times(self, create, starts, **_more):
        """`times=[a moment, …]`; each takes an hour."""
        tomorrow = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7)
        for number, at in enumerate(starts or [tomorrow, tomorrow + timedelta(days=1)]):
            is_chosen = number == 0 and self.status == MeetingStatus.AGREED
            MeetingTime.objects.create(meeting=self, starts_at=at, minutes=60, is_chosen=is_chosen)


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    message = factory.SubFactory(MessageFactory)
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 a programme", name="document.pdf"))
    name = "Programme.pdf"
    size = 20


class IntroductionRequestFactory(factory.django.DjangoModelFactory):
    """Not answered yet; `agreed=True`: the common partner introduces them."""

    class Meta:
        model = IntroductionRequest

    class Params:
        agreed = factory.Trait(
            status=RequestStatus.AGREED,
            settled_by=factory.SubFactory(UserFactory),
            settled_at=factory.LazyFunction(timezone.now),
        )

    asker = factory.SubFactory(MunicipalityFactory, hromada=True)
    common = factory.SubFactory(MunicipalityFactory)
    third = factory.SubFactory(MunicipalityFactory)
    text = "You know them well."
    asked_by = factory.SubFactory(UserFactory)


def thread_of_three(**sides: Municipality) -> IntroductionRequest:
    """A request that is agreed, whose letter is answered and whose three are all here."""
    request = IntroductionRequestFactory(agreed=True, **sides)
    IntroductionFactory(accepted=True, sender=request.asker, receiver=request.third)
    for side in (request.asker, request.common, request.third):
        if not people_of(side.pk):
            MembershipFactory(municipality=side)
    return request


class SharedMessageFactory(factory.django.DjangoModelFactory):
    """Written by the asker."""

    class Meta:
        model = SharedMessage

    on_behalf_of = factory.SelfAttribute("request.asker")
    author = factory.SubFactory(UserFactory)
    text = "Thank you for introducing us."
