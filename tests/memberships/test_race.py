"""Two moderators decide at the same moment: one wins, the other is told."""

import threading

import pytest
from django.db import connection

from pobratym.core.errors import Conflict
from pobratym.journal.models import Entry
from pobratym.memberships import actions
from pobratym.memberships.models import Membership, MembershipRequest
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.people import UserFactory


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="threads do not share a database in memory")
@pytest.mark.parametrize("second", ["approve", "refuse"])
def test_of_two_moderators_at_the_same_moment_one_wins(second):
    request = MembershipRequestFactory()
    moderators = [UserFactory(moderator=True), UserFactory(moderator=True)]
    together, outcomes = threading.Barrier(2), []

    def decide(moderator, verb: str) -> None:
        own = MembershipRequest.objects.get(pk=request.pk)
        together.wait()
        try:
            if verb == "approve":
                actions.approve_request(request=own, by=moderator, role="head")
            else:
                actions.refuse_request(request=own, by=moderator, reason="No.")
            outcomes.append("won")
        except Conflict:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=pair) for pair in zip(moderators, ["approve", second], strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["told", "won"]
    request.refresh_from_db()
    assert Membership.objects.count() == (1 if request.status == "approved" else 0)
    assert Entry.objects.filter(verb__startswith="memberships.request_").count() == 1
