"""A hromada with a kept letter to a town that is not here."""

import pytest

from pobratym.delivery import actions
from tests.factories.delivery import OfficialAddressFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory

PDF = b"%PDF-1.7 a letter"


@pytest.fixture
def writer():
    """A person who speaks for the hromada."""
    return MembershipFactory(
        municipality=MunicipalityFactory(hromada=True, name_en="Kalush hromada", name_uk="Калуська громада"),
        user__language="en",
    )


@pytest.fixture
def town():
    """A town abroad whose website and mailbox are on file."""
    place = MunicipalityFactory(name_en="Jasło", name_uk="Ясло", country=CountryFactory(code="GB"))
    OfficialAddressFactory(municipality=place)
    OfficialAddressFactory(municipality=place, mailbox=True)
    return place


@pytest.fixture
def kept(writer, town):
    """A letter of the hromada that waits: nobody represents the town."""
    return IntroductionFactory(
        kept=True,
        sender=writer.municipality,
        receiver=town,
        written_by=writer.user,
        subject="Let us talk",
        letter_en="We live on a river and look for a town like yours, with a school and a mill.",
    )


@pytest.fixture
def send(kept, writer):
    """`send()`: by e-mail to the mailbox on file; to another one where it is named."""

    def by_email(introduction=kept, by=writer, **given):
        return actions.send_by_email(introduction=introduction, by=by, make=lambda _code: PDF, **given)

    return by_email
