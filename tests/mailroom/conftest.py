"""A letter from a hromada, its readers, and their addresses for answers."""

import pytest

from pobratym.introductions.relay import reply_address, return_path
from pobratym.mailroom.actions import receive
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.mailroom.mails import DOMAIN


@pytest.fixture(autouse=True)
def domain(settings):
    settings.REPLY_DOMAIN = DOMAIN


@pytest.fixture
def hromada():
    return MembershipFactory(
        municipality=MunicipalityFactory(hromada=True, name_en="Kalush", name_uk="Калуш"), user__language="en"
    )


@pytest.fixture
def town():
    place = MunicipalityFactory(name_en="Jasło", name_uk="Ясло")
    return MembershipFactory(municipality=place, user__language="en", user__email="anna@jaslo.example")


@pytest.fixture
def letter(hromada, town):
    return IntroductionFactory(
        sender=hromada.municipality, receiver=town.municipality, written_by=hromada.user, sent=True
    )


@pytest.fixture
def to_town(letter, town):
    """Where the town's person answers."""
    return reply_address(letter.pk, town.user)


@pytest.fixture
def to_nobody(letter):
    """Where a town hall without an account answers."""
    return reply_address(letter.pk)


@pytest.fixture
def back_to_nobody(letter):
    return return_path(letter.pk)


@pytest.fixture
def taken_in(mailoutbox):
    """`taken_in(mail)`: what became of it."""

    def take(mail):
        mailoutbox.clear()
        return receive(raw=mail if isinstance(mail, bytes) else mail.as_bytes(), by=None)

    return take
