"""Letters of intent in their states."""

import factory
from django.utils import timezone

from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.registry import MunicipalityFactory


class IntroductionFactory(factory.django.DjangoModelFactory):
    """A draft; `sent=True` has reached the receiver's inbox."""

    class Meta:
        model = Introduction

    class Params:
        sent = factory.Trait(status=Status.SENT, sent_at=factory.LazyFunction(timezone.now))

    sender = factory.SubFactory(MunicipalityFactory, hromada=True)
    receiver = factory.SubFactory(MunicipalityFactory)
    written_by = factory.SubFactory(UserFactory)
    subject = "Let us get to know each other"
    letter_en = "We are a hromada on a river and look for a town like ours."


class MessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Message

    introduction = factory.SubFactory(IntroductionFactory, sent=True)
    author = factory.SubFactory(UserFactory)
    on_behalf_of = factory.SelfAttribute("introduction.receiver")
    text = "Thank you for your letter."
