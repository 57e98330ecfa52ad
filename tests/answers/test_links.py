"""The key and the code of a letter: what they open, for how long, and who makes them void."""

import re

import pytest
from django.utils import timezone

from pobratym.answers.actions import hand_out, print_code, revoke_links
from pobratym.answers.granting import new_answer_link
from pobratym.answers.models import AnswerLink
from pobratym.answers.queries import has_links, key_for, link_with, link_with_code, why_closed
from pobratym.answers.rules.validity import VALID_FOR
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.actions import withdraw
from pobratym.memberships.actions import enter_letter_code
from pobratym.memberships.models import LetterCode
from tests.factories.answers import AnswerLinkFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory

pytestmark = pytest.mark.django_db


def test_key_and_code_open_the_same_letter_however_the_code_is_typed(letter, writer):
    link = print_code(introduction=letter, by=writer)
    assert re.fullmatch(r"(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}", link.code)
    found = link_with(link.key)
    assert found.introduction == letter
    for typed in (link.code, link.code.lower().replace("-", " "), f"  {link.code.replace('-', '')} "):
        assert link_with_code(typed) == found
    assert link_with(key_for(found)) == found


def test_neither_is_kept(letter, writer):
    link = print_code(introduction=letter, by=writer)
    row = AnswerLink.objects.values().get()
    assert not any(secret in str(value) for secret in link for value in row.values())


def test_what_is_no_key_opens_nothing(letter, writer):
    link = print_code(introduction=letter, by=writer)
    found = link_with(link.key)
    for guess in ("", "x", link.code, str(found.pk), key_for(found)[:-1] + "_", "x" * 5000, link.key[:-1]):
        assert link_with(guess) is None
    for guess in ("", "ACDE", link.key, "AAAA-AAAA-AAAA-AAAA"):
        assert link_with_code(guess) is None


def test_the_code_typed_in_a_request_stays_evidence(letter, writer):
    link = print_code(introduction=letter, by=writer)
    wanted = MembershipRequestFactory(municipality=letter.receiver)
    enter_letter_code(request=wanted, code=link.code, by=wanted.user)
    assert AnswerLink.objects.get().evidence == LetterCode.objects.get(used_by=wanted.user)
    assert link_with(link.key), "evidence of a request closes no letter"


def test_a_later_one_leaves_the_paper_that_is_on_its_way_valid(letter, writer):
    first, second = print_code(introduction=letter, by=writer), print_code(introduction=letter, by=writer)
    assert link_with_code(first.code)
    assert link_with_code(second.code)


@pytest.mark.parametrize("gone", ["expired", "revoked"])
def test_it_opens_nothing_when_it_is_old_or_made_void(gone):
    link = AnswerLinkFactory(key="a-key", code="ACDE-FGHJ-KMNP-QRTU", **{gone: True})
    assert link_with("a-key") is None
    assert link_with_code("ACDE-FGHJ-KMNP-QRTU") is None
    assert link_with(key_for(link)) is None


def test_it_is_valid_for_half_a_year(letter, writer):
    print_code(introduction=letter, by=writer)
    assert AnswerLink.objects.get().expires_at - timezone.now() > VALID_FOR.__class__(days=179)
    assert LetterCode.objects.get().expires_at - timezone.now() > VALID_FOR.__class__(days=179)


def test_the_sender_makes_all_of_them_void_also_as_evidence(letter, writer):
    links = [print_code(introduction=letter, by=writer) for _each in range(2)]
    other = AnswerLinkFactory(key="of-another-letter")
    revoke_links(introduction=letter, by=writer)
    assert not any(link_with(each.key) for each in links)
    assert not has_links(letter)
    assert link_with("of-another-letter") == other
    wanted = MembershipRequestFactory(municipality=letter.receiver)
    with pytest.raises(InvalidInput):
        enter_letter_code(request=wanted, code=links[0].code, by=wanted.user)


def test_the_receiver_does_not(letter, writer):
    print_code(introduction=letter, by=writer)
    with pytest.raises(NotAllowed):
        revoke_links(introduction=letter, by=MembershipFactory(municipality=letter.receiver))
    assert has_links(letter)


def test_a_withdrawn_letter_takes_no_answer(letter, writer):
    print_code(introduction=letter, by=writer)
    withdraw(introduction=letter, by=writer)
    letter.refresh_from_db()
    assert "withdrawn" in str(why_closed(letter))


@pytest.mark.parametrize("state", ["sent", "opened", "answered", "kept"])
def test_every_undecided_letter_to_a_town_hall_that_is_not_here_carries_one(writer, state):
    letter = IntroductionFactory(sender=writer.municipality, **{state: True})
    assert link_with(print_code(introduction=letter, by=writer).key)


@pytest.mark.parametrize("state", ["declined", "withdrawn", "accepted"])
def test_a_letter_that_is_over_carries_none(writer, state):
    letter = IntroductionFactory(sender=writer.municipality, **{state: True})
    with pytest.raises(Conflict):
        print_code(introduction=letter, by=writer)


def test_none_is_made_for_a_document_that_does_not_come_about(letter, writer):
    def fail(_link):
        raise InvalidInput

    with pytest.raises(InvalidInput):
        hand_out(introduction=letter, by=writer, make=fail)
    assert not AnswerLink.objects.exists()
    assert hand_out(introduction=letter, by=writer, make=lambda link: link.key.encode())
    assert AnswerLink.objects.count() == 1


def test_whoever_only_reads_gets_the_document_without_a_key(letter):
    reader = MembershipFactory(municipality=letter.sender, role="observer")
    assert hand_out(introduction=letter, by=reader, make=lambda link: str(link).encode()) == b"None"


def test_the_service_itself_makes_one_without_evidence(letter):
    link = new_answer_link(letter, by=None)
    assert link_with_code(link.code).introduction == letter
    assert not LetterCode.objects.exists()
