"""Rounds in their states."""

from datetime import timedelta

import factory
from django.utils import timezone

from pobratym.rounds.models import Answer, Pair, Participant, Round, Talk
from pobratym.rounds.rules.hours import days_of
from pobratym.rounds.workflow import Presence, Status
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.texts import WithTexts


def _in(days: int):
    return factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=days))


class RoundFactory(WithTexts):
    """A draft; `registration=True` can be registered for, `proposed=True` and so on go on from there."""

    class Meta:
        model = Round

    class Params:
        registration = factory.Trait(status=Status.REGISTRATION)
        paired = factory.Trait(proposed_at=factory.LazyFunction(timezone.now), blocking_pairs=0)
        proposed = factory.Trait(paired=True, status=Status.PROPOSED)
        confirming = factory.Trait(paired=True, status=Status.CONFIRMING)
        scheduled = factory.Trait(paired=True, status=Status.SCHEDULED)
        done = factory.Trait(paired=True, status=Status.DONE)

    name_uk = "Весняний марафон"
    name_en = "Spring marathon"
    registration_until = _in(7)
    talks_from = _in(14)
    talks_until = _in(20)
    languages = factory.LazyFunction(lambda: ["uk", "en", "pl"])
    opened_by = factory.SubFactory(UserFactory)


class ParticipantFactory(factory.django.DjangoModelFactory):
    """A municipality abroad that has registered for all days; `hromada=True`, `invited=True`."""

    class Meta:
        model = Participant

    class Params:
        hromada = factory.Trait(municipality=factory.SubFactory(MunicipalityFactory, hromada=True))
        invited = factory.Trait(presence=Presence.INVITED, registered_by=None, languages=[], days=[])

    round = factory.SubFactory(RoundFactory, registration=True)
    municipality = factory.SubFactory(MunicipalityFactory)
    presence = Presence.REGISTERED
    capacity = 1
    languages = factory.LazyFunction(lambda: ["en"])
    days = factory.LazyAttribute(
        lambda each: [day.isoformat() for day in days_of(each.round.talks_from, each.round.talks_until)]
    )
    registered_by = factory.SubFactory(UserFactory)


class PairFactory(factory.django.DjangoModelFactory):
    """Proposed; `confirmed=True`: both sides said yes."""

    class Meta:
        model = Pair

    round = factory.SubFactory(RoundFactory, confirming=True)
    hromada = factory.SubFactory(ParticipantFactory, hromada=True, round=factory.SelfAttribute("..round"))
    abroad = factory.SubFactory(ParticipantFactory, round=factory.SelfAttribute("..round"))
    is_proposed = True
    fit_for_hromada = 0.5
    fit_for_abroad = 0.4

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        for side in (self.hromada, self.abroad) if extracted else ():
            Answer.objects.create(pair=self, participant=side, is_yes=True, answered_by=UserFactory())


class TalkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Talk

    pair = factory.SubFactory(PairFactory, round__scheduled=True, round__confirming=False, confirmed=True)
    hromada = factory.SelfAttribute("pair.hromada")
    abroad = factory.SelfAttribute("pair.abroad")
    starts_at = factory.LazyFunction(lambda: timezone.now().replace(minute=0, second=0, microsecond=0))
    minutes = 30
