"""A letter of a hromada to a town hall abroad that is not here."""

import pytest

from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory


@pytest.fixture
def writer():
    """A person who speaks for the hromada."""
    return MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш"))


@pytest.fixture
def letter(writer):
    """Kept, and on paper on its way."""
    return IntroductionFactory(kept=True, sender=writer.municipality)
