"""On paper, through a form, through somebody who knows both."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.delivery import actions, queries
from pobratym.delivery.models import Channel, Delivery
from pobratym.delivery.workflow import Status
from pobratym.introductions.workflow import Status as LetterStatus
from pobratym.memberships.models import Role
from tests.factories.delivery import DeliveryFactory
from tests.factories.memberships import (
    AffiliationFactory,
    MembershipFactory,
    OrganisationFactory,
    RepresentativeFactory,
)
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


class TestPaper:
    def test_posted_and_said_so_the_letter_is_sent(self, kept, writer, mailoutbox):
        delivery = actions.note_posted(introduction=kept, by=writer, posted_on=today(), address="Rynek 1, Jasło")
        kept.refresh_from_db()
        assert (delivery.channel, delivery.status, delivery.address) == (Channel.PAPER, Status.SENT, "Rynek 1, Jasło")
        assert kept.status == LetterStatus.SENT
        assert kept.delivered_at
        assert not mailoutbox

    @pytest.mark.parametrize("days", [1, -40, None])
    def test_not_in_the_future_not_before_it_was_written_and_on_a_day(self, kept, writer, days):
        day = None if days is None else today() + timedelta(days=days)
        with pytest.raises(InvalidInput) as refusal:
            actions.note_posted(introduction=kept, by=writer, posted_on=day)
        assert list(refusal.value.fields) == ["posted_on"]
        kept.refresh_from_db()
        assert kept.status == LetterStatus.AWAITING_RECIPIENT

    def test_what_was_made_ready_is_posted_later_and_is_one_delivery(self, kept, writer):
        ready = actions.make_ready(introduction=kept, by=writer)
        kept.refresh_from_db()
        assert (ready.status, kept.status) == (Status.PREPARED, LetterStatus.AWAITING_RECIPIENT)
        posted = actions.note_posted(introduction=kept, by=writer, posted_on=today())
        assert posted.pk == ready.pk
        assert Delivery.objects.get().status == Status.SENT

    def test_ready_twice_is_once(self, kept, writer):
        actions.make_ready(introduction=kept, by=writer)
        with pytest.raises(InvalidInput):
            actions.make_ready(introduction=kept, by=writer)

    def test_paper_beside_a_mail_needs_no_month_of_silence(self, send, kept, writer):
        send()
        assert actions.note_posted(introduction=kept, by=writer, posted_on=today()).status == Status.SENT

    def test_whoever_may_not_send_says_nothing(self, kept):
        editor = MembershipFactory(municipality=kept.sender, role=Role.EDITOR)
        with pytest.raises(NotAllowed):
            actions.note_posted(introduction=kept, by=editor, posted_on=today())

    def test_a_day_of_several_lines_is_one_line(self, kept, writer):
        posted = actions.note_posted(introduction=kept, by=writer, posted_on=today(), address="Rynek 1\r\nBcc: x@y.z")
        assert posted.address == "Rynek 1 Bcc: x@y.z"


def test_the_form_on_their_website_is_a_delivery_too(kept, writer):
    page = "https://town.example.pl/kontakt"
    delivery = actions.note_form_used(introduction=kept, by=writer, posted_on=today(), address=page)
    kept.refresh_from_db()
    assert (delivery.channel, delivery.address, kept.status) == (Channel.FORM, page, LetterStatus.SENT)


class TestCommonPartner:
    @pytest.fixture
    def partner(self, kept):
        """A municipality that is a partner of both and has a coordinator here."""
        place = MunicipalityFactory(name_en="Krosno")
        for other in (kept.sender, kept.receiver):
            PartnershipFactory(municipalities=[place, other], stage="active", signed_by_both=True)
        return MembershipFactory(municipality=place)

    @pytest.fixture
    def association(self, kept):
        """An association of the receiver with somebody who answers."""
        organisation = OrganisationFactory()
        AffiliationFactory(organisation=organisation, municipality=kept.receiver)
        return RepresentativeFactory(organisation=organisation)

    def test_whoever_knows_both_and_is_here_can_be_asked(self, kept, partner, association):
        MunicipalityFactory()
        assert list(queries.common_partners(kept)) == [partner.municipality]
        assert list(queries.associations_of(kept)) == [association.organisation]

    def test_it_is_asked_by_mail_with_the_letter_and_passes_it_on(self, kept, writer, partner, mailoutbox):
        asked = actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        kept.refresh_from_db()
        assert kept.status == LetterStatus.AWAITING_RECIPIENT
        (question,) = mailoutbox
        assert question.to == [partner.user.email]
        assert "We live on a river" in question.body
        assert list(queries.waiting_to_pass_on(partner.user)) == [asked]
        actions.answer_about_passing(delivery=asked, by=partner.user, has_passed=True)
        kept.refresh_from_db()
        asked.refresh_from_db()
        assert (kept.status, asked.status, asked.decided_by) == (LetterStatus.SENT, Status.SENT, partner.user)
        assert mailoutbox[-1].to == [writer.user.email]
        assert not queries.waiting_to_pass_on(partner.user)

    def test_what_waits_is_read_at_once_and_with_captions(
        self, kept, writer, partner, association, django_assert_num_queries
    ):
        RepresentativeFactory(user=partner.user, organisation=association.organisation)
        by_town = actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        by_them = DeliveryFactory(asked=True, passed_by=None, passed_by_organisation=association.organisation)
        with django_assert_num_queries(2):  # whom she speaks for, and what waits
            waiting = list(queries.waiting_to_pass_on(partner.user))
            for each in waiting:
                assert each.introduction.sender.caption
                assert each.introduction.receiver.caption
                assert str(each.passes_on)
        assert waiting == [by_town, by_them]
        assert queries.waiting_to_pass_on(association.user).get() == by_them

    @pytest.mark.parametrize("status", [LetterStatus.WITHDRAWN, LetterStatus.ANSWERED])
    def test_a_letter_that_needs_no_passing_on_waits_for_nobody(self, kept, writer, partner, status):
        actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        type(kept).objects.update(status=status, delivered_at=timezone.now(), sent_at=timezone.now())
        assert not queries.waiting_to_pass_on(partner.user)

    def test_nor_does_one_whose_receiver_is_here_by_now(self, kept, writer, partner):
        actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        MembershipFactory(municipality=kept.receiver)
        assert not queries.waiting_to_pass_on(partner.user)

    def test_a_no_has_a_reason(self, kept, writer, association, mailoutbox):
        asked = actions.ask_to_pass_on(introduction=kept, by=writer, organisation=association.organisation)
        with pytest.raises(InvalidInput):
            actions.answer_about_passing(delivery=asked, by=association.user, has_passed=False)
        reason = "Our members asked for no letters this year."
        actions.answer_about_passing(delivery=asked, by=association.user, has_passed=False, reason=reason)
        kept.refresh_from_db()
        assert kept.status == LetterStatus.AWAITING_RECIPIENT
        assert reason in mailoutbox[-1].body

    def test_the_reason_is_looked_at(self, kept, writer, partner):
        asked = actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        doubtful = "The battalion is stationed at 50.45123, 30.52345."
        with pytest.raises(InvalidInput):
            actions.answer_about_passing(delivery=asked, by=partner.user, has_passed=False, reason=doubtful)

    def test_nobody_else_is_asked_or_answers(self, kept, writer, partner):
        with pytest.raises(InvalidInput):
            actions.ask_to_pass_on(introduction=kept, by=writer, municipality=MunicipalityFactory())
        with pytest.raises(InvalidInput):
            actions.ask_to_pass_on(introduction=kept, by=writer)
        asked = actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        for by in (writer.user, MembershipFactory(municipality=partner.municipality, role=Role.EDITOR).user):
            with pytest.raises(NotAllowed):
                actions.answer_about_passing(delivery=asked, by=by, has_passed=True)

    def test_it_is_answered_once(self, kept, writer, partner):
        asked = actions.ask_to_pass_on(introduction=kept, by=writer, municipality=partner.municipality)
        actions.answer_about_passing(delivery=asked, by=partner.user, has_passed=True)
        with pytest.raises(Conflict):
            actions.answer_about_passing(delivery=asked, by=partner.user, has_passed=False, reason="No")
