"""Deliveries in their states."""

import factory
from django.utils import timezone

from pobratym.delivery.models import Attempt, Channel, Delivery, NoMoreLetters
from pobratym.delivery.workflow import Status
from pobratym.places.models import OfficialAddress
from tests.factories.introductions import IntroductionFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

MAIL = {
    "subject": "A letter",
    "body": "We live on a river.\n",
    "from_email": "Pobratym <noreply@localhost>",
    "reply_to": [],
    "headers": {"Content-Language": "en"},
    "alternatives": [],
    "attachments": [],
    "kind": "delivery/letters/to_town_hall",
}


class DeliveryFactory(factory.django.DjangoModelFactory):
    """A letter that left by e-mail for a town hall that is not here; `held=True` waits for a moderator.

    `ready=True` is on paper and not posted, `asked=True` is with a common partner (`passed_by`).
    """

    class Meta:
        model = Delivery

    class Params:
        held = factory.Trait(
            introduction=factory.SubFactory(IntroductionFactory, kept=True),
            status=Status.HELD,
            sent_at=None,
            tries=0,
            held_for=["other_domain"],
        )
        ready = factory.Trait(
            introduction=factory.SubFactory(IntroductionFactory, kept=True),
            channel=Channel.PAPER,
            address="",
            source="",
            status=Status.PREPARED,
            sent_at=None,
            tries=0,
            mail=None,
        )
        asked = factory.Trait(
            introduction=factory.SubFactory(IntroductionFactory, kept=True),
            channel=Channel.COMMON_PARTNER,
            address="",
            source="",
            passed_by=factory.SubFactory(MunicipalityFactory),
            status=Status.ASKED,
            sent_at=None,
            tries=0,
            mail=None,
        )

    introduction = factory.SubFactory(IntroductionFactory, sent=True)
    channel = Channel.EMAIL
    status = Status.SENT
    address = "office@town.example.pl"
    source = "https://town.example.pl/contact"
    requested_by = factory.SubFactory(UserFactory)
    sent_at = factory.LazyFunction(timezone.now)
    tries = 1
    mail = factory.LazyFunction(lambda: dict(MAIL))


class AttemptFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attempt

    delivery = factory.SubFactory(DeliveryFactory)
    message_id = factory.Sequence(lambda n: f"<{n}.letter@pobratym.example>")


class NoMoreLettersFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NoMoreLetters

    municipality = factory.SubFactory(MunicipalityFactory)
    how_said = "one_click"


class OfficialAddressFactory(factory.django.DjangoModelFactory):
    """The website on file; `mailbox=True` is the mailbox."""

    class Meta:
        model = OfficialAddress

    class Params:
        mailbox = factory.Trait(kind="mailbox", value="office@town.example.pl")

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = "website"
    value = "https://town.example.pl"
    source = "A national directory"
    as_of = factory.LazyFunction(timezone.localdate)
