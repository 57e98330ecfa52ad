"""What a side says of its signature: when it may, what it counts for, how it is confirmed, corrected and taken back."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.partnerships import actions
from pobratym.partnerships.models import Evidence, Partnership, Proposal, Signature, Statement, StatementTopic
from pobratym.partnerships.queries import public_links, strongest_evidence, timeline, with_evidence
from pobratym.partnerships.rules.registration import Registration, registration_problems
from pobratym.partnerships.rules.signing import PartyLife, implausible_day, not_ready_to_sign
from pobratym.partnerships.rules.staleness import is_overtaken
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, ProposalStatus, Stage
from pobratym.places.models import Succession
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 4)


def sign(sides, by, day=DAY, **told):
    actions.record_signature(partnership=sides.partnership, by=by, signed_on=day, **told)
    return Statement.objects.filter(
        partnership=sides.partnership, topic=StatementTopic.SIGNATURE, stated_by__municipality=by.municipality
    ).latest("id")


def stage_of(sides):
    return Partnership.objects.get(pk=sides.partnership.pk).stage


class TestBeforeASignature:
    @pytest.mark.parametrize(
        ("type_", "spheres", "missing"),
        [
            ("undecided", [], "the kind and the fields"),
            ("undecided", ["water"], "the kind"),
            ("memorandum", [], "the fields"),
            ("memorandum", ["water"], None),
        ],
    )
    def test_kind_and_spheres_are_agreed(self, type_, spheres, missing):
        reason = not_ready_to_sign(type_, spheres)
        assert (reason is None) if missing is None else (f"Agree on {missing} of the partnership first" in str(reason))

    def test_two_clicks_sign_nothing(self, sides):
        """Talks as they begin: no kind, no spheres."""
        talks = actions.open_talks(municipalities=[sides.ours.municipality, sides.theirs.municipality], by=sides.ours)
        for by in (sides.ours, sides.theirs):
            with pytest.raises(Conflict, match="Agree on the kind and the fields"):
                actions.record_signature(partnership=talks, by=by, signed_on=DAY)
        assert not Signature.objects.exists()
        proposal = actions.propose(
            partnership=talks, by=sides.ours, type="memorandum", stage="drafting", spheres=["water"]
        )
        actions.confirm_proposal(proposal=proposal, by=sides.theirs)
        assert actions.record_signature(partnership=talks, by=sides.ours, signed_on=DAY)

    @pytest.mark.parametrize(
        ("day", "why"),
        [
            (date(1926, 5, 4), "before 1945"),
            (date(1944, 12, 31), "before 1945"),
            (timezone.localdate() + timedelta(days=1), "has not come yet"),
        ],
    )
    def test_the_day_is_plausible(self, sides, day, why):
        with pytest.raises(InvalidInput) as refusal:
            sign(sides, sides.ours, day)
        assert why in str(refusal.value.fields["signed_on"][0])
        assert not Signature.objects.exists()

    def test_the_first_plausible_day(self, sides):
        assert sign(sides, sides.ours, date(1945, 1, 1))

    @pytest.mark.parametrize("which", [0, 1])
    def test_not_before_either_party_existed(self, which):
        """A municipality that succeeded others on a day: what they had signed is theirs."""
        party = MunicipalityFactory(source_date=date(2024, 1, 1), population_as_of=None)
        other = MunicipalityFactory(source_date=None, population_as_of=None)
        parties = [party, other] if which == 0 else [other, party]
        partnership = PartnershipFactory(municipalities=parties, spheres=["water"])
        by = MembershipFactory(municipality=other)
        Succession.objects.create(
            predecessor=MunicipalityFactory(), successor=party, happened_on=date(2020, 6, 12), act="Order 720"
        )
        with pytest.raises(InvalidInput) as refusal:
            actions.record_signature(partnership=partnership, by=by, signed_on=date(2020, 6, 11))
        assert "exists since" in str(refusal.value.fields["signed_on"][0])
        assert actions.record_signature(partnership=partnership, by=by, signed_on=date(2020, 6, 12))

    def test_a_town_that_took_in_a_neighbour_is_older_than_that(self, sides):
        town = sides.theirs.municipality
        town.source_date = date(2019, 1, 1)
        town.save()
        Succession.objects.create(
            predecessor=MunicipalityFactory(), successor=town, happened_on=date(2020, 6, 12), act="Order 720"
        )
        assert sign(sides, sides.ours, date(1998, 6, 1))

    def test_nor_after_a_party_had_ended(self):
        lives = [PartyLife("Old", None, date(2020, 6, 12)), PartyLife("New", date(2016, 1, 1), None)]
        today = date(2026, 1, 1)
        assert implausible_day(date(2020, 6, 12), today=today, parties=lives)
        assert implausible_day(date(2015, 12, 31), today=today, parties=lives)
        assert implausible_day(date(2020, 6, 11), today=today, parties=lives) is None

    def test_the_preview_tells_and_writes_nothing(self, sides):
        foreseen = actions.foresee_signature(partnership=sides.partnership, by=sides.ours, signed_on=DAY)
        assert (foreseen.stage, foreseen.is_confirmed) == (Stage.PARTLY_SIGNED, False)
        assert stage_of(sides) == Stage.IN_TALKS
        assert not Signature.objects.exists()
        assert not Statement.objects.exists()
        assert not Entry.objects.exists()
        assert not mail.outbox
        sign(sides, sides.theirs)
        foreseen = actions.foresee_signature(partnership=sides.partnership, by=sides.ours, signed_on=DAY)
        assert (foreseen.stage, foreseen.is_confirmed) == (Stage.SIGNED, True)


class TestConfirming:
    def test_one_sides_word_is_one_sides_word_until_the_other_confirms(self, sides):
        said = sign(sides, sides.ours)
        (entry,) = timeline(sides.partnership)
        assert (entry.evidence, entry.confirmed_by) == (Evidence.STATED_BY_ONE, ())
        actions.confirm_signature(statement=said, by=sides.theirs)
        (entry,) = timeline(sides.partnership)
        assert entry.evidence == Evidence.CONFIRMED_BY_BOTH
        assert entry.confirmed_by == (str(sides.theirs.municipality),)
        assert stage_of(sides) == Stage.PARTLY_SIGNED, "the other side has not signed"

    def test_nobody_confirms_the_own_word(self, sides):
        said = sign(sides, sides.ours)
        colleague = MembershipFactory(municipality=sides.ours.municipality)
        of_both = MembershipFactory(user=sides.ours.user, municipality=sides.theirs.municipality)
        for by in (sides.ours, colleague, of_both, MembershipFactory()):
            with pytest.raises(NotAllowed):
                actions.confirm_signature(statement=said, by=by)
        assert Statement.objects.count() == 1

    def test_a_document_confirms_what_one_person_said_for_both(self, sides):
        of_both = MembershipFactory(user=sides.ours.user, municipality=sides.theirs.municipality)
        sign(sides, sides.ours)
        sign(sides, of_both)
        assert stage_of(sides) == Stage.PARTLY_SIGNED
        source = {"partnership": sides.partnership, "by": None, "topic": StatementTopic.SIGNATURE}
        actions.attach_source(evidence=Evidence.PRESS, source_title="A paper", **source)
        assert stage_of(sides) == Stage.PARTLY_SIGNED, "a report is no document"
        scan = {"source_title": "", "source_url": "https://example.org/a.pdf"}
        actions.attach_source(evidence=Evidence.DOCUMENT, **scan, **source)
        assert stage_of(sides) == Stage.SIGNED

    def test_confirming_twice_is_told(self, sides):
        said = sign(sides, sides.ours)
        actions.confirm_signature(statement=said, by=sides.theirs)
        with pytest.raises(Conflict):
            actions.confirm_signature(statement=said, by=sides.theirs)


class TestCorrecting:
    def test_the_old_words_stay_with_the_reason_and_the_new_ones_count(self, sides):
        old = sign(sides, sides.ours, signatory={"uk": "Олена Коваль"})
        anew = actions.correct_signature(
            statement=old,
            by=sides.ours,
            reason="The minutes  say so",
            signed_on=date(2024, 5, 14),
            signatory={"uk": "Ольга Коваль"},
        )
        old.refresh_from_db()
        assert (old.withdrawal_reason, old.withdrawn_by) == ("The minutes say so", sides.ours.user)
        assert (anew.corrects, anew.occurred_on) == (old, date(2024, 5, 14))
        signature = Signature.objects.get()
        assert (signature.signed_on, signature.signatory["uk"]) == (date(2024, 5, 14), "Ольга Коваль")
        partnership = Partnership.objects.get()
        assert (partnership.began_on, partnership.stage) == (date(2024, 5, 14), Stage.PARTLY_SIGNED)
        assert [bool(entry.statement.withdrawn_at) for entry in timeline(partnership)] == [True, False]
        entry = Entry.objects.order_by("-id").first()
        assert entry.verb == "partnerships.statement_corrected"
        assert (entry.details["statement"], entry.details["instead_of"]) == (anew.pk, old.pk)
        assert [letter.to for letter in mail.outbox][-1] == [sides.theirs.user.email]

    def test_what_the_other_side_had_confirmed_it_looks_at_again(self, sides):
        said = sign(sides, sides.ours)
        actions.confirm_signature(statement=said, by=sides.theirs)
        actions.correct_signature(statement=said, by=sides.ours, reason="A day later", signed_on=date(2024, 5, 5))
        assert not Statement.objects.standing().filter(confirms__isnull=False).exists()
        assert [entry.confirmed_by for entry in timeline(sides.partnership) if not entry.statement.withdrawn_at] == [()]

    def test_both_have_signed_and_one_corrects_its_day(self, sides):
        said = sign(sides, sides.ours)
        sign(sides, sides.theirs)
        actions.correct_signature(statement=said, by=sides.ours, reason="A day later", signed_on=date(2024, 5, 5))
        assert stage_of(sides) == Stage.SIGNED
        assert Partnership.objects.get().stage_changes.count() == 2, "no move back and forth"

    @pytest.mark.parametrize("day", [date(1926, 5, 4), timezone.localdate() + timedelta(days=1)])
    def test_the_new_day_is_plausible_too_and_nothing_is_lost(self, sides, day):
        said = sign(sides, sides.ours)
        with pytest.raises(InvalidInput):
            actions.correct_signature(statement=said, by=sides.ours, reason="So it is", signed_on=day)
        said.refresh_from_db()
        assert said.withdrawn_at is None
        assert Signature.objects.get().signed_on == DAY

    def test_only_the_own_words(self, sides):
        said = sign(sides, sides.ours)
        told = actions.attach_source(
            partnership=sides.partnership, by=None, evidence=Evidence.PRESS, source_title="A paper", topic="signature"
        )
        for statement, by in ((said, sides.theirs), (told, sides.ours), (said, MembershipFactory())):
            with pytest.raises(NotAllowed):
                actions.correct_signature(statement=statement, by=by, reason="Mine", signed_on=DAY)
            with pytest.raises(NotAllowed):
                actions.withdraw_signature(statement=statement, by=by, reason="Mine")

    @pytest.mark.parametrize("reason", ["", "  \n", "x" * 501])
    def test_a_reason_is_needed(self, sides, reason):
        said = sign(sides, sides.ours)
        with pytest.raises(InvalidInput) as refusal:
            actions.withdraw_signature(statement=said, by=sides.ours, reason=reason)
        assert list(refusal.value.fields) == ["reason"]


class TestWithdrawing:
    def test_the_stage_goes_back_step_by_step(self, sides):
        partnership = sides.partnership
        partnership.stage = Stage.DRAFTING
        partnership.save()
        ours, theirs = sign(sides, sides.ours), sign(sides, sides.theirs, date(2024, 6, 1))
        assert stage_of(sides) == Stage.SIGNED
        actions.withdraw_signature(statement=ours, by=sides.ours, reason="It was another document")
        assert stage_of(sides) == Stage.PARTLY_SIGNED
        assert Partnership.objects.get().began_on == date(2024, 6, 1)
        assert not Statement.objects.standing().filter(topic="stage").exists(), "nobody says so any more"
        actions.withdraw_signature(statement=theirs, by=sides.theirs, reason="So it was")
        assert stage_of(sides) == Stage.DRAFTING
        last = Partnership.objects.get().stage_changes.last()
        assert (last.from_stage, last.to_stage, last.reason) == ("partly_signed", "drafting", "So it was")
        assert Statement.objects.filter(topic="signature").count() == 2, "the history stays"
        with pytest.raises(Conflict):
            actions.withdraw_signature(statement=theirs, by=sides.theirs, reason="Again")

    def test_what_sources_report_as_signed_stays_signed(self):
        known = PartnershipFactory(stage=Stage.SIGNED, spheres=["water"], known_as="a-b")
        by = MembershipFactory(municipality=known.parties.first().municipality)
        actions.record_signature(partnership=known, by=by, signed_on=DAY)
        said = Statement.objects.get(topic="signature")
        actions.withdraw_signature(statement=said, by=by, reason="A wrong day")
        known.refresh_from_db()
        assert known.stage == Stage.SIGNED

    def test_a_withdrawn_word_is_no_evidence(self, sides):
        said = sign(sides, sides.ours)
        assert sides.partnership.statements.standing().exists()
        actions.withdraw_signature(statement=said, by=sides.ours, reason="Not yet")
        assert not sides.partnership.statements.standing().exists()


class TestStaleProposals:
    def test_both_sides_are_told_what_happened(self, sides):
        proposal = actions.propose(
            partnership=sides.partnership, by=sides.theirs, type="memorandum", stage="drafting", spheres=["water"]
        )
        type(sides.theirs.user).objects.update(language="en")
        mail.outbox.clear()
        sign(sides, sides.ours)
        proposal.refresh_from_db()
        assert (proposal.status, proposal.overtaken_by) == (ProposalStatus.OVERTAKEN, Stage.PARTLY_SIGNED)
        (told,) = [letter for letter in mail.outbox if "no longer applies" in letter.subject]
        assert told.to == [sides.theirs.user.email]
        assert "signed by some parties" in told.body
        assert actions.propose(
            partnership=sides.partnership, by=sides.ours, type="memorandum", stage="partly_signed", spheres=["water"]
        )

    def test_one_that_can_still_come_true_waits_on(self, sides):
        sign(sides, sides.ours)
        proposal = actions.propose(
            partnership=sides.partnership, by=sides.ours, type="memorandum", stage="ended", spheres=["water"]
        )
        sign(sides, sides.theirs)
        proposal.refresh_from_db()
        assert proposal.status == ProposalStatus.OPEN

    def test_a_withdrawn_signature_overtakes_too(self, sides):
        said = sign(sides, sides.ours)
        sign(sides, sides.theirs)
        proposal = actions.propose(
            partnership=sides.partnership, by=sides.theirs, type="memorandum", stage="active", spheres=["water"]
        )
        actions.withdraw_signature(statement=said, by=sides.ours, reason="Another document")
        assert Proposal.objects.get(pk=proposal.pk).status == ProposalStatus.OVERTAKEN

    @pytest.mark.parametrize("stage", Stage.values)
    def test_what_can_be_proposed_now_is_not_stale(self, stage):
        assert not is_overtaken(stage, stage)
        assert is_overtaken(Stage.IN_TALKS, stage) == (stage not in BEFORE_SIGNATURE)


class TestRegistered:
    WHOLE = Registration("357-12", date(2025, 9, 1), "Order 879")

    def test_number_day_and_act(self):
        def wrong(**changes):
            told = Registration(**{"number": "357-12", "on": date(2025, 9, 1), "act": "Order 879"} | changes)
            return set(registration_problems("registered", told, today=date(2026, 1, 1), signed_on=date(2025, 8, 1)))

        assert wrong() == set()
        assert wrong(number=" ") == {"registration_number"}
        assert wrong(act="") == {"registration_act"}
        assert wrong(on=None) == {"registered_on"}
        assert wrong(on=date(2026, 1, 2)) == {"registered_on"}
        assert wrong(on=date(2025, 7, 31)) == {"registered_on"}, "before it was signed"
        assert wrong(number="x" * 61, act="x" * 301) == {"registration_number", "registration_act"}
        nothing = Registration()
        assert registration_problems("active", nothing, today=date(2026, 1, 1), signed_on=None) == {}

    def test_it_is_proposed_and_confirmed_with_them(self, sides):
        sign(sides, sides.ours)
        sign(sides, sides.theirs)
        wish = {"partnership": sides.partnership, "by": sides.ours, "type": "memorandum", "spheres": ["water"]}
        with pytest.raises(InvalidInput) as refusal:
            actions.propose(stage="registered", **wish)
        assert set(refusal.value.fields) == {"registration_number", "registered_on", "registration_act"}
        columns = {"registration_number": "357-12", "registered_on": date(2025, 9, 1), "registration_act": "Order 879"}
        proposal = actions.propose(stage="registered", **wish, **columns)
        actions.confirm_proposal(proposal=proposal, by=sides.theirs)
        partnership = Partnership.objects.get(pk=sides.partnership.pk)
        assert partnership.stage == Stage.REGISTERED
        assert {name: getattr(partnership, name) for name in columns} == columns


def test_what_was_agreed_in_talks_confirms_no_signature(sides):
    """The evidence beside the stage is that of the stage."""
    talks = actions.open_talks(municipalities=[sides.ours.municipality, sides.theirs.municipality], by=sides.ours)
    for by in (sides.ours, sides.theirs):
        actions.agree_to_publish(partnership=talks, by=by)
    wish = {"type": "memorandum", "stage": "drafting", "spheres": ["water"]}
    proposal = actions.propose(partnership=talks, by=sides.ours, **wish)
    actions.confirm_proposal(proposal=proposal, by=sides.theirs)

    def evidence():
        (link,) = public_links([talks.pk])
        assert link.evidence == strongest_evidence(with_evidence(Partnership.objects.all()).get(pk=talks.pk))
        return link.evidence

    assert evidence() == Evidence.CONFIRMED_BY_BOTH
    actions.record_signature(partnership=talks, by=sides.ours, signed_on=DAY)
    assert evidence() == Evidence.STATED_BY_ONE
    said = Statement.objects.get(partnership=talks, topic=StatementTopic.SIGNATURE)
    actions.confirm_signature(statement=said, by=sides.theirs)
    assert evidence() == Evidence.CONFIRMED_BY_BOTH
