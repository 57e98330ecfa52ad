"""Two municipalities with a person each."""

import pytest

from pobratym.introductions import actions
from pobratym.memberships.models import Role
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory


@pytest.fixture
def hromada():
    """A person who speaks for a hromada."""
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш"))


@pytest.fixture
def town():
    """A person who speaks for a town abroad and reads English."""
    return MembershipFactory(municipality=MunicipalityFactory(name_en="Jasło", name_uk="Ясло"), user__language="en")


@pytest.fixture
def observer(town):
    """A colleague in the town who may only read."""
    return MembershipFactory(municipality=town.municipality, role=Role.OBSERVER)


@pytest.fixture
def drafted(hromada, town):
    return actions.draft(
        receiver=town.municipality,
        by=hromada,
        subject="Let us talk",
        letter={"uk": "Ми живемо над річкою.", "en": "We live on a river."},
        reasons=[{"uk": "Схожий розмір", "en": "Similar size"}],
    )


@pytest.fixture
def letter(drafted, hromada):
    """A letter of the hromada that has reached the town's inbox."""
    return actions.send(introduction=drafted, by=hromada)
