"""A round from its draft to introductions, by the verbs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from icalendar import Calendar

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.introductions.models import Introduction
from pobratym.rounds import actions, queries
from pobratym.rounds.models import Pair, Talk
from pobratym.rounds.workflow import PRESENCE, ROUND, Standing, Status
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.rounds import PairFactory, ParticipantFactory, RoundFactory, TalkFactory

pytestmark = pytest.mark.django_db


def proposed(round):
    return {
        (str(each.hromada.municipality.name["en"]), str(each.abroad.municipality.name["en"]))
        for each in Pair.objects.proposed().filter(round=round).with_sides()
    }


def confirm_all(round, people):
    by_place = {member.municipality_id: member for member in people.values()}
    for pair in Pair.objects.proposed().filter(round=round).with_sides():
        for side in (pair.hromada, pair.abroad):
            actions.confirm_pair(pair=pair, by=by_place[side.municipality_id])


def test_everybody_who_registered_is_paired_once(open_round, registered, moderator):
    round = actions.propose_pairs(round=open_round, by=moderator)
    assert round.blocking_pairs == 0
    pairs = proposed(round)
    assert len(pairs) == 2
    assert len({side for pair in pairs for side in pair}) == 4


def test_a_pin_and_a_ban_change_the_next_proposal_and_the_sides_are_not_asked_before(open_round, registered, moderator):
    round = actions.propose_pairs(round=open_round, by=moderator)
    (one, other), _rest = sorted(proposed(round))
    sides = {"hromada": registered[one.lower()], "abroad": registered[other.lower().replace("ł", "l")]}
    actions.forbid_pair(**sides, by=moderator)
    with pytest.raises(Conflict, match="proposed again"):
        actions.ask_sides(round=round, by=moderator)
    assert (one, other) not in proposed(actions.propose_pairs(round=round, by=moderator))
    actions.free_pair(**sides, by=moderator)
    actions.pin_pair(**sides, by=moderator)
    assert (one, other) in proposed(actions.propose_pairs(round=round, by=moderator))


def test_no_more_pairs_are_pinned_than_there_are_places(open_round, registered, moderator):
    actions.pin_pair(hromada=registered["kalush"], abroad=registered["jaslo"], by=moderator)
    with pytest.raises(Conflict, match="pinned already"):
        actions.pin_pair(hromada=registered["kalush"], abroad=registered["gorlice"], by=moderator)


def test_a_pair_that_a_side_declines_is_not_proposed_again_and_a_yes_is_kept(open_round, registered, people, moderator):
    round = actions.propose_pairs(round=open_round, by=moderator)
    actions.ask_sides(round=round, by=moderator)
    first, second = Pair.objects.proposed().filter(round=round).with_sides().order_by("pk")
    by_place = {member.municipality_id: member for member in people.values()}
    actions.confirm_pair(pair=first, by=by_place[first.abroad.municipality_id])
    actions.decline_pair(pair=second, by=by_place[second.hromada.municipality_id])
    actions.propose_pairs(round=round, by=moderator)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_proposed, second.is_proposed) == (True, False)


def test_confirmed_pairs_talk_at_a_time_and_go_on_as_introductions(open_round, registered, people, moderator):
    round = actions.propose_pairs(round=open_round, by=moderator)
    actions.ask_sides(round=round, by=moderator)
    confirm_all(round, people)
    actions.make_timetable(round=round, by=moderator)
    talks = list(queries.talks_of_round(round))
    assert len(talks) == 2
    assert not queries.without_time(round)
    before = {talk.pair_id: talk.uid for talk in talks}
    actions.make_timetable(round=round, by=moderator)
    assert {talk.pair_id: (talk.uid, talk.sequence) for talk in queries.talks_of_round(round)} == {
        pair: (uid, 0) for pair, uid in before.items()
    }
    actions.close_round(round=round, by=moderator)
    letters = Introduction.objects.filter(status="accepted")
    assert letters.count() == 2
    for letter in letters:
        assert letter.partnership.stage == "in_talks"
        assert not letter.partnership.is_public
        assert letter.sender.country_id == "UA"
        assert {"uk", "en"} <= set(letter.letter)


def test_who_talks_already_keeps_that_conversation(moderator):
    pair = PairFactory(round__scheduled=True, round__confirming=False, confirmed=True)
    for side in (pair.hromada, pair.abroad):
        MembershipFactory(municipality=side.municipality)
    actions.close_round(round=pair.round, by=moderator)
    pair.refresh_from_db()
    existing = pair.introduction
    again = PairFactory(
        round__scheduled=True,
        round__confirming=False,
        hromada__municipality=existing.sender,
        abroad__municipality=existing.receiver,
        confirmed=True,
    )
    actions.close_round(round=again.round, by=moderator)
    again.refresh_from_db()
    assert again.introduction == existing


def test_a_pair_that_nobody_speaks_for_any_more_stays_without_an_introduction(moderator):
    pair = PairFactory(round__scheduled=True, round__confirming=False, confirmed=True)
    actions.close_round(round=pair.round, by=moderator)
    pair.refresh_from_db()
    assert pair.introduction is None


def test_one_person_does_not_confirm_for_both_sides():
    pair = PairFactory()
    both = MembershipFactory(municipality=pair.hromada.municipality)
    MembershipFactory(municipality=pair.abroad.municipality, user=both.user)
    with pytest.raises(NotAllowed, match="other municipality"):
        actions.confirm_pair(pair=pair, by=both)


def test_partners_are_not_paired_again_not_even_private_ones(open_round, registered, people, moderator):
    for town in ("jaslo", "gorlice"):
        sides = [people["kalush"].municipality, people[town].municipality]
        PartnershipFactory(municipalities=sides, is_public=False)
    assert {hromada for hromada, _town in proposed(actions.propose_pairs(round=open_round, by=moderator))} == {"Stryi"}


def test_without_a_common_language_a_pair_needs_an_interpreter(facts, people, moderator):
    def pairs_with(interpreters):
        round = actions.open_round(facts=replace(facts, interpreters=interpreters), by=moderator)
        actions.open_registration(round=round, by=moderator)
        for name, language in (("kalush", "uk"), ("gorlice", "pl")):
            days = [round.talks_from]
            actions.register(round=round, by=people[name], capacity=1, languages=[language], days=days)
        actions.propose_pairs(round=round, by=moderator)
        return proposed(round)

    assert not pairs_with({})
    assert pairs_with({"pl": 1}) == {("Kalush", "Gorlice")}


@pytest.mark.parametrize(
    ("wrong", "field"), [({"capacity": 3}, "capacity"), ({"languages": ["de"]}, "languages"), ({"days": []}, "days")]
)
def test_what_cannot_be_registered_is_said_at_its_field(open_round, people, wrong, field):
    typed = {"capacity": 1, "languages": ["en"], "days": [open_round.talks_from], **wrong}
    with pytest.raises(InvalidInput) as refused:
        actions.register(round=open_round, by=people["kalush"], **typed)
    assert set(refused.value.fields) == {field}


def test_a_town_in_a_country_of_several_zones_says_which_is_its_own(open_round):
    town = MembershipFactory(municipality=MunicipalityFactory(country=CountryFactory(code="US")))
    typed = {"capacity": 1, "languages": ["en"], "days": [open_round.talks_from]}
    with pytest.raises(InvalidInput) as refused:
        actions.register(round=open_round, by=town, **typed)
    assert set(refused.value.fields) == {"zone"}
    assert actions.register(round=open_round, by=town, zone="America/New_York", **typed).is_registered


def test_registration_ends(open_round, people):
    type(open_round).objects.update(registration_until=open_round.opened_at.date() - timedelta(days=1))
    with pytest.raises(Conflict, match="last day"):
        actions.register(
            round=open_round, by=people["kalush"], capacity=1, languages=["en"], days=[open_round.talks_from]
        )


def test_who_withdraws_is_paired_with_nobody(open_round, registered, people, moderator):
    round = actions.propose_pairs(round=open_round, by=moderator)
    actions.withdraw(participant=registered["kalush"], by=people["kalush"])
    round.refresh_from_db()
    assert round.needs_repeat
    assert "Kalush" not in {hromada for hromada, _town in proposed(round)}


def test_only_who_is_here_is_invited_and_once(open_round, people, moderator):
    with pytest.raises(InvalidInput, match="Some fields"):
        actions.invite(round=open_round, municipality=MunicipalityFactory(), by=moderator)
    actions.invite(round=open_round, municipality=people["jaslo"].municipality, by=moderator)
    with pytest.raises(Conflict, match="already"):
        actions.invite(round=open_round, municipality=people["jaslo"].municipality, by=moderator)


def test_new_rules_cut_what_was_registered(open_round, registered, facts, moderator):
    changed = replace(facts, talks_until=facts.talks_from, most_partners=1)
    actions.change_round(round=open_round, facts=changed, by=moderator)
    registered["kalush"].refresh_from_db()
    assert registered["kalush"].days_it_can == [facts.talks_from]


@pytest.mark.parametrize(
    "wrong",
    [
        {"languages": []},
        {"interpreters": {"de": 1}},
        {"talks_until_days": 40},
        {"talks_until_days": -1},
        {"name": {"uk": "Марафон"}},
    ],
)
def test_rules_that_make_no_round_are_refused(facts, moderator, wrong):
    days = wrong.pop("talks_until_days", None)
    more = {} if days is None else {"talks_until": facts.talks_from + timedelta(days=days)}
    with pytest.raises(InvalidInput):
        actions.open_round(facts=replace(facts, **wrong, **more), by=moderator)


def test_the_database_refuses_two_talks_at_once():
    talk = TalkFactory()
    pair = PairFactory(round=talk.pair.round, hromada=talk.hromada)
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.create(
            pair=pair, hromada=talk.hromada, abroad=pair.abroad, starts_at=talk.starts_at, minutes=talk.minutes
        )


def test_the_tables_lead_to_an_end():
    assert ROUND.terminal_states() == {Status.DONE, Status.CANCELLED}
    assert not PRESENCE.terminal_states()
    assert set(Standing.values) == {"open", "pinned", "forbidden"}


def test_the_sides_learn_of_it_by_mail_with_a_calendar(open_round, registered, people, moderator, mailoutbox):
    round = actions.propose_pairs(round=open_round, by=moderator)
    assert not mailoutbox
    actions.ask_sides(round=round, by=moderator)
    everybody = {member.user.email for member in people.values()}
    assert {each.to[0] for each in mailoutbox} == everybody
    confirm_all(round, people)
    mailoutbox.clear()
    actions.make_timetable(round=round, by=moderator)
    assert {each.to[0] for each in mailoutbox} == everybody
    for each in mailoutbox:
        ((_name, content, _type),) = each.attachments
        (event,) = Calendar.from_ical(content).walk("VEVENT")
        assert str(event["DTSTART"].dt.tzinfo) == "UTC"
        assert "ATTENDEE" not in event


def test_a_cancelled_round_pairs_nobody(moderator):
    round = RoundFactory(registration=True)
    ParticipantFactory(round=round)
    actions.cancel_round(round=round, by=moderator)
    with pytest.raises(Conflict, match="cancelled"):
        actions.propose_pairs(round=round, by=moderator)
