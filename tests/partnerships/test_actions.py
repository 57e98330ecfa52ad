"""The verbs: who may, what changes, what is kept, who wins."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.journal.sentences import registered_verbs
from pobratym.memberships.models import Role
from pobratym.partnerships import actions
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType, Proposal, Signature, StatementTopic
from pobratym.partnerships.workflow import ProposalStatus, Stage
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def propose(sides, **changes):
    wish = {
        "type": PartnershipType.MEMORANDUM,
        "stage": Stage.DRAFTING,
        "spheres": ["water", "culture"],
        "note": "Shall we?",
    }
    return actions.propose(partnership=sides.partnership, by=sides.ours, **(wish | changes))


def last_verb():
    return Entry.objects.order_by("-id").first().verb


class TestOpenTalks:
    def test_both_sides_are_in_the_register_with_their_word(self):
        by = MembershipFactory()
        town = MunicipalityFactory()
        partnership = actions.open_talks(municipalities=[by.municipality, town], by=by)
        assert partnership.stage == Stage.IN_TALKS
        assert [party.municipality for party in partnership.parties.all()] == [by.municipality, town]
        assert partnership.statements.get().evidence == Evidence.CONFIRMED_BY_BOTH
        assert partnership.stage_changes.get().to_stage == Stage.IN_TALKS
        assert last_verb() == "partnerships.talks_opened"

    def test_nobody_opens_talks_for_others(self):
        with pytest.raises(NotAllowed):
            actions.open_talks(municipalities=[MunicipalityFactory(), MunicipalityFactory()], by=MembershipFactory())

    def test_nobody_talks_with_oneself(self):
        by = MembershipFactory()
        with pytest.raises(InvalidInput):
            actions.open_talks(municipalities=[by.municipality, by.municipality], by=by)
        assert not Partnership.objects.exists()


class TestPropose:
    def test_waits_for_the_other_side_and_tells_it(self, sides):
        proposal = propose(sides)
        assert proposal.status == ProposalStatus.OPEN
        assert proposal.spheres == ["culture", "water"]
        sides.partnership.refresh_from_db()
        assert sides.partnership.stage == Stage.IN_TALKS, "a proposal changes nothing by itself"
        assert [letter.to for letter in mail.outbox] == [[sides.theirs.user.email]]
        assert "Shall we?" in mail.outbox[0].body

    def test_letter_is_in_the_readers_language(self, sides):
        sides.theirs.user.language = "uk"
        sides.theirs.user.save()
        propose(sides)
        assert "/uk/partnerships/" in mail.outbox[0].body

    def test_only_one_waits_at_a_time(self, sides):
        propose(sides)
        with pytest.raises(Conflict):
            actions.propose(
                partnership=sides.partnership, by=sides.theirs, type="friendship", stage="in_talks", spheres=[]
            )

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"type": "marriage"}, "type"),
            ({"stage": "signed"}, "stage"),
            ({"stage": "partly_signed"}, "stage"),
            ({"stage": "active"}, "stage"),
            ({"stage": "nonsense"}, "stage"),
            ({"spheres": ["astrology"]}, "spheres"),
            ({"note": "x" * 1001}, "note"),
        ],
    )
    def test_refuses_what_cannot_be_and_writes_nothing(self, sides, changes, field):
        with pytest.raises(InvalidInput) as refusal:
            propose(sides, **changes)
        assert list(refusal.value.fields) == [field]
        assert not Proposal.objects.exists()
        assert not Entry.objects.exists()

    def test_observers_editors_and_outsiders_may_not(self, sides):
        for role in (Role.OBSERVER, Role.EDITOR):
            sides.ours.role = role
            with pytest.raises(NotAllowed):
                propose(sides)
        sides.ours = MembershipFactory()
        with pytest.raises(NotAllowed):
            propose(sides)

    def test_nothing_is_proposed_after_the_end(self, sides):
        Partnership.objects.update(stage=Stage.ENDED)
        with pytest.raises(Conflict):
            propose(sides)


class TestAnswer:
    def test_confirming_makes_it_so_on_the_word_of_both(self, sides):
        proposal = propose(sides)
        mail.outbox.clear()
        partnership = actions.confirm_proposal(proposal=proposal, by=sides.theirs)
        partnership.refresh_from_db()
        assert (partnership.type, partnership.stage) == (PartnershipType.MEMORANDUM, Stage.DRAFTING)
        assert [str(sphere) for sphere in partnership.spheres] == ["culture", "water"]
        assert partnership.last_confirmed_at
        assert {s.topic for s in partnership.statements.all()} == {
            StatementTopic.TYPE,
            StatementTopic.STAGE,
            StatementTopic.SPHERES,
        }
        assert {s.evidence for s in partnership.statements.all()} == {Evidence.CONFIRMED_BY_BOTH}
        change = partnership.stage_changes.get()
        assert (change.from_stage, change.to_stage, change.changed_by) == ("in_talks", "drafting", sides.theirs.user)
        assert [letter.to for letter in mail.outbox] == [[sides.ours.user.email]]
        assert last_verb() == "partnerships.confirmed"

    def test_who_proposes_does_not_confirm(self, sides):
        proposal = propose(sides)
        colleague = MembershipFactory(municipality=sides.ours.municipality)
        both_hats = MembershipFactory(user=sides.ours.user, municipality=sides.theirs.municipality)
        for by in (sides.ours, colleague, both_hats):
            for answer in (actions.confirm_proposal, lambda **k: actions.decline_proposal(reason="no", **k)):
                with pytest.raises(NotAllowed):
                    answer(proposal=proposal, by=by)
        assert Proposal.objects.get().status == ProposalStatus.OPEN

    def test_of_three_parties_one_other_is_enough(self):
        us, *others = (MembershipFactory() for _ in range(3))
        partnership = PartnershipFactory(municipalities=[each.municipality for each in (us, *others)])
        proposal = actions.propose(partnership=partnership, by=us, type="memorandum", stage="drafting", spheres=[])
        actions.confirm_proposal(proposal=proposal, by=others[1])
        partnership.refresh_from_db()
        assert partnership.stage == Stage.DRAFTING

    def test_declining_says_why(self, sides):
        proposal = propose(sides)
        with pytest.raises(InvalidInput):
            actions.decline_proposal(proposal=proposal, by=sides.theirs, reason="  ")
        declined = actions.decline_proposal(proposal=proposal, by=sides.theirs, reason="Too early.")
        assert (declined.status, declined.reason) == (ProposalStatus.DECLINED, "Too early.")
        sides.partnership.refresh_from_db()
        assert sides.partnership.stage == Stage.IN_TALKS

    def test_only_the_proposing_side_withdraws(self, sides):
        proposal = propose(sides)
        with pytest.raises(NotAllowed):
            actions.withdraw_proposal(proposal=proposal, by=sides.theirs)
        colleague = MembershipFactory(municipality=sides.ours.municipality)
        assert actions.withdraw_proposal(proposal=proposal, by=colleague).status == ProposalStatus.WITHDRAWN

    @pytest.mark.parametrize("first", ["confirm", "withdraw"])
    def test_of_confirm_and_withdraw_on_the_same_page_one_wins(self, sides, first):
        """Both people have the open proposal before them; the second is told, and nothing of the second is written."""
        proposal = propose(sides)
        same_page = Proposal.objects.get(pk=proposal.pk)
        confirm = {"confirm": lambda p: actions.confirm_proposal(proposal=p, by=sides.theirs)}
        verbs = confirm | {"withdraw": lambda p: actions.withdraw_proposal(proposal=p, by=sides.ours)}
        second = next(name for name in verbs if name != first)
        verbs[first](proposal)
        entries = Entry.objects.count()
        with pytest.raises(Conflict):
            verbs[second](same_page)
        assert Entry.objects.count() == entries
        assert Proposal.objects.get().status == {"confirm": "confirmed", "withdraw": "withdrawn"}[first]

    def test_a_signature_meanwhile_makes_the_proposed_stage_impossible(self, sides):
        proposal = propose(sides)
        actions.record_signature(partnership=sides.partnership, by=sides.ours, signed_on=date(2024, 1, 1))
        with pytest.raises(Conflict, match="signed by some parties"):
            actions.confirm_proposal(proposal=proposal, by=sides.theirs)
        assert Proposal.objects.get().status == ProposalStatus.OVERTAKEN


class TestSignature:
    def sign(self, sides, by, **changes):
        given = {"signed_on": date(2024, 5, 4), "place": {"uk": "Одеса"}, "signatory": {"uk": "Олена Коваль"}}
        return actions.record_signature(partnership=sides.partnership, by=by, **(given | changes))

    def test_each_party_its_own_and_the_stage_follows(self, sides):
        signature = self.sign(sides, sides.ours)
        assert signature.party.municipality == sides.ours.municipality
        sides.partnership.refresh_from_db()
        assert sides.partnership.stage == Stage.PARTLY_SIGNED
        assert sides.partnership.began_on == date(2024, 5, 4)
        said = sides.partnership.statements.get()
        assert (said.topic, said.evidence, said.stated_by) == ("signature", "stated_by_one", signature.party)
        assert [letter.to for letter in mail.outbox] == [[sides.theirs.user.email]]

        self.sign(sides, sides.theirs, signed_on=date(2024, 6, 1))
        sides.partnership.refresh_from_db()
        assert sides.partnership.stage == Stage.SIGNED
        assert sides.partnership.began_on == date(2024, 5, 4)
        assert sides.partnership.statements.get(topic="stage").evidence == Evidence.CONFIRMED_BY_BOTH
        assert [c.to_stage for c in sides.partnership.stage_changes.all()] == ["partly_signed", "signed"]

    def test_the_others_signature_from_the_press_is_not_their_word(self):
        partnership = PartnershipFactory(signed_by_first=True, spheres=["water"])
        theirs = MembershipFactory(municipality=partnership.parties.last().municipality)
        actions.record_signature(partnership=partnership, by=theirs, signed_on=date(2024, 6, 1))
        partnership.refresh_from_db()
        assert partnership.stage == Stage.PARTLY_SIGNED, "nobody of the other side and no document confirms it"
        assert not partnership.statements.filter(topic="stage").exists()

    @pytest.mark.parametrize("day", [timezone.localdate() + timedelta(days=1), date(1944, 12, 31)])
    def test_an_impossible_day_is_refused(self, sides, day):
        with pytest.raises(InvalidInput) as refusal:
            self.sign(sides, sides.ours, signed_on=day)
        assert "signed_on" in refusal.value.fields
        assert not Signature.objects.exists()

    def test_today_and_the_first_day_of_1945_are_accepted(self, sides):
        self.sign(sides, sides.ours, signed_on=timezone.localdate())
        self.sign(sides, sides.ours, signed_on=date(1945, 1, 1))
        assert Signature.objects.count() == 2

    def test_twice_the_same_day_is_refused(self, sides):
        self.sign(sides, sides.ours)
        with pytest.raises(InvalidInput):
            self.sign(sides, sides.ours)

    def test_outsiders_and_ended_partnerships(self, sides):
        with pytest.raises(NotAllowed):
            self.sign(sides, MembershipFactory())
        Partnership.objects.update(stage=Stage.ENDED)
        with pytest.raises(Conflict):
            self.sign(sides, sides.ours)

    def test_signing_again_leaves_an_active_partnership_active(self, sides):
        Partnership.objects.update(stage=Stage.ACTIVE)
        self.sign(sides, sides.ours)
        sides.partnership.refresh_from_db()
        assert sides.partnership.stage == Stage.ACTIVE


def test_every_entry_of_the_ledger_is_a_sentence(sides):
    declined = propose(sides)
    actions.decline_proposal(proposal=declined, by=sides.theirs, reason="Too early.")
    actions.withdraw_proposal(proposal=propose(sides), by=sides.ours)
    actions.confirm_proposal(proposal=propose(sides), by=sides.theirs)
    actions.record_signature(partnership=sides.partnership, by=sides.ours, signed_on=date(2024, 1, 1))
    actions.attach_source(partnership=sides.partnership, by=None, evidence=Evidence.PRESS, source_title="A paper")
    actions.open_talks(municipalities=[sides.ours.municipality, sides.theirs.municipality], by=sides.ours)
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert len(verbs) == 7
    assert verbs <= registered_verbs()


class TestAttachSource:
    def attach(self, by, **changes):
        given = {
            "evidence": Evidence.PRESS,
            "source_title": "Portal on decentralisation",
            "source_url": "https://decentralization.ua/news/15830",
            "text": {"uk": "Міста підписали договір."},
        }
        return actions.attach_source(partnership=self.partnership, by=by, **(given | changes))

    @pytest.fixture(autouse=True)
    def _partnership(self, db):
        self.partnership = PartnershipFactory()

    def test_the_same_twice_is_one(self):
        moderator = UserFactory(moderator=True)
        assert self.attach(moderator) == self.attach(moderator)
        assert last_verb() == "partnerships.source_attached"

    def test_only_moderators_and_editors(self):
        with pytest.raises(NotAllowed):
            self.attach(UserFactory())

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"evidence": Evidence.CONFIRMED_BY_BOTH}, "evidence"),
            ({"evidence": Evidence.STATED_BY_ONE}, "evidence"),
            ({"source_title": " "}, "source_title"),
            ({"source_url": "javascript:alert(1)"}, "source_url"),
            ({"source_date": timezone.localdate() + timedelta(days=2)}, "source_date"),
        ],
    )
    def test_refuses_what_is_no_source(self, changes, field):
        with pytest.raises(InvalidInput) as refusal:
            self.attach(None, **changes)
        assert field in refusal.value.fields
        assert not self.partnership.statements.exists()
