"""Two municipalities that talk to each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.talks.rules.slots import Slot
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory


@pytest.fixture
def hromada():
    """A person who speaks for a hromada and reads Ukrainian."""
    place = MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш")
    return MembershipFactory(municipality=place, user__language="uk")


@pytest.fixture
def town():
    """A person who speaks for a town in Poland and reads English."""
    place = MunicipalityFactory(name_en="Jasło", name_uk="Ясло", country=CountryFactory(code="PL"))
    return MembershipFactory(municipality=place, user__language="en")


@pytest.fixture
def letter(hromada, town):
    """Accepted: the two are in talks."""
    return IntroductionFactory(accepted=True, sender=hromada.municipality, receiver=town.municipality)


@pytest.fixture
def slots():
    """Two times, next week."""
    first = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7)
    return [Slot(first, 60), Slot(first + timedelta(days=1), 45)]
