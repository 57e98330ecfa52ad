"""Once a year: two reminders, one button, and a sentence where nobody pressed it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pobratym.core.errors import NotAllowed
from pobratym.memberships import actions
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import unconfirmed_since
from tests.factories.memberships import MembershipFactory

pytestmark = pytest.mark.django_db


def since(days) -> Membership:
    return MembershipFactory(started_at=timezone.now() - timedelta(days=days))


def test_two_reminders_before_the_year_is_over_each_once():
    since(300)
    membership = since(340)
    assert (actions.remind_to_confirm(by=None), actions.remind_to_confirm(by=None)) == (1, 0)
    assert mail.outbox[-1].to == [membership.user.email]
    Membership.objects.filter(pk=membership.pk).update(started_at=timezone.now() - timedelta(days=360))
    assert (actions.remind_to_confirm(by=None), actions.remind_to_confirm(by=None)) == (1, 0)


def test_one_press_confirms_for_a_year():
    membership = since(400)
    assert unconfirmed_since(membership.municipality_id) == membership.started_at
    with pytest.raises(NotAllowed):
        actions.confirm_membership(membership=membership, by=MembershipFactory().user)
    actions.confirm_membership(membership=membership, by=membership.user)
    assert unconfirmed_since(membership.municipality_id) is None
    assert actions.remind_to_confirm(by=None) == 0


def test_one_who_confirms_is_enough_for_a_municipality():
    old = since(400)
    MembershipFactory(municipality=old.municipality)
    assert unconfirmed_since(old.municipality_id) is None
