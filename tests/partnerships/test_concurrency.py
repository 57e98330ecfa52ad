"""Two people at the same moment: one wins, the other is told. Needs a database with connections of their own."""

import threading
from collections import Counter
from datetime import date

import pytest
from django.db import connection

from pobratym.core.errors import Conflict
from pobratym.journal.models import Entry
from pobratym.partnerships import actions
from pobratym.partnerships.models import Proposal
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="the tests' SQLite is in memory and has one connection; runs on PostgreSQL",
    ),
]


def at_once(*verbs) -> Counter:
    """Runs the verbs in threads that start together; counts who won and who was told."""
    barrier = threading.Barrier(len(verbs))
    outcomes: Counter = Counter()

    def run(verb) -> None:
        try:
            barrier.wait(timeout=10)
            verb()
            outcomes["won"] += 1
        except Conflict:
            outcomes["told"] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


@pytest.mark.parametrize("attempt", range(5))
def test_confirm_and_withdraw_at_once(attempt):
    partnership = PartnershipFactory()
    ours, theirs = (MembershipFactory(municipality=party.municipality) for party in partnership.parties.all())
    proposal = actions.propose(partnership=partnership, by=ours, type="memorandum", stage="drafting", spheres=[])
    outcomes = at_once(
        lambda: actions.confirm_proposal(proposal=Proposal.objects.get(pk=proposal.pk), by=theirs),
        lambda: actions.withdraw_proposal(proposal=Proposal.objects.get(pk=proposal.pk), by=ours),
    )
    assert outcomes == {"won": 1, "told": 1}
    proposal.refresh_from_db()
    partnership.refresh_from_db()
    assert (proposal.status, partnership.stage) in {("confirmed", "drafting"), ("withdrawn", "in_talks")}
    assert Entry.objects.filter(verb__in=["partnerships.confirmed", "partnerships.withdrawn"]).count() == 1


def test_both_propose_at_once():
    partnership = PartnershipFactory()
    people = [MembershipFactory(municipality=party.municipality) for party in partnership.parties.all()]
    outcomes = at_once(
        *(
            lambda by=by: actions.propose(
                partnership=partnership, by=by, type="memorandum", stage="drafting", spheres=[]
            )
            for by in people
        )
    )
    assert outcomes == {"won": 1, "told": 1}
    assert Proposal.objects.count() == 1


def test_both_sign_at_once_and_all_have_signed():
    partnership = PartnershipFactory(spheres=["water"])
    people = [MembershipFactory(municipality=party.municipality) for party in partnership.parties.all()]
    outcomes = at_once(
        *(
            lambda by=by: actions.record_signature(partnership=partnership, by=by, signed_on=date(2024, 1, 1))
            for by in people
        )
    )
    assert outcomes == {"won": 2}
    partnership.refresh_from_db()
    assert partnership.stage == "signed"
