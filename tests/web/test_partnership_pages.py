"""The page of a partnership and the steps of its sides, through the door."""

from datetime import date

import pytest
from django.urls import reverse

from pobratym.partnerships import actions
from pobratym.partnerships.models import Evidence, Partnership, Proposal, Signature, StatementTopic
from pobratym.partnerships.workflow import Stage
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory, ProposalFactory, StatementFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def page_of(client, partnership):
    return client.get(reverse("web:partnership", args=[partnership.pk]))


@pytest.fixture
def odesa_and_miami():
    odesa = MunicipalityFactory(hromada=True, name_en="Odesa", name_uk="Одеса")
    miami = MunicipalityFactory(country__code="US", name_en="Miami", name_uk="Маямі")
    return PartnershipFactory(signed_by_first=True, municipalities=[odesa, miami], spheres=["economic", "trade"])


class TestPublicPage:
    def test_says_who_has_signed_and_whose_signature_is_not_known(self, client, odesa_and_miami):
        html = page_of(client, odesa_and_miami).content.decode()
        # The apostrophe is escaped in HTML.
        assert "Odesa has signed. The other party’s signature (Miami) is not known." in html
        assert "21 May 2023" in html
        assert "not known" in html
        assert "economy" in html

    def test_statements_with_their_evidence_and_source(self, client, odesa_and_miami):
        StatementFactory(partnership=odesa_and_miami, source_url="https://decentralization.ua/news/15830")
        html = page_of(client, odesa_and_miami).content.decode()
        assert 'href="https://decentralization.ua/news/15830"' in html
        assert "press" in html

    def test_conflicting_statements_both_stay_visible(self, client, odesa_and_miami):
        for stage in ("signed", "partly_signed"):
            StatementFactory(
                partnership=odesa_and_miami,
                topic=StatementTopic.STAGE,
                value={"stage": stage},
                text_en=f"It is {stage}.",
                occurred_on=date(2022, 12, 1),
            )
        html = page_of(client, odesa_and_miami).content.decode()
        assert "It is signed." in html
        assert "It is partly_signed." in html
        assert "Sources disagree" in html

    def test_not_public_ones_are_for_the_parties(self, client, signed_in):
        partnership = PartnershipFactory(is_public=False)
        assert page_of(client, partnership).status_code == 404
        member = MembershipFactory(municipality=partnership.parties.first().municipality)
        assert page_of(signed_in(member.user), partnership).status_code == 200

    def test_number_of_queries(self, client, odesa_and_miami, django_assert_num_queries):
        for evidence in (Evidence.PRESS, Evidence.DOCUMENT, Evidence.STATED_BY_ONE):
            StatementFactory(partnership=odesa_and_miami, evidence=evidence)
        page_of(client, odesa_and_miami)
        # partnership, parties, signatures, spheres, statements, articles
        with django_assert_num_queries(6):
            page_of(client, odesa_and_miami)

    def test_outsiders_see_no_steps(self, client, signed_in, odesa_and_miami):
        link = reverse("web:partnership_propose", args=[odesa_and_miami.pk])
        assert link not in page_of(client, odesa_and_miami).content.decode()
        assert link not in page_of(signed_in(MembershipFactory().user), odesa_and_miami).content.decode()


@pytest.fixture
def sides():
    partnership = PartnershipFactory(spheres=["water"])
    ours, theirs = (MembershipFactory(municipality=party.municipality) for party in partnership.parties.all())
    return partnership, ours, theirs


class TestSteps:
    def test_propose_and_confirm(self, client, signed_in, sides):
        partnership, ours, theirs = sides
        address = reverse("web:partnership_propose", args=[partnership.pk])
        assert signed_in(ours.user).get(address).status_code == 200
        sent = {"type": "memorandum", "stage": "drafting", "spheres": ["water"], "note": "Shall we?"}
        answer = client.post(address, sent, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("web:partnership", args=[partnership.pk])
        assert "It is waiting for the other side" in answer.content.decode()

        html = page_of(signed_in(theirs.user), partnership).content.decode()
        assert "Shall we?" in html
        confirm = reverse("web:proposal_confirm", args=[partnership.pk, Proposal.objects.get().pk])
        assert confirm in html
        client.post(confirm)
        partnership.refresh_from_db()
        assert (partnership.type, partnership.stage) == ("memorandum", "drafting")

    def test_the_proposer_sees_no_confirm_and_may_not(self, client, signed_in, sides):
        partnership, ours, _theirs = sides
        proposal = ProposalFactory(partnership=partnership, proposer=ours.user)
        confirm = reverse("web:proposal_confirm", args=[partnership.pk, proposal.pk])
        assert confirm not in page_of(signed_in(ours.user), partnership).content.decode()
        assert client.post(confirm).status_code == 403
        proposal.refresh_from_db()
        assert proposal.status == "open"

    def test_confirming_what_was_withdrawn_meanwhile_says_so(self, client, signed_in, sides):
        partnership, ours, theirs = sides
        proposal = ProposalFactory(partnership=partnership, proposer=ours.user)
        actions.withdraw_proposal(proposal=proposal, by=ours)
        confirm = reverse("web:proposal_confirm", args=[partnership.pk, proposal.pk])
        answer = signed_in(theirs.user).post(confirm, follow=True)
        assert answer.status_code == 200
        assert "no longer possible" in answer.content.decode()

    def test_proposing_while_another_waits_says_so_and_keeps_the_text(self, signed_in, sides):
        partnership, ours, theirs = sides
        ProposalFactory(partnership=partnership, proposer=ours.user)
        answer = signed_in(theirs.user).post(
            reverse("web:partnership_propose", args=[partnership.pk]),
            {"type": "friendship", "stage": "drafting", "note": "Our own words"},
        )
        html = answer.content.decode()
        assert "A proposal is already waiting" in html
        assert "Our own words" in html
        assert Proposal.objects.count() == 1

    def test_declining_without_a_reason_asks_for_one(self, client, signed_in, sides):
        partnership, ours, theirs = sides
        proposal = ProposalFactory(partnership=partnership, proposer=ours.user)
        address = reverse("web:proposal_decline", args=[partnership.pk, proposal.pk])
        answer = signed_in(theirs.user).post(address, {"reason": " "})
        assert answer.status_code == 422
        proposal.refresh_from_db()
        assert proposal.status == "open"
        client.post(address, {"reason": "Too early."})
        proposal.refresh_from_db()
        assert (proposal.status, proposal.reason) == ("declined", "Too early.")

    def test_bad_input_keeps_what_was_typed(self, client, signed_in, sides):
        partnership, ours, _theirs = sides
        signed_in(ours.user)
        address = reverse("web:signature_add", args=[partnership.pk])
        answer = client.post(address, {"signed_on": "2999-01-01", "signatory_uk": "Олена Коваль", "place_en": "Odesa"})
        html = answer.content.decode()
        assert answer.status_code == 422
        assert "This day has not come yet" in html
        assert "Олена Коваль" in html
        assert "2999-01-01" in html
        assert not Signature.objects.exists()
        answer = client.post(address, {"signed_on": "yesterday"})
        assert "yesterday" in answer.content.decode()

    def test_a_proposed_stage_that_cannot_be_is_refused(self, signed_in, sides):
        partnership, ours, _theirs = sides
        answer = signed_in(ours.user).post(
            reverse("web:partnership_propose", args=[partnership.pk]),
            {"type": "memorandum", "stage": "signed", "note": "All done"},
        )
        assert answer.status_code == 422
        assert "All done" in answer.content.decode()
        assert not Proposal.objects.exists()

    def test_signature_is_recorded_for_ones_own_side(self, signed_in, sides):
        partnership, _ours, theirs = sides
        signed_in(theirs.user).post(
            reverse("web:signature_add", args=[partnership.pk]),
            {"signed_on": "2024-05-04", "signatory_en": "Anna Nowak", "post_en": "Mayor", "place_en": "Kyiv"}
            | {"confirmed": "yes"},
        )
        signature = Signature.objects.get()
        assert signature.party.municipality == theirs.municipality
        assert Partnership.objects.get().stage == Stage.PARTLY_SIGNED

    def test_who_speaks_for_two_parties_chooses(self, signed_in, sides):
        partnership, ours, theirs = sides
        MembershipFactory(user=ours.user, municipality=theirs.municipality)
        client = signed_in(ours.user)
        address = reverse("web:signature_add", args=[partnership.pk])
        assert "In the name of" in client.get(address).content.decode()
        client.post(
            address,
            {"signed_on": "2024-05-04", "signatory_en": "Anna Nowak", "as": str(theirs.municipality_id)}
            | {"confirmed": "yes"},
        )
        assert Signature.objects.get().party.municipality == theirs.municipality

    @pytest.mark.parametrize("name", ["partnership_propose", "signature_add"])
    def test_strangers_are_sent_to_sign_in_or_refused(self, client, signed_in, sides, name):
        address = reverse(f"web:{name}", args=[sides[0].pk])
        assert client.get(address).status_code == 302
        assert signed_in(MembershipFactory().user).get(address).status_code == 403
