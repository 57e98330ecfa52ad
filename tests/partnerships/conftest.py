"""Two sides and somebody who speaks for each."""

from dataclasses import dataclass

import pytest

from pobratym.memberships.models import Membership
from pobratym.partnerships.models import Partnership
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory


@dataclass
class Sides:
    partnership: Partnership
    ours: Membership
    theirs: Membership


@pytest.fixture
def sides(db) -> Sides:
    """Talks between a hromada and a town abroad, each with a coordinator."""
    partnership = PartnershipFactory(spheres=["culture"])
    hromada, town = (party.municipality for party in partnership.parties.all())
    return Sides(partnership, MembershipFactory(municipality=hromada), MembershipFactory(municipality=town))
