"""Moderators keep the register: add, correct, state, strike, merge; each can be undone, and then all is as before."""

from datetime import date
from uuid import uuid4

import pytest
from django.forms.models import model_to_dict

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.models import Introduction
from pobratym.journal.models import Entry
from pobratym.news.models import ArticleEvidence
from pobratym.partnerships import actions, known
from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    PartnershipSphere,
    Party,
    Proposal,
    Signature,
    StageChange,
    Statement,
    StatementTopic,
)
from pobratym.partnerships.queries.changes import changes_of
from pobratym.partnerships.workflow import Stage
from pobratym.places.actions import withdraw_amendment
from pobratym.places.models import Amendment
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory, ProposalFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
SOURCE = {"evidence": Evidence.PRESS, "source_title": "A paper", "source_url": "https://example.org/1"}
FACTS = {"type": "memorandum", "stage": "signed", "spheres": ["water", "culture"], "began_on": date(2023, 5, 21)}
DAY = date(2025, 9, 1)
TABLES = (Partnership, Party, PartnershipSphere, Signature, Statement, StageChange, ArticleEvidence, Introduction)


@pytest.fixture
def by():
    return UserFactory(moderator=True)


def everything():
    """Every row of the register as it stands."""
    return {
        model.__name__: {
            row.pk: model_to_dict(row) | {"x": str(row.__dict__.get("stage"))} for row in model.objects.all()
        }
        for model in TABLES
    }


def last_change():
    return Amendment.objects.of_partnerships().first()


class TestAdding:
    def add(self, by, **changes):
        given = {"municipalities": [MunicipalityFactory(hromada=True), MunicipalityFactory()], **FACTS, **SOURCE}
        given |= {"text": {"uk": "Підписали."}, "reason": "Reported by the town hall"}
        return actions.add_partnership(by=by, **(given | changes))

    def test_it_is_public_with_its_source_and_can_be_undone(self, by):
        before = everything()
        added = self.add(by)
        assert Partnership.objects.public().get() == added
        assert [str(sphere) for sphere in added.spheres] == ["culture", "water"]
        said = added.statements.get()
        assert (said.evidence, said.source_url, said.occurred_on) == (
            "press",
            "https://example.org/1",
            date(2023, 5, 21),
        )
        actions.undo_register_change(amendment=last_change(), by=by)
        assert everything() == before
        with pytest.raises(Conflict):
            actions.undo_register_change(amendment=last_change(), by=by)

    def test_the_same_parties_twice_only_where_one_says_so(self, by):
        pair = [MunicipalityFactory(hromada=True), MunicipalityFactory()]
        first = self.add(by, municipalities=pair)
        with pytest.raises(InvalidInput) as refusal:
            self.add(by, municipalities=pair[::-1])
        assert str(first.pk) in str(refusal.value.fields["is_another"][0])
        assert self.add(by, municipalities=pair, is_another=True) != first

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"type": "marriage"}, "type"),
            ({"stage": "sealed"}, "stage"),
            ({"stage": "registered"}, "registration_number"),
            ({"began_on": date(1944, 1, 1)}, "began_on"),
            ({"began_on": date(2999, 1, 1)}, "began_on"),
            ({"began_precision": "hour"}, "began_precision"),
            ({"source_title": " "}, "source_title"),
            ({"source_url": "example"}, "source_url"),
            ({"evidence": "confirmed_by_both"}, "evidence"),
            ({"spheres": ["astrology"]}, "spheres"),
            ({"municipalities": []}, "municipalities"),
            ({"reason": " "}, "reason"),
        ],
    )
    def test_refuses_what_nobody_can_show(self, by, changes, field):
        with pytest.raises(InvalidInput) as refusal:
            self.add(by, **changes)
        assert field in refusal.value.fields
        assert not Partnership.objects.exists()
        assert not Amendment.objects.exists()

    def test_one_to_which_a_side_has_said_something_is_not_taken_out(self, by):
        added = self.add(by)
        ProposalFactory(partnership=added)
        with pytest.raises(Conflict):
            actions.undo_register_change(amendment=last_change(), by=by)
        assert Partnership.objects.filter(pk=added.pk).exists()


class TestCorrecting:
    @pytest.fixture
    def record(self):
        return PartnershipFactory(signed_by_both=True, spheres=["water"], began_on=date(2023, 7, 12), known_as="a-b")

    def correct(self, record, by, **changes):
        facts = {"type": record.type, "stage": record.stage, "spheres": ["water"], "began_on": record.began_on}
        return actions.correct_partnership(partnership=record, by=by, reason="As the town says", **(facts | changes))

    @pytest.mark.parametrize(
        "changes",
        [
            {"type": "solidarity"},
            {"stage": "preliminary"},
            {"spheres": ["culture", "sport"]},
            {"began_on": date(2023, 6, 12)},
            {"began_on": None},
            {"began_on": date(2023, 1, 1), "began_precision": "year"},
            {
                "stage": "registered",
                "registration_number": "1",
                "registered_on": date(2025, 9, 1),
                "registration_act": "A",
            },
            {"stage": "ended", "type": "friendship", "spheres": []},
        ],
    )
    def test_whatever_is_put_right_can_be_undone(self, record, by, changes):
        before = everything()
        self.correct(record, by, **changes)
        after = Partnership.objects.get(pk=record.pk)
        for name, value in changes.items():
            if name == "spheres":
                assert {str(sphere) for sphere in after.spheres} == set(value)
            else:
                assert getattr(after, name) == value
        assert everything() != before
        actions.undo_register_change(amendment=last_change(), by=by)
        assert everything() == before

    def test_two_corrections_are_undone_from_the_last(self, record, by):
        self.correct(record, by, type="solidarity")
        first = last_change()
        record.refresh_from_db()
        self.correct(record, by, type="friendship")
        with pytest.raises(Conflict):
            actions.undo_register_change(amendment=first, by=by)
        actions.undo_register_change(amendment=last_change(), by=by)
        actions.undo_register_change(amendment=first, by=by)
        record.refresh_from_db()
        assert record.type == "sister_city"

    def test_what_the_sides_have_done_since_is_not_undone(self, by):
        record = PartnershipFactory(spheres=["water"])
        self.correct(record, by, stage="drafting")
        ours = MembershipFactory(municipality=record.parties.first().municipality)
        actions.record_signature(partnership=record, by=ours, signed_on=date(2024, 5, 4))
        with pytest.raises(Conflict):
            actions.undo_register_change(amendment=last_change(), by=by)

    def test_nothing_different_is_told(self, record, by):
        with pytest.raises(InvalidInput, match="Nothing is different"):
            self.correct(record, by)

    def test_a_stale_proposal_goes(self, by):
        record = PartnershipFactory(spheres=["water"])
        ProposalFactory(partnership=record)
        self.correct(record, by, stage="signed")
        assert Proposal.objects.get().status == "overtaken"

    def test_the_files_of_known_partnerships_leave_it_alone(self, by):
        IdentifierFactory(scheme="katottg", value="UA01", municipality=MunicipalityFactory(hromada=True))
        IdentifierFactory(scheme="geonames", value="1")
        text = """
            [source.paper]
            title = "A paper"
            url = "https://example.org/1"
            [[fact]]
            key = "a-b"
            parties = ["katottg:UA01", "geonames:1"]
            type = "memorandum"
            stage = "approved"
            [[fact.statement]]
            source = "paper"
            uk = "Погоджено."
            en = "Approved."
        """
        (fact,) = known.parse("test", text).facts
        actions.record_known(fact=fact)
        record = Partnership.objects.get()
        actions.correct_partnership(
            partnership=record,
            by=by,
            reason="Signed since",
            type="memorandum",
            stage="signed",
            spheres=[],
            began_on=None,
        )
        assert actions.record_known(fact=fact) == "unchanged"
        record.refresh_from_db()
        assert record.stage == Stage.SIGNED
        actions.strike_statement(statement=Statement.objects.get(), by=by, reason="Of another town")
        assert actions.record_known(fact=fact) == "unchanged"
        assert not Statement.objects.standing().exists()


class TestStatements:
    def test_a_statement_of_a_signature_is_a_signature_too(self, by):
        record = PartnershipFactory(stage=Stage.APPROVED)
        before = everything()
        party = record.parties.first()
        said = actions.state_from_source(
            partnership=record,
            by=by,
            reason="Found in the minutes",
            topic=StatementTopic.SIGNATURE,
            party=party,
            occurred_on=date(2023, 6, 12),
            **SOURCE,
        )
        assert Signature.objects.get().signed_on == date(2023, 6, 12)
        assert (said.stated_by, said.value["signed_on"]) == (party, "2023-06-12")
        actions.undo_register_change(amendment=last_change(), by=by)
        assert everything() == before

    def test_correcting_keeps_the_old_words_and_is_undone(self, by):
        record = PartnershipFactory()
        said = StatementFactory(partnership=record, occurred_on=date(2023, 7, 12))
        before = everything()
        anew = actions.restate_from_source(
            statement=said, by=by, reason="Misread", topic="existence", occurred_on=date(2023, 6, 12),
            text={"en": "They signed on 12 June."}, **SOURCE,
        )  # fmt: skip
        said.refresh_from_db()
        assert (said.withdrawal_reason, anew.corrects) == ("Misread", said)
        actions.undo_register_change(amendment=last_change(), by=by)
        assert everything() == before

    def test_striking_takes_the_signature_along_and_is_undone(self, by):
        record = PartnershipFactory(signed_by_first=True)
        signature = Signature.objects.get()
        value = {"party": signature.party_id, "signed_on": str(signature.signed_on)}
        said = StatementFactory(
            partnership=record,
            topic="signature",
            stated_by=signature.party,
            occurred_on=signature.signed_on,
            value=value,
        )
        before = everything()
        actions.strike_statement(statement=said, by=by, reason="It was another town")
        assert not Signature.objects.exists()
        assert not record.statements.standing().exists()
        with pytest.raises(Conflict):
            actions.strike_statement(statement=said, by=by, reason="Again")
        actions.undo_register_change(amendment=last_change(), by=by)
        assert everything() == before

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"text": {}}, "text"),
            ({"occurred_on": date(1926, 1, 1)}, "occurred_on"),
            ({"occurred_on": date(2999, 1, 1)}, "occurred_on"),
            ({"topic": "weather"}, "topic"),
            ({"source_title": ""}, "source_title"),
            ({"reason": " "}, "reason"),
        ],
    )
    def test_refuses_what_nobody_can_look_up(self, by, changes, field):
        record = PartnershipFactory()
        given = {"topic": "existence", "text": {"en": "Signed."}, "reason": "Found", **SOURCE} | changes
        with pytest.raises(InvalidInput) as refusal:
            actions.state_from_source(partnership=record, by=by, **given)
        assert list(refusal.value.fields) == [field]
        assert not Statement.objects.exists()

    def test_of_another_partnership_there_is_no_party(self, by):
        party = PartnershipFactory().parties.first()
        with pytest.raises(InvalidInput):
            actions.state_from_source(
                partnership=PartnershipFactory(), by=by, reason="Found", topic="signature", party=party, **SOURCE
            )


class TestMerging:
    @pytest.fixture
    def two(self):
        pair = [MunicipalityFactory(hromada=True), MunicipalityFactory()]
        stays = PartnershipFactory(municipalities=pair, signed_by_first=True)
        goes = PartnershipFactory(municipalities=pair[::-1], signed_by_both=True)
        said = StatementFactory(partnership=goes, stated_by=goes.parties.first())
        StatementFactory(partnership=stays)
        ArticleEvidence.objects.create(translation_key=uuid4(), partnership=goes, statement=said)
        IntroductionFactory(sender=pair[0], receiver=pair[1], partnership=goes)
        return goes, stays

    def merge(self, two, by):
        return actions.merge_partnerships(duplicate=two[0], into=two[1], by=by, reason="One and the same")

    def test_all_that_hangs_on_it_moves_and_the_address_leads_on(self, two, by, client):
        goes, stays = two
        self.merge(two, by)
        goes.refresh_from_db()
        assert (goes.merged_into, goes.is_public) == (stays, False)
        assert Statement.objects.filter(partnership=stays).count() == 2
        assert all(each.stated_by is None or each.stated_by.partnership == stays for each in Statement.objects.all())
        assert ArticleEvidence.objects.get().partnership == stays
        assert Introduction.objects.get().partnership == stays
        assert Signature.objects.filter(party__partnership=stays).count() == 2, "one more; the other it has itself"
        answer = client.get(f"/en/partnerships/{goes.pk}/")
        assert (answer.status_code, answer["Location"]) == (302, f"/en/partnerships/{stays.pk}/")
        assert list(changes_of(stays)) == [last_change()]

    def test_it_is_undone(self, two, by):
        before = everything()
        self.merge(two, by)
        actions.undo_register_change(amendment=last_change(), by=by)
        assert everything() == before

    def test_nothing_more_is_done_to_the_hidden_one(self, two, by):
        self.merge(two, by)
        ours = MembershipFactory(municipality=two[0].parties.first().municipality)
        with pytest.raises(Conflict):
            actions.propose(partnership=two[0], by=ours, type="memorandum", stage="active", spheres=[])
        with pytest.raises(Conflict):
            self.merge(two, by)

    def test_other_parties_are_another_partnership(self, by):
        with pytest.raises(InvalidInput):
            self.merge((PartnershipFactory(), PartnershipFactory()), by)
        one = PartnershipFactory()
        with pytest.raises(InvalidInput):
            self.merge((one, one), by)

    def test_a_waiting_proposal_is_answered_first(self, two, by):
        ProposalFactory(partnership=two[0])
        with pytest.raises(Conflict):
            self.merge(two, by)


class TestWhoMay:
    def test_nobody_but_moderators(self):
        record = PartnershipFactory()
        for person in (UserFactory(), MembershipFactory(municipality=record.parties.first().municipality).user):
            with pytest.raises(NotAllowed):
                actions.correct_partnership(
                    partnership=record,
                    by=person,
                    reason="Mine",
                    type="project",
                    stage="signed",
                    spheres=[],
                    began_on=None,
                )

    def test_private_talks_are_no_moderators(self, by):
        record = PartnershipFactory(is_public=False)
        with pytest.raises(Conflict):
            actions.state_from_source(
                partnership=record, by=by, reason="Heard", topic="existence", text={"en": "They talk."}, **SOURCE
            )

    def test_the_registry_of_places_does_not_undo_it(self, by):
        record = PartnershipFactory()
        actions.state_from_source(
            partnership=record, by=by, reason="Found", topic="existence", text={"en": "Signed."}, **SOURCE
        )
        with pytest.raises(Conflict):
            withdraw_amendment(amendment=last_change(), by=by)
        place = record.parties.first().municipality
        assert not Amendment.objects.about(place).exists(), "the page of the municipality tells of the municipality"

    def test_the_ledger_keeps_each_deed(self, by):
        record = PartnershipFactory()
        actions.state_from_source(
            partnership=record, by=by, reason="Found", topic="existence", text={"en": "Signed."}, **SOURCE
        )
        actions.undo_register_change(amendment=last_change(), by=by)
        verbs = Entry.objects.order_by("id").values_list("verb", flat=True)
        assert list(verbs) == ["partnerships.register_amended", "partnerships.change_undone"]
