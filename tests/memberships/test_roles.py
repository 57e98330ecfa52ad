"""What each role may do; the page of roles says the same."""

import pytest

from pobratym.memberships import rules
from pobratym.memberships.models import Membership, Role
from pobratym.memberships.queries import role_table
from pobratym.people.models import User


@pytest.mark.parametrize(
    ("role", "speaks", "edits", "ends"),
    [
        (Role.HEAD, True, True, True),
        (Role.COORDINATOR, True, True, False),
        (Role.EDITOR, False, True, False),
        (Role.OBSERVER, False, False, False),
    ],
)
def test_what_a_role_may_do(role, speaks, edits, ends):
    membership = Membership(user=User(), role=role)
    assert rules.may_speak(membership) is speaks
    assert rules.may_edit_profile(membership) is edits
    assert rules.may_end_memberships(membership) is ends


def test_an_ended_membership_may_nothing():
    from django.utils import timezone

    membership = Membership(user=User(), role=Role.HEAD, ended_at=timezone.now())
    assert not rules.may_speak(membership)
    assert not rules.may_edit_profile(membership)


def test_the_table_names_every_role():
    assert set(rules.MAY) == set(Role.values)
    rows = role_table()
    assert [str(row.name) for row in rows if not row.is_of_platform] == [str(role.label) for role in Role]
    assert all(row.may for row in rows)
