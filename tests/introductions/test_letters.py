"""Writing, sending, keeping and delivering."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions import actions
from pobratym.introductions.models import Introduction
from pobratym.introductions.rules.doubtful import DoubtfulLetter
from pobratym.introductions.rules.limit import OWN_LIMIT
from pobratym.introductions.workflow import Status
from pobratym.journal.models import Entry
from pobratym.memberships.models import Role
from pobratym.places.models import Level
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
WORDS = {"subject": "Let us talk", "letter": {"en": "We live on a river."}}


def verbs():
    return [verb.removeprefix("introductions.") for verb in Entry.objects.values_list("verb", flat=True)]


def test_a_letter_reaches_the_receivers_inbox(letter, town):
    assert letter.status == Status.SENT
    assert list(Introduction.objects.received_by(town.municipality)) == [letter]
    assert verbs() == ["drafted", "sent"]


def test_a_draft_is_seen_by_its_sender_only(drafted, hromada, town):
    assert list(Introduction.objects.seen_by(hromada.municipality)) == [drafted]
    assert not Introduction.objects.seen_by(town.municipality).exists()


def test_a_discarded_draft_never_shows_to_the_other_side(drafted, hromada, town):
    actions.withdraw(introduction=drafted, by=hromada)
    assert not Introduction.objects.seen_by(town.municipality).exists()


def test_going_on_with_a_draft_changes_it_instead_of_making_another(drafted, hromada, town):
    again = actions.draft(receiver=town.municipality, by=hromada, **WORDS | {"subject": "Better words"})
    assert again.pk == drafted.pk
    assert Introduction.objects.get().subject == "Better words"


def test_while_a_letter_is_on_its_way_no_second_one_is_written(letter, hromada, town):
    with pytest.raises(Conflict, match="already been sent"):
        actions.draft(receiver=town.municipality, by=hromada, **WORDS)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"letter": {"en": "   "}}, "__all__"),
        ({"subject": " "}, "subject"),
        ({"subject": "x" * 161}, "subject"),
        ({"letter": {"uk": "я" * 6001}}, "letter_uk"),
    ],
)
def test_an_empty_or_overlong_letter_is_refused_and_nothing_is_written(hromada, town, words, field):
    with pytest.raises(InvalidInput) as refused:
        actions.draft(receiver=town.municipality, by=hromada, **WORDS | words)
    assert list(refused.value.fields) == [field]
    assert not Introduction.objects.exists()
    assert verbs() == []


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
def test_those_who_may_not_speak_neither_write_nor_send(drafted, hromada, town, role):
    colleague = MembershipFactory(municipality=hromada.municipality, role=role)
    with pytest.raises(NotAllowed):
        actions.draft(receiver=town.municipality, by=colleague, **WORDS)
    with pytest.raises(NotAllowed):
        actions.send(introduction=drafted, by=colleague)


def test_nobody_sends_in_anothers_name(drafted, town):
    with pytest.raises(NotAllowed):
        actions.send(introduction=drafted, by=town)


def _own(hromada):
    return hromada.municipality


def _russian(hromada):
    return MunicipalityFactory(country=CountryFactory(code="RU"))


def _settlement(hromada):
    return MunicipalityFactory(level=Level.SETTLEMENT)


def _ended(hromada):
    return MunicipalityFactory(ended_on="2020-07-17")


@pytest.mark.parametrize("addressee", [_own, _russian, _settlement, _ended])
def test_some_cannot_be_written_to(hromada, addressee):
    with pytest.raises(InvalidInput) as refused:
        actions.draft(receiver=addressee(hromada), by=hromada, **WORDS)
    assert "receiver" in refused.value.fields


def test_a_letter_to_a_municipality_that_is_not_here_is_kept_and_delivered_when_somebody_joins(hromada, mailoutbox):
    nobody_yet = MunicipalityFactory()
    draft = actions.draft(receiver=nobody_yet, by=hromada, **WORDS)
    kept = actions.send(introduction=draft, by=hromada)
    assert kept.status == Status.AWAITING_RECIPIENT
    assert not Introduction.objects.received_by(nobody_yet).exists()

    moderator = UserFactory(moderator=True)
    assert actions.deliver_waiting(municipality=nobody_yet, by=moderator) == []
    newcomer = MembershipFactory(municipality=nobody_yet)
    actions.deliver_waiting(municipality=nobody_yet, by=moderator)
    assert Introduction.objects.received_by(nobody_yet).get().status == Status.SENT
    assert [mail.to for mail in mailoutbox] == [[newcomer.user.email]]
    assert actions.deliver_waiting(municipality=nobody_yet, by=moderator) == []


def test_only_moderators_deliver(hromada):
    with pytest.raises(NotAllowed):
        actions.deliver_waiting(municipality=hromada.municipality, by=hromada.user)


def test_a_letter_is_sent_once(letter, hromada):
    with pytest.raises(Conflict, match="already been sent"):
        actions.send(introduction=letter, by=hromada)


def test_who_waits_for_many_answers_sends_no_more_and_keeps_the_draft(drafted, hromada):
    IntroductionFactory.create_batch(OWN_LIMIT - 1, sender=hromada.municipality, sent=True)
    last = IntroductionFactory(sender=hromada.municipality, answered=True)
    with pytest.raises(Conflict, match="5 municipalities"):
        actions.send(introduction=drafted, by=hromada)
    drafted.refresh_from_db()
    assert drafted.status == Status.DRAFTED

    actions.withdraw(introduction=last, by=hromada)
    assert actions.send(introduction=drafted, by=hromada).status == Status.SENT


def test_kept_letters_do_not_count_against_the_limit(drafted, hromada):
    IntroductionFactory.create_batch(OWN_LIMIT, sender=hromada.municipality, kept=True)
    assert actions.send(introduction=drafted, by=hromada).status == Status.SENT


def test_letters_do_not_cross(letter, hromada, town):
    back = actions.draft(receiver=hromada.municipality, by=town, **WORDS)
    with pytest.raises(Conflict, match="already written to you"):
        actions.send(introduction=back, by=town)


def test_who_is_in_talks_writes_no_new_letter(letter, hromada, town):
    actions.accept(introduction=letter, by=town)
    again = actions.draft(receiver=town.municipality, by=hromada, **WORDS)
    with pytest.raises(Conflict, match="already in talks"):
        actions.send(introduction=again, by=hromada)


def test_what_should_not_be_known_in_wartime_is_pointed_out_before_it_leaves(hromada, town):
    draft = actions.draft(
        receiver=town.municipality, by=hromada, subject="Help", letter={"uk": "", "en": "We stand at 49.0275, 24.3721."}
    )
    with pytest.raises(DoubtfulLetter) as told:
        actions.send(introduction=draft, by=hromada)
    assert "49.0275" in told.value.findings[0].excerpt
    assert actions.send(introduction=draft, by=hromada, insist=True).status == Status.HELD
