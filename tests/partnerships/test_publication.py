"""Talks are private until every side publishes them: each door is tried."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from pobratym.core.errors import Conflict, NotAllowed
from pobratym.introductions import actions as introductions
from pobratym.introductions.queries.pair import load_of
from pobratym.introductions.rules.capacity import over_capacity
from pobratym.matching.queries.ties import ties_of
from pobratym.memberships.models import Role
from pobratym.partnerships import actions
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.queries import numbers, partner_graph, partners_by_country, public_links
from pobratym.partnerships.workflow import Stage
from pobratym.profiles.models import PartnerSearch
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
NAMES = ("Tovste", "Quimperlé")


@pytest.fixture
def talks():
    """A letter that the other side has accepted: the partnership, and who speaks for each side."""
    ours = MembershipFactory(municipality=MunicipalityFactory(hromada=True, name_en="Tovste", name_uk="Товсте"))
    point = {"latitude": 47.87, "longitude": -3.55}
    town = MunicipalityFactory(name_en="Quimperlé", name_uk="Кемперле", country__code="FR", **point)
    theirs = MembershipFactory(municipality=town)
    letter = IntroductionFactory(sender=ours.municipality, receiver=town, written_by=ours.user, sent=True)
    accepted = introductions.accept(introduction=letter, by=theirs)
    return accepted.partnership, ours, theirs


def doors(partnership, municipality):
    """What everybody can open that could tell of it."""
    yield reverse("web:register")
    yield reverse("web:register_csv")
    yield reverse("web:partnership", args=[partnership.pk])
    yield reverse("web:municipality", args=[municipality.pk, municipality.slug])
    yield reverse("web:home")
    yield reverse("web:about_data")
    yield reverse("web:countries")
    yield reverse("web:map")
    yield reverse("web:search") + "?q=Quimperl%C3%A9"
    yield "/api/v1/partnerships/"
    yield f"/api/v1/municipalities/{municipality.pk}/"
    yield "/sitemap-partnerships.xml"


def text_of(client, address):
    answer = client.get(address, follow=True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, BytesIO(body).read().decode()


class TestBeforeBothPublish:
    def test_accepting_a_letter_publishes_nothing(self, talks, client):
        partnership, ours, _theirs = talks
        assert not Partnership.objects.get().is_public
        here = ours.municipality
        address = reverse("web:partnership", args=[partnership.pk])
        for door in doors(partnership, here):
            status, text = text_of(client, door)
            assert "Tovste – Quimperl" not in text, door
            assert (status == 404) == (door == address), door
            # The page that says that there is none names its own address in other languages.
            assert status == 404 or f"/partnerships/{partnership.pk}/" not in text, door

    def test_no_number_counts_it(self, talks):
        _partnership, ours, theirs = talks
        assert public_links() == []
        assert numbers().in_register == 0
        assert partner_graph() == {}
        assert not partners_by_country(ours.municipality)
        stranger = MunicipalityFactory()
        seen = ties_of([ours.municipality_id, theirs.municipality_id], seen_by=stranger.pk)
        assert not any(ties.partners or ties.talks for ties in seen.values())

    def test_capacity_does_not_count_talks_aloud(self, talks):
        _partnership, ours, _theirs = talks
        PartnerSearch.objects.create(municipality=ours.municipality, capacity=1, is_seeking=True)
        warning = str(over_capacity(load_of(ours.municipality)))
        assert "holds 1 talk or letter at a time" in warning
        assert "Talks in progress" not in warning

    def test_one_side_alone_publishes_nothing(self, talks, client):
        partnership, ours, _theirs = talks
        actions.agree_to_publish(partnership=partnership, by=ours)
        assert not Partnership.objects.get().is_public
        assert client.get(reverse("web:partnership", args=[partnership.pk])).status_code == 404
        with pytest.raises(Conflict):
            actions.agree_to_publish(partnership=partnership, by=ours)

    @pytest.mark.parametrize("role", [Role.OBSERVER, Role.EDITOR, Role.HEAD])
    def test_everybody_of_a_side_sees_it(self, talks, signed_in, role):
        partnership, ours, _theirs = talks
        member = MembershipFactory(municipality=ours.municipality, role=role)
        assert signed_in(member.user).get(reverse("web:partnership", args=[partnership.pk])).status_code == 200

    def test_moderators_and_other_municipalities_do_not(self, talks, signed_in):
        partnership, _ours, _theirs = talks
        address = reverse("web:partnership", args=[partnership.pk])
        for person in (UserFactory(moderator=True), MembershipFactory().user):
            assert signed_in(person).get(address).status_code == 404
        moderator = UserFactory(moderator=True, is_superuser=True)
        kept = reverse("register_record", args=[partnership.pk])
        assert signed_in(moderator).get(kept, follow=True).status_code == 404
        listed = signed_in(moderator).get(reverse("register_records"), follow=True).content.decode()
        assert f"/partnerships/{partnership.pk}/" not in listed

    def test_a_signature_does_not_publish_it_either(self, talks, client):
        partnership, ours, theirs = talks
        wish = {"type": "memorandum", "stage": "approved", "spheres": ["water"]}
        proposal = actions.propose(partnership=partnership, by=ours, **wish)
        actions.confirm_proposal(proposal=proposal, by=theirs)
        actions.record_signature(partnership=partnership, by=ours, signed_on=date(2024, 5, 4))
        assert client.get(reverse("web:partnership", args=[partnership.pk])).status_code == 404
        assert numbers().partnerships == 0


class TestPublishing:
    def test_once_both_agree_everybody_reads_it(self, talks, client):
        partnership, ours, theirs = talks
        for by in (ours, theirs):
            actions.agree_to_publish(partnership=partnership, by=by)
        assert client.get(reverse("web:partnership", args=[partnership.pk])).status_code == 200
        assert numbers().in_preparation == 1
        assert "Tovste" in text_of(client, reverse("web:register"))[1]

    def test_either_side_may_take_it_back_while_they_talk(self, talks, client):
        partnership, ours, theirs = talks
        for by in (ours, theirs):
            actions.agree_to_publish(partnership=partnership, by=by)
        actions.keep_private(partnership=partnership, by=theirs)
        assert client.get(reverse("web:partnership", args=[partnership.pk])).status_code == 404
        assert Party.objects.filter(published_at__isnull=False).count() == 1
        with pytest.raises(Conflict):
            actions.keep_private(partnership=partnership, by=theirs)

    def test_what_is_signed_and_published_stays(self, talks):
        partnership, ours, theirs = talks
        for by in (ours, theirs):
            actions.agree_to_publish(partnership=partnership, by=by)
        Partnership.objects.update(stage=Stage.SIGNED)
        with pytest.raises(Conflict):
            actions.keep_private(partnership=partnership, by=ours)

    def test_outsiders_publish_nothing(self, talks):
        partnership, _ours, _theirs = talks
        for by in (MembershipFactory(), MembershipFactory(municipality=talks[1].municipality, role=Role.OBSERVER)):
            with pytest.raises(NotAllowed):
                actions.agree_to_publish(partnership=partnership, by=by)

    def test_by_buttons(self, talks, signed_in):
        partnership, ours, theirs = talks
        page, publish = (
            reverse(f"web:{name}", args=[partnership.pk]) for name in ("partnership", "partnership_publish")
        )
        html = signed_in(ours.user).get(page).content.decode()
        assert "Only the parties see this page" in html
        assert "We agree to publish it" in html
        signed_in(ours.user).post(publish)
        html = signed_in(theirs.user).get(page).content.decode()
        assert "Agreed so far: Tovste" in html
        signed_in(theirs.user).post(publish)
        assert Partnership.objects.get().is_public
        keep = reverse("web:partnership_keep_private", args=[partnership.pk])
        signed_in(theirs.user).post(keep)
        assert not Partnership.objects.get().is_public
