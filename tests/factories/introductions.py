"""Letters of intent in their states."""

import factory
from django.utils import timezone

from pobratym.introductions.models import DeclineReason, Introduction, Message, Note, PassingOn
from pobratym.introductions.workflow import Status
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.texts import WithTexts


class IntroductionFactory(WithTexts):
    """A draft; `sent=True` has reached the receiver's inbox, `kept=True` waits until the receiver joins.

    `answered=True`, `declined=True` and `withdrawn=True` go on from there; `accepted=True` has opened talks.
    """

    class Meta:
        model = Introduction

    class Params:
        reached = factory.Trait(
            sent_at=factory.LazyFunction(timezone.now), delivered_at=factory.LazyFunction(timezone.now)
        )
        decided = factory.Trait(
            reached=True, decided_at=factory.LazyFunction(timezone.now), decided_by=factory.SubFactory(UserFactory)
        )
        kept = factory.Trait(status=Status.AWAITING_RECIPIENT, sent_at=factory.LazyFunction(timezone.now))
        sent = factory.Trait(reached=True, status=Status.SENT)
        opened = factory.Trait(reached=True, status=Status.OPENED, opened_at=factory.LazyFunction(timezone.now))
        answered = factory.Trait(reached=True, status=Status.ANSWERED, answered_at=factory.LazyFunction(timezone.now))
        accepted = factory.Trait(
            decided=True, status=Status.ACCEPTED, partnership=factory.SubFactory(PartnershipFactory)
        )
        declined = factory.Trait(decided=True, status=Status.DECLINED, decline_code=DeclineReason.NO_CAPACITY)
        withdrawn = factory.Trait(decided=True, status=Status.WITHDRAWN)

    sender = factory.SubFactory(MunicipalityFactory, hromada=True)
    receiver = factory.SubFactory(MunicipalityFactory)
    written_by = factory.SubFactory(UserFactory)
    subject = "Let us get to know each other"
    letter_en = "We are a hromada on a river and look for a town like ours."


class PassingOnFactory(factory.django.DjangoModelFactory):
    """The receiver of a letter has proposed a third municipality."""

    class Meta:
        model = PassingOn

    introduction = factory.SubFactory(IntroductionFactory, sent=True)
    municipality = factory.SubFactory(MunicipalityFactory)
    proposed_by = factory.SubFactory(UserFactory)


class NoteFactory(factory.django.DjangoModelFactory):
    """A word of the receiver's people to their colleagues."""

    class Meta:
        model = Note

    introduction = factory.SubFactory(IntroductionFactory, sent=True)
    municipality = factory.SelfAttribute("introduction.receiver")
    author = factory.SubFactory(UserFactory)
    text = "Ask the school first."


class MessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Message

    introduction = factory.SubFactory(IntroductionFactory, sent=True)
    author = factory.SubFactory(UserFactory)
    on_behalf_of = factory.SelfAttribute("introduction.receiver")
    text = "Thank you for your letter."
