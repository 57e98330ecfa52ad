"""Talks are opened among municipalities in force."""

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict
from pobratym.partnerships import actions
from pobratym.partnerships.models import Partnership
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["ended_on", "merged_into"])
def test_with_one_that_has_ended_or_was_merged_nobody_talks(state):
    ours = MembershipFactory()
    theirs = MunicipalityFactory(**{state: timezone.localdate() if state == "ended_on" else MunicipalityFactory()})
    with pytest.raises(Conflict, match="ceased to exist"):
        actions.open_talks(municipalities=[ours.municipality, theirs], by=ours)
    assert not Partnership.objects.exists()
