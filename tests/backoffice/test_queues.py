"""The moderators' queues: requests to represent a municipality, texts the check held back."""

import pytest
from django.core.files.base import ContentFile

from pobratym.introductions.workflow import Status
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import people_of
from pobratym.profiles.models import Passport
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.profiles import ListingFactory, PassportFactory

pytestmark = pytest.mark.django_db
QUEUE = "/backoffice/membership-requests/"
TEXTS = "/backoffice/texts-to-look-at/"


def page(client, address: str, **data) -> str:
    answer = client.post(address, data, follow=True) if data else client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.fixture
def wanted():
    return MembershipRequestFactory(document=ContentFile(b"%PDF-1.7 secret", name="order.pdf"))


def test_only_moderators_come_in(client, editor, wanted):
    for address in [QUEUE, f"{QUEUE}{wanted.pk}/", f"{QUEUE}{wanted.pk}/document/", TEXTS]:
        assert client.get(address).status_code == 302
        assert client.post(address, {"decision": "approve", "role": "head"}).status_code in (302, 405)
    assert not Membership.objects.exists()


def test_strangers_and_the_person_herself_cannot_read_the_document(client, wanted):
    address = f"{QUEUE}{wanted.pk}/document/"
    assert "/account/login/" in client.get(address).headers["Location"]
    client.force_login(wanted.user)
    assert client.get(address).status_code in (302, 403)


def test_the_document_is_downloaded_not_shown(client, moderator, wanted):
    answer = client.get(f"{QUEUE}{wanted.pk}/document/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 secret"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"{QUEUE}{MembershipRequestFactory().pk}/document/", follow=True).status_code == 404


def test_a_moderator_reads_and_approves(client, moderator, wanted):
    colleague = MembershipFactory(municipality=wanted.municipality)
    assert wanted.user.email in page(client, QUEUE)
    detail = page(client, f"{QUEUE}{wanted.pk}/")
    assert wanted.note in detail
    assert colleague.user.email in detail
    assert "<select" not in detail.replace('<select name="role"', "")
    told = page(client, f"{QUEUE}{wanted.pk}/", decision="approve", role="editor")
    assert f"{wanted.user.full_name} now represents" in told
    assert wanted.user in people_of(wanted.municipality_id)


def test_letters_that_waited_are_delivered_when_somebody_joins(client, moderator, wanted):
    letter = IntroductionFactory(receiver=wanted.municipality, kept=True)
    told = page(client, f"{QUEUE}{wanted.pk}/", decision="approve", role="coordinator")
    letter.refresh_from_db()
    assert letter.status == Status.SENT
    assert "delivered now: 1" in told


def test_a_refusal_without_a_reason_is_not_accepted(client, moderator, wanted):
    assert "This field is required" in page(client, f"{QUEUE}{wanted.pk}/", decision="refuse", reason="")
    wanted.refresh_from_db()
    assert wanted.status == "requested"
    told = page(client, f"{QUEUE}{wanted.pk}/", decision="refuse", reason="Write from the office.")
    assert "will receive your reason" in told
    assert "Write from the office." in page(client, f"{QUEUE}{wanted.pk}/")


def test_who_comes_second_is_told(client, moderator, wanted):
    page(client, f"{QUEUE}{wanted.pk}/", decision="approve", role="head")
    told = page(client, f"{QUEUE}{wanted.pk}/", decision="refuse", reason="No.")
    assert "has already been decided" in told
    assert Membership.objects.count() == 1


def test_how_many_queries_the_queue_takes(client, moderator, django_assert_max_num_queries):
    MembershipRequestFactory.create_batch(5)
    client.get(QUEUE)
    with django_assert_max_num_queries(13) as five:
        client.get(QUEUE)
    MembershipRequestFactory.create_batch(5)
    with django_assert_max_num_queries(len(five)):
        client.get(QUEUE)


def test_a_doubtful_text_is_made_public(client, moderator):
    passport = PassportFactory(about_en="The substation was destroyed.", needs_review=True)
    text = page(client, TEXTS)
    assert "“The substation was destroyed.”" in text
    page(client, TEXTS, text=f"passport.{passport.pk}", decision="approve")
    assert Passport.objects.get() == passport
    assert "been decided on or changed" in page(client, TEXTS, text=f"passport.{passport.pk}", decision="approve")


def test_a_doubtful_text_is_returned_with_a_reason(client, moderator):
    listing = ListingFactory(details_en="The substation was destroyed.", needs_review=True)
    key = f"listing.{listing.pk}"
    assert "Say what to rephrase" in page(client, TEXTS, text=key, decision="return", reason="")
    page(client, TEXTS, text=key, decision="return", reason="Leave it out.")
    listing.refresh_from_db()
    assert (listing.needs_review, listing.returned_reason) == (True, "Leave it out.")


@pytest.mark.parametrize("key", ["", "user.1", "passport.x", "passport.999"])
def test_what_is_not_there_is_not_found(client, moderator, key):
    assert client.post(TEXTS, {"text": key, "decision": "approve"}, follow=True).status_code == 404
