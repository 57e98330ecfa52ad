"""A moderator, and people of hromadas and towns who take part in a round."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from pobratym.rounds import actions
from pobratym.rounds.actions.rounds import RoundFacts
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory


@pytest.fixture
def moderator():
    return UserFactory(moderator=True, is_staff=True)


@pytest.fixture
def facts():
    """Two weeks ahead, a whole week, up to two partners."""
    monday = timezone.localdate() + timedelta(days=14)
    monday += timedelta(days=-monday.weekday() % 7)
    return RoundFacts(
        name={"uk": "Весняний марафон", "en": "Spring marathon"},
        registration_until=timezone.localdate() + timedelta(days=7),
        talks_from=monday,
        talks_until=monday + timedelta(days=4),
        languages=["uk", "en", "pl"],
        most_partners=2,
        opens=time(9),
        closes=time(17),
    )


@pytest.fixture
def people():
    """Who speaks for whom: two hromadas, two towns in Poland."""
    poland = CountryFactory(code="PL")
    return {
        "kalush": _speaks_for(hromada=True, name_en="Kalush", name_uk="Калуш", user__language="uk"),
        "stryi": _speaks_for(hromada=True, name_en="Stryi", name_uk="Стрий", user__language="uk"),
        "jaslo": _speaks_for(country=poland, name_en="Jasło", name_uk="Ясло", user__language="en"),
        "gorlice": _speaks_for(country=poland, name_en="Gorlice", name_uk="Горлиці", user__language="pl"),
    }


def _speaks_for(*, user__language, **place):
    return MembershipFactory(municipality=MunicipalityFactory(**place), user__language=user__language)


@pytest.fixture
def open_round(moderator, facts):
    """Its registration is open."""
    round = actions.open_round(facts=facts, by=moderator)
    return actions.open_registration(round=round, by=moderator)


@pytest.fixture
def registered(open_round, people):
    """All four have registered, each for one partner, in English."""
    days = [open_round.talks_from, open_round.talks_from + timedelta(days=1)]
    return {
        name: actions.register(round=open_round, by=member, capacity=1, languages=["en"], days=days)
        for name, member in people.items()
    }
