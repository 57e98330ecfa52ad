"""Who may call which verb: every verb of every room, called as each kind of person.

A row is a sentence: the verb, who may, and what it is called with. The test fails for a verb without a row.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pobratym
from pobratym.core.errors import DomainError, NotAllowed
from pobratym.imports.models import UnjoinedTownHall
from pobratym.journal.models import Entry
from pobratym.matching.criteria import DEFAULT_WEIGHTS
from pobratym.memberships.granting import new_letter_code
from pobratym.memberships.models import LetterCode, Role
from pobratym.memberships.queries import role_table
from pobratym.memberships.rules import MAY, Deed
from pobratym.news.actions.noticeboard import ArticleFacts, ArticleText
from pobratym.partnerships.known import KnownFact
from pobratym.people.actions import OwnChange
from pobratym.people.rules import MODERATORS, PLATFORM_MAY, PlatformDeed
from pobratym.places.actions import correct, merge_municipalities
from pobratym.places.models import Edition, OfficialAddress
from pobratym.rounds.actions.rounds import RoundFacts
from pobratym.rounds.rules.hours import days_of
from pobratym.talks.models import IntroductionRequest, Step
from pobratym.talks.rules.slots import Slot
from tests.factories.answers import AnswerFactory, AnswerLinkFactory, ConfirmationFactory
from tests.factories.delivery import NoMoreLettersFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import OrganisationFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import (
    ListingFactory,
    PassportFactory,
    PassportPictureFactory,
    ProjectFactory,
    TeamMemberFactory,
    drawn,
)
from tests.factories.rounds import PairFactory, ParticipantFactory, RoundFactory
from tests.factories.talks import IntroductionRequestFactory, MeetingFactory, thread_of_three
from tests.house.persons import (
    ADMINISTRATOR,
    ADMINISTRATORS,
    CLOSED,
    CLOSED_MODERATOR,
    COORDINATOR,
    DAY,
    EDITOR,
    EVERYBODY,
    HEAD,
    MEMBERS,
    MODERATOR,
    MODERATORS_ONLY,
    NEWS_EDITOR,
    NOBODY,
    OBSERVER,
    SERVICE,
    SPEAKERS,
    SPEAKERS_ANYWHERE,
    STAFF,
    THE_PERSON,
    THE_SERVICE,
    WRITERS,
    WRITERS_ANYWHERE,
    Row,
    World,
)

pytestmark = pytest.mark.django_db

FILES_NOTHING = {"journal.record": "files what the verbs did, for none of them to ask anew"}
NO_FILE = Path("no-such-file.csv")


def _known_fact(world: World) -> KnownFact:
    """A fact about two municipalities that the registry knows by number."""
    numbers = [f"geonames:{IdentifierFactory(municipality=each).value}" for each in (world.own, world.town)]
    return KnownFact(
        key="a-known-one",
        parties=tuple(numbers),
        type="sister_city",
        stage="active",
        summary={},
        began=None,
        spheres=(),
        signatures=(),
        statements=(),
    )


def _printed(world: World) -> LetterCode:
    """The code of a letter to the municipality that she asks to represent."""
    code, _text = new_letter_code(world.third.pk, by=world.newcomer, letter_of=MunicipalityFactory().pk)
    return code


def _link_to_third(world: World) -> str:
    letter = IntroductionFactory(receiver=world.third, kept=True)
    AnswerLinkFactory(introduction=letter, key="a-key", evidence=_printed(world))
    return "a-key"


def _town_hall() -> UnjoinedTownHall:
    """An entry of a directory that waits for a moderator."""
    edition = Edition.objects.create(source="addresses", version="1", started_at=timezone.now())
    return UnjoinedTownHall.objects.create(
        edition=edition,
        directory="table",
        identity=f"PL::{edition.pk}",
        name="Town",
        country_id="PL",
        website="https://town.example.pl",
        source="Atlas",
        as_of=DAY,
    )


def _addition(**more: Any) -> dict[str, Any]:
    numbers = {"national": "246700488"}
    names = {"name_uk": "Місто", "name_en": "A town", "source": "A register"}
    return {"level": "municipality", "country": "PL", "identifiers": numbers, **names, **more}


PEOPLE = [
    Row(
        "people.open_account",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"email": "new@example.org", "full_name": "New Person", "password": "a long one"},
    ),
    Row(
        "people.open_account",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"email": "new@example.org", "full_name": "New", "password": "a long one", "as_moderator": True},
        about="of a moderator",
    ),
    Row(
        "people.change_account",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {
            "user": world.newcomer,
            "email": "other@example.org",
            "full_name": "Other",
            "language": "en",
            "is_active": True,
            "is_superuser": False,
            "groups": [],
        },
    ),
    Row("people.close_account", THE_SERVICE | ADMINISTRATORS, lambda world: {"user": world.newcomer}),
    Row(
        "people.give_role",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"user": world.newcomer, "group": Group.objects.get_or_create(name=MODERATORS)[0]},
    ),
    Row("people.delete_account", THE_SERVICE | ADMINISTRATORS, lambda world: {"user": UserFactory()}),
    Row("people.make_administrator", THE_SERVICE | ADMINISTRATORS, lambda world: {"user": world.newcomer}),
    Row("people.one_time_address", THE_SERVICE, lambda world: {"user": world.newcomer}),
    Row(
        "people.note_own_change",
        THE_PERSON,
        lambda world: {"user": world.herself, "change": OwnChange.PASSWORD_CHANGED},
    ),
    Row(
        "people.end_sessions", THE_SERVICE | ADMINISTRATORS, lambda world: {"user": world.newcomer}, about="of somebody"
    ),
    Row("people.end_sessions", THE_PERSON | THE_SERVICE | ADMINISTRATORS, lambda world: {"user": world.herself}),
    Row("people.carry_session_over", EVERYBODY, lambda world: {"old": "a key", "new": "another"}),
    Row("people.export_own_data", EVERYBODY, lambda world: {}),
    Row("people.erase_account", THE_PERSON, lambda world: {"user": world.herself}),
    Row("people.remove_second_factor", THE_SERVICE | ADMINISTRATORS, lambda world: {"user": world.newcomer}),
    Row(
        "people.keep_draft",
        EVERYBODY,
        lambda world: {"form": "/desk/1/passport/", "page": "/desk/1/passport/", "typed": {"about_uk": ["Ми"]}},
    ),
    Row("people.forget_draft", EVERYBODY, lambda world: {"form": "/desk/1/passport/"}),
    Row("people.send_anchor", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
]

UPKEEP = [
    Row("upkeep.send_again", THE_SERVICE | MODERATORS_ONLY, lambda world: {"mail": world.unsent_mail()}),
]

MEMBERSHIPS = [
    Row(
        "memberships.request_membership",
        EVERYBODY,
        lambda world: {"municipality": MunicipalityFactory(), "position": "Secretary", "note": "Call us."},
    ),
    Row("memberships.approve_request", MODERATORS_ONLY, lambda world: {"request": world.request, "role": Role.EDITOR}),
    Row(
        "memberships.approve_request",
        ADMINISTRATORS,
        lambda world: {"request": world.request_of_a_moderator(), "role": Role.EDITOR},
        about="of the moderator herself",
    ),
    Row("memberships.refuse_request", MODERATORS_ONLY, lambda world: {"request": world.request, "reason": "Why not"}),
    Row("memberships.leave_the_platform", EVERYBODY - ADMINISTRATORS, lambda world: {}),
    Row(
        "memberships.ask_about_request", MODERATORS_ONLY, lambda world: {"request": world.request, "question": "Since?"}
    ),
    Row(
        "memberships.answer_question",
        THE_PERSON,
        lambda world: {"request": world.asked_request(), "answer": "Since May."},
    ),
    Row("memberships.remind_moderators", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row(
        "memberships.ask_town_hall",
        THE_PERSON,
        lambda world: {"request": world.request, "mailbox": f"rada@{world.own_domain()}"},
    ),
    Row(
        "memberships.bring_letter_code",
        THE_PERSON,
        lambda world: {"request": world.request, "issued": _printed(world)},
    ),
    Row(
        "memberships.answer_for_town_hall",
        EVERYBODY | THE_SERVICE,
        lambda world: {"key": world.key_of_a_town_hall(), "is_ours": True},
    ),
    Row(
        "memberships.ask_association",
        THE_PERSON,
        lambda world: {"request": world.request, "organisation": world.organisation},
    ),
    Row(
        "partnerships.ask_partner",
        THE_PERSON,
        lambda world: {"request": world.request, "partner": world.partner_of_third()},
    ),
    Row(
        "memberships.answer_vouching",
        SPEAKERS,
        lambda world: {
            "vouching": world.asked_to_vouch(municipality=world.own),
            "is_known": True,
            "words": "We work with her.",
        },
        about="of a municipality",
    ),
    Row(
        "memberships.answer_vouching",
        THE_PERSON,
        lambda world: {
            "vouching": world.asked_to_vouch(organisation=world.her_role.organisation),
            "is_known": True,
            "words": "We work with her.",
        },
        about="of an association",
    ),
    Row(
        "memberships.enter_organisation",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {
            "name": {"en": "An association"},
            "kind": "association",
            "country": world.town.country,
            "source": "Its page",
        },
    ),
    Row(
        "memberships.correct_organisation",
        MODERATORS_ONLY,
        lambda world: {
            "organisation": world.organisation,
            "name": {"en": "Another name"},
            "kind": "association",
            "country": world.town.country,
            "source": "Its page",
            "website": "",
        },
    ),
    Row(
        "memberships.appoint_representative",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"organisation": world.organisation, "user": world.newcomer},
    ),
    Row(
        "memberships.dismiss_representative",
        MODERATORS_ONLY | THE_PERSON,
        lambda world: {"representative": world.her_role},
    ),
    Row(
        "memberships.list_member",
        MODERATORS_ONLY | THE_PERSON,
        lambda world: {
            "organisation": world.her_role.organisation,
            "municipality": MunicipalityFactory(),
            "source": "The list",
        },
    ),
    Row("memberships.unlist_member", MODERATORS_ONLY | THE_PERSON, lambda world: {"affiliation": world.member()}),
    Row(
        "memberships.give_mandate",
        SPEAKERS_ANYWHERE,
        lambda world: {"organisation": world.organisation},
    ),
    Row(
        "memberships.end_mandate",
        MODERATORS_ONLY | THE_PERSON | SPEAKERS,
        lambda world: {"mandate": world.mandate(of=world.own)},
    ),
    Row("memberships.begin_acting", THE_PERSON, lambda world: {"mandate": world.mandate(of=world.third)}),
    Row("memberships.issue_letter_code", MODERATORS_ONLY, lambda world: {"municipality": world.third}),
    Row(
        "memberships.enter_letter_code",
        THE_PERSON,
        lambda world: {"request": world.request, "code": "ACDE-FGHJ-KMNP-QRTU"},
        may_fail=True,
    ),
    Row(
        "memberships.invite_colleague",
        SPEAKERS_ANYWHERE,
        lambda world: {"email": "new@example.org", "role": Role.EDITOR},
        about="to a role below the head's",
    ),
    Row(
        "memberships.accept_invitation",
        EVERYBODY,
        lambda world: {"key": "no-such-key"},
        may_fail=True,
    ),
    Row("memberships.withdraw_invitation", SPEAKERS, lambda world: {"invitation": world.invitation()}),
    Row("memberships.erase_invited", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row(
        "memberships.change_role",
        MODERATORS_ONLY | {HEAD},
        lambda world: {"membership": world.colleague, "role": Role.EDITOR},
    ),
    Row("memberships.confirm_membership", THE_PERSON, lambda world: {"membership": world.herself.memberships.get()}),
    Row("memberships.remind_to_confirm", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("memberships.withdraw_request", THE_PERSON, lambda world: {"request": world.request}),
    Row(
        "memberships.grant_membership",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"user": world.newcomer, "municipality": world.own, "role": Role.EDITOR},
    ),
    Row(
        "memberships.end_membership",
        MODERATORS_ONLY | {HEAD},
        lambda world: {"membership": world.colleague},
        about="of a colleague",
    ),
    Row(
        "memberships.end_membership",
        MODERATORS_ONLY | THE_PERSON | {HEAD},
        lambda world: {"membership": world.herself.memberships.get()},
        about="of one's own",
    ),
]

PROFILES = [
    Row(
        "profiles.save_passport",
        WRITERS,
        lambda world: {"municipality": world.own, "about": {"en": "We live on a river."}},
    ),
    Row(
        "profiles.propose_translation",
        WRITERS,
        lambda world: {"municipality": world.own, "text": "Ми співаємо.", "source": "uk", "target": "en"},
        may_fail=True,  # no service is set up
    ),
    Row(
        "profiles.save_search", WRITERS, lambda world: {"municipality": world.own, "note": {"en": "A town like ours."}}
    ),
    Row(
        "profiles.add_listing",
        WRITERS,
        lambda world: {
            "municipality": world.own,
            "direction": "need",
            "sphere": "water",
            "form": "know_how",
            "title": {"en": "Pumps"},
            "urgency": "this_year",
        },
    ),
    Row(
        "profiles.change_listing",
        WRITERS,
        lambda world: {"listing": ListingFactory(municipality=world.own), "title": {"en": "Other pumps"}},
    ),
    Row(
        "profiles.close_listing",
        WRITERS,
        lambda world: {"listing": ListingFactory(municipality=world.own), "status": "withdrawn"},
    ),
    Row(
        "profiles.reopen_listing",
        WRITERS,
        lambda world: {"listing": ListingFactory(municipality=world.own, status="met")},
    ),
    Row("profiles.expire_listings", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("profiles.remind_of_listings", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("profiles.save_economy", WRITERS, lambda world: {"municipality": world.own, "trade": 40}),
    Row("profiles.save_services", WRITERS, lambda world: {"municipality": world.own, "schools": 3}),
    Row(
        "profiles.save_damage",
        WRITERS,
        lambda world: {"municipality": world.own, "housing": 10, "as_of": date(2025, 1, 1)},
    ),
    Row(
        "profiles.add_project",
        WRITERS,
        lambda world: {
            "municipality": world.own,
            "title": {"en": "A school roof"},
            "sphere": "education",
            "stage": "idea",
        },
    ),
    Row(
        "profiles.change_project",
        WRITERS,
        lambda world: {"project": ProjectFactory(municipality=world.own), "stage": "idea"},
    ),
    Row("profiles.remove_project", WRITERS, lambda world: {"project": ProjectFactory(municipality=world.own)}),
    Row("profiles.add_team_member", WRITERS, lambda world: {"municipality": world.own, "name": "Olena"}),
    Row("profiles.remove_team_member", WRITERS, lambda world: {"member": TeamMemberFactory(municipality=world.own)}),
    Row(
        "profiles.add_picture",
        WRITERS,
        lambda world: {
            "municipality": world.own,
            "kind": "photograph",
            "file": drawn(),
            "alt": {"en": "A bridge"},
            "credit": {"en": "Photo: the town hall"},
        },
    ),
    Row(
        "profiles.change_picture",
        WRITERS,
        lambda world: {
            "picture": PassportPictureFactory(municipality=world.own),
            "alt": {"en": "A bridge"},
            "credit": {"en": "Photo: the town hall"},
        },
    ),
    Row(
        "profiles.put_picture_first",
        WRITERS,
        lambda world: {"picture": PassportPictureFactory(municipality=world.own)},
    ),
    Row("profiles.remove_picture", WRITERS, lambda world: {"picture": PassportPictureFactory(municipality=world.own)}),
    Row(
        "profiles.withdraw_picture",
        MODERATORS_ONLY,
        lambda world: {"picture": PassportPictureFactory(municipality=world.own), "reason": "It shows a checkpoint."},
    ),
    Row("profiles.erase_withdrawn_pictures", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row(
        "profiles.approve_text",
        MODERATORS_ONLY,
        lambda world: {"text": PassportFactory(municipality=world.own, needs_review=True)},
    ),
    Row(
        "profiles.return_text",
        MODERATORS_ONLY,
        lambda world: {"text": PassportFactory(municipality=world.own, needs_review=True), "reason": "Say less."},
    ),
]

_SOURCE = {"evidence": "press", "source_title": "A paper", "reason": "Reported."}
PARTNERSHIPS = [
    Row("partnerships.open_talks", SPEAKERS, lambda world: {"municipalities": [world.own, world.town]}),
    Row(
        "partnerships.propose",
        SPEAKERS,
        lambda world: {
            "partnership": world.partnership,
            "type": "memorandum",
            "stage": "drafting",
            "spheres": ["culture"],
        },
    ),
    Row("partnerships.confirm_proposal", SPEAKERS, lambda world: {"proposal": world.proposal(by=world.town)}),
    Row(
        "partnerships.confirm_proposal",
        NOBODY,
        lambda world: {"proposal": world.proposal(by=world.own)},
        about="of one's own side",
    ),
    Row(
        "partnerships.decline_proposal",
        SPEAKERS,
        lambda world: {"proposal": world.proposal(by=world.town), "reason": "Too early."},
    ),
    Row("partnerships.withdraw_proposal", SPEAKERS, lambda world: {"proposal": world.proposal(by=world.own)}),
    Row(
        "partnerships.withdraw_proposal",
        NOBODY,
        lambda world: {"proposal": world.proposal(by=world.town)},
        about="of the other side",
    ),
    Row("partnerships.record_signature", SPEAKERS, lambda world: {"partnership": world.partnership, "signed_on": DAY}),
    Row("partnerships.foresee_signature", SPEAKERS, lambda world: {"partnership": world.partnership, "signed_on": DAY}),
    Row("partnerships.confirm_signature", SPEAKERS, lambda world: {"statement": world.signature(of=world.town)}),
    Row(
        "partnerships.confirm_signature",
        NOBODY,
        lambda world: {"statement": world.signature(of=world.own)},
        about="of one's own side",
    ),
    Row(
        "partnerships.correct_signature",
        SPEAKERS,
        lambda world: {"statement": world.signature(of=world.own), "signed_on": DAY, "reason": "Misread."},
    ),
    Row(
        "partnerships.correct_signature",
        NOBODY,
        lambda world: {"statement": world.signature(of=world.town), "signed_on": DAY, "reason": "Misread."},
        about="of the other side",
    ),
    Row(
        "partnerships.withdraw_signature",
        SPEAKERS,
        lambda world: {"statement": world.signature(of=world.own), "reason": "Misread."},
    ),
    Row(
        "partnerships.withdraw_signature",
        NOBODY,
        lambda world: {"statement": world.signature(of=world.town), "reason": "Misread."},
        about="of the other side",
    ),
    Row("partnerships.agree_to_publish", SPEAKERS, lambda world: {"partnership": world.private_talks()}),
    Row("partnerships.keep_private", SPEAKERS, lambda world: {"partnership": world.private_talks(agreed=True)}),
    Row(
        "partnerships.add_partnership",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {
            "municipalities": [world.own, world.town],
            "type": "memorandum",
            "stage": "signed",
            "is_another": True,
            **_SOURCE,
        },
    ),
    Row(
        "partnerships.correct_partnership",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {
            "partnership": world.partnership,
            "type": "memorandum",
            "stage": "drafting",
            "spheres": [],
            "began_on": None,
            "reason": "Misread.",
        },
    ),
    Row(
        "partnerships.merge_partnerships",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {
            "duplicate": PartnershipFactory(municipalities=[world.own, world.town]),
            "into": world.partnership,
            "reason": "One and the same.",
        },
    ),
    Row(
        "partnerships.state_from_source",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"partnership": world.partnership, "topic": "existence", "text": {"en": "Signed."}, **_SOURCE},
    ),
    Row(
        "partnerships.restate_from_source",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {
            "statement": StatementFactory(partnership=world.partnership),
            "topic": "existence",
            "text": {"en": "Signed."},
            **_SOURCE,
        },
    ),
    Row(
        "partnerships.strike_statement",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"statement": StatementFactory(partnership=world.partnership), "reason": "Misread."},
    ),
    Row(
        "partnerships.undo_register_change",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"amendment": world.change_of_the_register()},
    ),
    Row(
        "partnerships.attach_source",
        THE_SERVICE | STAFF,
        lambda world: {"partnership": world.partnership, "evidence": "press", "source_title": "A paper"},
    ),
    Row("partnerships.record_known", THE_SERVICE | MODERATORS_ONLY, lambda world: {"fact": _known_fact(world)}),
    Row("partnerships.load_known", THE_SERVICE | MODERATORS_ONLY, lambda world: {"themes": []}),
]


def _on_paper(world: World) -> dict[str, Any]:
    """A letter of ours to somebody who is not here."""
    return {"introduction": IntroductionFactory(sender=world.own, kept=True)}


def _key() -> dict[str, Any]:
    """Of a letter between two others."""
    AnswerLinkFactory(key="a-key")
    return {"key": "a-key"}


def _answered() -> dict[str, Any]:
    """A letter that was answered, and a mailbox of its receiver."""
    answer = AnswerFactory(link__key="a-key")
    told = {"value": "https://amberg.example", "source": "Seen there", "as_of": DAY}
    OfficialAddress.objects.create(municipality=answer.link.introduction.receiver, kind="website", **told)
    return {"key": "a-key", "mailbox": "info@amberg.example"}


def _confirmation() -> dict[str, Any]:
    ConfirmationFactory(key="a-key")
    return {"key": "a-key"}


ANSWERS = [
    Row("answers.print_code", SPEAKERS, _on_paper),
    Row("answers.hand_out", MEMBERS, lambda world: {**_on_paper(world), "make": lambda _link: b"%PDF"}),
    Row("answers.revoke_links", SPEAKERS, _on_paper),
    # Whoever has the key of the letter answers, with an account or without; its sender does not.
    Row("answers.acknowledge", EVERYBODY | THE_SERVICE, lambda world: _key()),
    Row("answers.reply", EVERYBODY | THE_SERVICE, lambda world: {**_key(), "kind": "interested"}),
    Row("answers.decline", EVERYBODY | THE_SERVICE, lambda world: {**_key(), "reason": "no_capacity"}),
    Row(
        "answers.name_another",
        EVERYBODY | THE_SERVICE,
        lambda world: {**_key(), "text": "To the district", "has_consent": True},
    ),
    Row("answers.report_wrong_address", EVERYBODY | THE_SERVICE, lambda world: _key()),
    Row("answers.ask_mailbox", EVERYBODY | THE_SERVICE, lambda world: _answered()),
    Row("answers.confirm", EVERYBODY | THE_SERVICE, lambda world: _confirmation()),
    Row(
        "answers.bring_letter",
        THE_PERSON,
        lambda world: {"request": world.request, "key": _link_to_third(world)},
    ),
    Row("answers.erase_answering", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
]

_LETTER = {"subject": "Good day", "letter": {"uk": "Добрий день", "en": "Good day"}}
INTRODUCTIONS = [
    Row(
        "introductions.print_code",
        SPEAKERS,
        lambda world: {
            "introduction": IntroductionFactory(
                sender=world.own, receiver=MunicipalityFactory(), status="awaiting_recipient"
            )
        },
    ),
    Row(
        "introductions.hand_out",
        MEMBERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "make": lambda _code: b"%PDF"},
    ),
    Row(
        "introductions.hand_out",
        NOBODY,
        lambda world: {
            "introduction": IntroductionFactory(
                sender=MunicipalityFactory(hromada=True), receiver=world.own, status="awaiting_recipient"
            ),
            "make": lambda _code: b"%PDF",
        },
        about="that has not reached the receiver",
    ),
    Row("introductions.draft", SPEAKERS_ANYWHERE, lambda world: {"receiver": world.town, **_LETTER}),
    Row("introductions.send", SPEAKERS, lambda world: {"introduction": world.letter_of_ours()}),
    Row("introductions.send", NOBODY, lambda world: {"introduction": world.letter_to_us()}, about="of the other side"),
    Row("introductions.open_letter", MEMBERS, lambda world: {"introduction": world.letter_to_us(sent=True)}),
    Row(
        "introductions.answer",
        SPEAKERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "text": "Thank you."},
    ),
    Row("introductions.accept", SPEAKERS, lambda world: {"introduction": world.letter_to_us(sent=True)}),
    Row(
        "introductions.accept",
        NOBODY,
        lambda world: {"introduction": world.letter_of_ours(sent=True)},
        about="of one's own side",
    ),
    Row(
        "introductions.decline",
        SPEAKERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "reason": "no_capacity"},
    ),
    Row("introductions.withdraw", SPEAKERS, lambda world: {"introduction": world.letter_of_ours(sent=True)}),
    Row(
        "introductions.withdraw",
        NOBODY,
        lambda world: {"introduction": world.letter_to_us(sent=True)},
        about="of the other side",
    ),
    Row(
        "introductions.deliver_waiting",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {"municipality": world.letter_to_us(kept=True).receiver},
    ),
    Row(
        "introductions.message_from_outside",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"introduction": world.letter_of_ours(status="sent"), "text": "We would like to know more."},
    ),
    Row(
        "introductions.receive_outside",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"introduction": world.letter_of_ours(kept=True)},
    ),
    Row(
        "introductions.decline_from_outside",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"introduction": world.letter_of_ours(status="sent"), "reason": "no_capacity"},
    ),
    Row("introductions.expire_letters", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("mailroom.receive", THE_SERVICE | ADMINISTRATORS, lambda world: {"raw": b"From: a@b.example\n\nHello"}),
    Row("mailroom.fetch_mail", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("mailroom.prune_received", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("introductions.take_up", SPEAKERS, lambda world: {"introduction": world.letter_of_ours(status="held")}),
    Row(
        "introductions.take_up",
        NOBODY,
        lambda world: {"introduction": world.letter_to_us(status="held")},
        about="of the other side",
    ),
    Row("introductions.discard_message", SPEAKERS, lambda world: {"message": world.held_message()}),
    Row(
        "introductions.ask",
        SPEAKERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "text": "How many are you?"},
    ),
    Row(
        "introductions.ask",
        NOBODY,
        lambda world: {"introduction": world.letter_of_ours(sent=True), "text": "How many are you?"},
        about="of one's own letter",
    ),
    Row(
        "introductions.assign",
        SPEAKERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "person": world.colleague.user},
    ),
    Row(
        "introductions.assign",
        NOBODY,
        lambda world: {"introduction": world.letter_of_ours(sent=True), "person": None},
        about="of the other side",
    ),
    Row(
        "introductions.note",
        SPEAKERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "text": "Ask the school."},
    ),
    Row(
        "introductions.note",
        NOBODY,
        lambda world: {"introduction": world.letter_of_ours(sent=True), "text": "Ask the school."},
        about="of the other side",
    ),
    Row("introductions.set_answer_period", SPEAKERS_ANYWHERE, lambda world: {"days": 20}),
    Row(
        "introductions.propose_passing_on",
        SPEAKERS,
        lambda world: {"introduction": world.letter_to_us(sent=True), "organisation": OrganisationFactory()},
    ),
    Row("introductions.agree_to_passing_on", SPEAKERS, lambda world: {"passing": world.passing_of_our_letter()}),
    Row("introductions.refuse_passing_on", SPEAKERS, lambda world: {"passing": world.passing_of_our_letter()}),
    Row("introductions.remind_of_letters", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row(
        "introductions.introduce_agreed",
        THE_SERVICE | MODERATORS_ONLY,
        lambda world: {
            "asked": world.colleague,
            "accepted": world.abroad,
            "subject": "After the round",
            "letter": {"en": "Both of us said yes."},
        },
    ),
    Row("introductions.erase_triage", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row(
        "introductions.release_letter",
        MODERATORS_ONLY,
        lambda world: {"introduction": world.letter_of_ours(status="held")},
    ),
    Row(
        "introductions.return_letter",
        MODERATORS_ONLY,
        lambda world: {"introduction": world.letter_of_ours(status="held"), "reason": "Leave the object out."},
    ),
    Row("introductions.release_message", MODERATORS_ONLY, lambda world: {"message": world.held_message()}),
    Row(
        "introductions.return_message",
        MODERATORS_ONLY,
        lambda world: {"message": world.held_message(), "reason": "Leave the object out."},
    ),
]

_TIMES = [Slot(timezone.now() + timedelta(days=9), 60)]
_STEP = {"kind": "call_held"}


def _asked_to_introduce(world: World) -> IntroductionRequest:
    """The town asks us to introduce it to the third."""
    return IntroductionRequestFactory(asker=world.town, common=world.own, third=world.third)


def _own_request(world: World) -> IntroductionRequest:
    return IntroductionRequestFactory(asker=world.own, common=world.town, third=world.third)


def _common_partner(world: World) -> dict[str, Any]:
    """The town is a partner of ours and of the third."""
    for each in (world.own, world.third):
        PartnershipFactory(municipalities=[world.town, each], stage="active")
    return {"common": world.town, "third": world.third, "text": "You know them."}


def _proposed_to_us(world: World) -> dict[str, Any]:
    meeting = MeetingFactory(introduction=world.letter_to_us(accepted=True))
    return {"meeting": meeting, "time": meeting.times.all()[0].pk}


def _talks(world: World, **more: Any) -> dict[str, Any]:
    return {"introduction": world.letter_to_us(accepted=True), **more}


def _with_a_step(world: World) -> dict[str, Any]:
    letter = world.letter_to_us(accepted=True)
    return {"introduction": letter, "own": Step.objects.create(introduction=letter, kind="own", text="A step").pk}


def _ticked(world: World) -> dict[str, Any]:
    letter = world.letter_to_us(accepted=True)
    done = {"ticked_by": world.newcomer, "ticked_at": timezone.now()}
    Step.objects.create(introduction=letter, **_STEP, **done)
    return {"introduction": letter, **_STEP}


TALKS = [
    Row("talks.propose_meeting", SPEAKERS, lambda world: _talks(world, times=_TIMES)),
    Row("talks.choose_time", SPEAKERS, _proposed_to_us),
    Row(
        "talks.choose_time",
        NOBODY,
        lambda world: {"meeting": MeetingFactory(introduction=world.letter_of_ours(accepted=True)), "time": 1},
        about="of those that one proposed oneself",
    ),
    Row("talks.move_meeting", SPEAKERS, lambda world: {"meeting": _proposed_to_us(world)["meeting"], "times": _TIMES}),
    Row("talks.cancel_meeting", SPEAKERS, lambda world: {"meeting": _proposed_to_us(world)["meeting"]}),
    Row("talks.remind_of_meetings", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("talks.choose_zone", SPEAKERS_ANYWHERE, lambda world: {"zone": "Nowhere/At_All"}, may_fail=True),
    Row("talks.write", SPEAKERS, lambda world: _talks(world, text="Good day")),
    Row(
        "talks.add_from_mail",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"message": world.held_message(), "attachments": [ContentFile(b"%PDF-1.7", name="a.pdf")]},
    ),
    Row("talks.scan_waiting_files", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("talks.tick_step", SPEAKERS, lambda world: _talks(world, **_STEP)),
    Row("talks.untick_step", SPEAKERS, _ticked),
    Row("talks.add_step", SPEAKERS, lambda world: _talks(world, text="Exchange of pupils")),
    Row("talks.remove_step", SPEAKERS, _with_a_step),
    Row("talks.write_notes", SPEAKERS, lambda world: _talks(world, text="Call them", version=0)),
    Row(
        "talks.translate_message",
        MEMBERS,
        lambda world: {"message": world.held_message(), "source": "uk", "target": "en"},
        may_fail=True,  # no service is named here
    ),
    Row("talks.ask_for_introduction", SPEAKERS_ANYWHERE, _common_partner, may_fail=True),
    Row("talks.agree_to_introduce", SPEAKERS, lambda world: {"request": _asked_to_introduce(world)}),
    Row("talks.refuse_to_introduce", SPEAKERS, lambda world: {"request": _asked_to_introduce(world)}),
    Row("talks.withdraw_request", SPEAKERS, lambda world: {"request": _own_request(world)}),
    Row(
        "talks.write_to_three",
        SPEAKERS,
        lambda world: {"request": thread_of_three(asker=world.own, common=world.town), "text": "Good day to both."},
    ),
    Row("talks.read_thread", MEMBERS, lambda world: {"request": thread_of_three(asker=world.town, third=world.own)}),
    Row("talks.leave_thread", SPEAKERS, lambda world: {"request": thread_of_three(common=world.own)}),
    Row(
        "talks.leave_thread",
        NOBODY,
        lambda world: {"request": thread_of_three(asker=world.own, common=world.town)},
        about="of whom another introduces",
    ),
    Row("talks.expire_requests_to_introduce", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
]

DELIVERY = [
    Row(
        "delivery.send_by_email",
        SPEAKERS,
        lambda world: {
            "introduction": world.letter_outside(),
            "mailbox": "office@town.example",
            "source": "Its page",
            "make": lambda _code: b"%PDF",
        },
    ),
    Row("delivery.make_ready", SPEAKERS, lambda world: {"introduction": world.letter_outside()}),
    Row(
        "delivery.note_posted",
        SPEAKERS,
        lambda world: {"introduction": world.letter_outside(), "posted_on": timezone.localdate()},
    ),
    Row(
        "delivery.note_form_used",
        SPEAKERS,
        lambda world: {"introduction": world.letter_outside(), "posted_on": timezone.localdate()},
    ),
    Row(
        "delivery.ask_to_pass_on",
        SPEAKERS,
        lambda world: {"introduction": world.letter_outside(), "municipality": world.partner_of_both()},
    ),
    Row("delivery.give_up", SPEAKERS, lambda world: {"delivery": world.delivery(held=True)}),
    Row("delivery.remind_town_hall", SPEAKERS, lambda world: {"delivery": world.old_delivery()}),
    Row(
        "delivery.answer_about_passing",
        SPEAKERS,
        lambda world: {"delivery": world.letter_to_pass_on(), "has_passed": True, "reason": "With pleasure."},
    ),
    Row("delivery.approve_delivery", MODERATORS_ONLY, lambda world: {"delivery": world.delivery(held=True)}),
    Row(
        "delivery.refuse_delivery",
        MODERATORS_ONLY,
        lambda world: {"delivery": world.delivery(held=True), "reason": "A private mailbox."},
    ),
    Row(
        "delivery.note_bounced",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"delivery": world.delivery(), "kind": "refused", "said": "No such user."},
    ),
    Row("delivery.note_acknowledged", THE_SERVICE | ADMINISTRATORS, lambda world: {"delivery": world.delivery()}),
    Row(
        "delivery.note_wrong_address",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"delivery": world.delivery(), "said": "Not here."},
    ),
    Row(
        "delivery.note_sender_bounced",
        THE_SERVICE | ADMINISTRATORS,
        lambda world: {"person": world.newcomer, "said": "No such user."},
    ),
    Row("delivery.note_sender_heard", THE_SERVICE | ADMINISTRATORS, lambda world: {"person": world.newcomer}),
    Row("delivery.refuse_letters", THE_SERVICE | MODERATORS_ONLY, lambda world: {"municipality": world.third}),
    Row(
        "delivery.lift_refusal",
        MODERATORS_ONLY,
        lambda world: {"refusal": NoMoreLettersFactory(), "reason": "It wrote to us."},
    ),
    Row("delivery.try_full_mailboxes", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("delivery.remind_to_post", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("delivery.tell_of_silence", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("delivery.erase_addresses", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
]

_TEXTS = {"uk": ArticleText("Назва", "Про що", [("paragraph", "<p>Текст</p>")])}
NEWS = [
    Row("news.lay_noticeboard", THE_SERVICE | STAFF, lambda world: {}),
    Row(
        "news.write_article",
        THE_SERVICE | STAFF,
        lambda world: {"facts": ArticleFacts(slug="an-article"), "texts": _TEXTS},
    ),
    Row(
        "news.write_anew",
        THE_SERVICE | STAFF,
        lambda world: {
            "article": article("anew"),
            "facts": ArticleFacts(slug="anew", published_at=timezone.now()),
            "texts": _TEXTS,
        },
    ),
    Row(
        "news.attach_as_evidence",
        THE_SERVICE | STAFF,
        lambda world: {"article": article(english=False), "partnership": PartnershipFactory()},
    ),
    Row(
        "news.attach_named_partnerships",
        THE_SERVICE | STAFF,
        lambda world: {"article": article(english=False, partnerships=[PartnershipFactory()])},
    ),
    Row("news.publish_scheduled", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("news.count_view", THE_SERVICE | EVERYBODY, lambda world: {"article": article(english=False)}),
    Row("news.write_views", THE_SERVICE | EVERYBODY, lambda world: {}),
    Row("news.give_staff_permissions", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
    Row("news.load_founding_example", THE_SERVICE | ADMINISTRATORS, lambda world: {}, may_fail=True),
]

KEEPERS = THE_SERVICE | MODERATORS_ONLY
PLACES = [
    Row("places.add_municipality", KEEPERS, lambda world: _addition()),
    Row(
        "places.correct",
        KEEPERS,
        lambda world: {
            "municipality": world.third,
            "field": "name_en",
            "values": {"name_en": "Right"},
            "reason": "It is so",
        },
    ),
    Row(
        "places.withdraw_amendment",
        KEEPERS,
        lambda world: {
            "amendment": correct(
                municipality=world.third, field="name_en", values={"name_en": "Wrong"}, reason="Why", by=None
            )
        },
    ),
    Row(
        "places.rename_municipality",
        KEEPERS,
        lambda world: {
            "municipality": world.third,
            "on": DAY,
            "name_en": "New",
            "name_uk": "Нове",
            "act": "Act 1",
            "reason": "It is so",
        },
    ),
    Row(
        "places.end_municipality",
        KEEPERS,
        lambda world: {
            "municipality": world.third,
            "ended_on": DAY,
            "successors": [],
            "act": "Act 1",
            "reason": "Why",
        },
    ),
    Row(
        "places.merge_municipalities",
        KEEPERS,
        lambda world: {"duplicate": MunicipalityFactory(), "into": world.third, "reason": "Twice"},
    ),
    Row(
        "places.foresee_merge",
        KEEPERS,
        lambda world: {"duplicate": MunicipalityFactory(), "into": world.third},
    ),
    Row(
        "places.withdraw_amendment",
        KEEPERS,
        lambda world: {
            "amendment": merge_municipalities(
                duplicate=MunicipalityFactory(), into=world.third, reason="Twice", by=None
            )
        },
        about="of a merge",
    ),
    Row(
        "places.reassign_municipality",
        KEEPERS,
        lambda world: {
            "municipality": world.own,
            "field": "kind",
            "value": "rural",
            "on": DAY,
            "act": "Act 1",
            "reason": "It is so",
        },
    ),
    Row(
        "places.set_official_address",
        KEEPERS,
        lambda world: {
            "municipality": world.third,
            "kind": "website",
            "value": "https://example.gov.ua",
            "source": "Seen there",
            "reason": "It is so",
        },
    ),
    Row("places.remove_official_address", KEEPERS, lambda world: {"address": world.website(), "reason": "Another's"}),
    Row(
        "places.set_identifier",
        KEEPERS,
        lambda world: {"municipality": world.third, "scheme": "wikidata", "value": "Q42", "reason": "It is so"},
    ),
    Row(
        "places.remove_identifier",
        KEEPERS,
        lambda world: {"identifier": IdentifierFactory(municipality=world.third), "reason": "It is another's"},
    ),
    Row(
        "places.set_authority",
        KEEPERS,
        lambda world: {
            "municipality": world.own,
            "name_uk": "Прибережна МВА",
            "valid_from": DAY,
            "act": "Decree 1",
            "reason": "It is so",
        },
    ),
    Row(
        "places.set_territory_status",
        KEEPERS,
        lambda world: {
            "municipality": world.own,
            "state": "possible_hostilities",
            "valid_from": DAY,
            "act": "Order 1",
            "reason": "It is so",
        },
    ),
]

IMPORTS = [
    Row(
        "imports.load_registry",
        KEEPERS,
        lambda world: {"sources": ["no such source"]},
        may_fail=True,
    ),
    Row("imports.import_official_addresses", KEEPERS, lambda world: {"file": NO_FILE}, may_fail=True),
    Row("partnerships.import_twin_links", KEEPERS, lambda world: {"file": NO_FILE}, may_fail=True),
    Row("imports.import_town_halls", KEEPERS, lambda world: {"directory": "table", "file": NO_FILE}, may_fail=True),
    Row(
        "imports.join_town_hall",
        KEEPERS,
        lambda world: {"entry": _town_hall(), "municipality": world.third},
    ),
    Row("imports.leave_out_town_hall", KEEPERS, lambda world: {"entry": _town_hall()}),
    Row("imports.import_statistics", KEEPERS, lambda world: {"file": NO_FILE}, may_fail=True),
    Row("imports.import_territory_status", KEEPERS, lambda world: {"file": NO_FILE}, may_fail=True),
    Row("imports.load_known_territories", KEEPERS, lambda world: {}, may_fail=True),
    Row(
        "imports.withdraw_edition",
        KEEPERS,
        lambda world: {"edition": Edition.objects.create(source="test", version="1", started_at=timezone.now())},
        may_fail=True,
    ),
]

_SUGGESTED = {
    "matter": "name_en",
    "proposed": {"name_en": "Right"},
    "source": "A map",
    "email": "reader@example.org",
}
SUGGESTIONS = [
    Row(
        "suggestions.suggest_correction",
        THE_SERVICE | EVERYBODY,
        lambda world: {"municipality": world.third, **_SUGGESTED},
    ),
    Row(
        "suggestions.accept_suggestion",
        MODERATORS_ONLY,
        lambda world: {"suggestion": world.suggestion(), "answer": "Done."},
    ),
    Row(
        "suggestions.decline_suggestion",
        MODERATORS_ONLY,
        lambda world: {"suggestion": world.suggestion(), "reason": "No."},
    ),
    Row(
        "suggestions.withdraw_suggestion",
        THE_PERSON,
        lambda world: {"suggestion": world.suggestion(proposer=world.herself)},
    ),
    # Each settles for her own municipality; the third one lies abroad itself and is refused for that.
    Row("matching.shortlist", WRITERS_ANYWHERE, lambda world: {"candidate": world.town}, may_fail=True),
    Row(
        "matching.dismiss",
        WRITERS_ANYWHERE,
        lambda world: {"candidate": world.town, "why_not": "too_far"},
        may_fail=True,
    ),
    Row("matching.take_back", WRITERS_ANYWHERE, lambda world: {"candidate": world.remembered()}, may_fail=True),
    Row("matching.save_weights", WRITERS_ANYWHERE, lambda world: {"weights": DEFAULT_WEIGHTS}),
    Row("matching.reset_weights", WRITERS_ANYWHERE, lambda world: world.weighed(), may_fail=True),
    Row("suggestions.erase_proposers", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
]

# Verbs that find nothing to change in the world of this test, and those that count, foresee or lay what was there.
WITHOUT_ENTRY = {
    *("talks.remind_of_meetings", "talks.scan_waiting_files", "talks.expire_requests_to_introduce"),
    *("partnerships.load_known", "introductions.expire_letters", "suggestions.erase_proposers"),
    *("introductions.remind_of_letters", "introductions.erase_triage"),
    "talks.read_thread",  # that somebody has read is no deed
    # Jobs that remind, and erase addresses of what is over.
    *("memberships.remind_moderators", "memberships.remind_to_confirm", "memberships.erase_invited"),
    "answers.erase_answering",
    *("profiles.expire_listings", "profiles.remind_of_listings", "profiles.erase_withdrawn_pictures"),
    "delivery.note_sender_heard",  # nothing came back
    *("delivery.try_full_mailboxes", "delivery.remind_to_post"),
    *("delivery.tell_of_silence", "delivery.erase_addresses"),
    *("people.keep_draft", "people.forget_draft"),  # nothing has been done yet
    "people.carry_session_over",  # what had the old key has the new one
    # A mail for nobody is counted; there is no mailbox; nothing is old enough.
    *("mailroom.receive", "mailroom.fetch_mail", "mailroom.prune_received"),
    "people.send_anchor",  # the letter says what the journal was; nothing has changed
    *("news.lay_noticeboard", "news.count_view", "news.write_views", "news.publish_scheduled"),
    *("news.give_staff_permissions", "places.foresee_merge", "partnerships.foresee_signature"),
}


def _pair_of_ours(world: World) -> Any:
    round = RoundFactory(confirming=True)
    return PairFactory(round=round, hromada__municipality=world.own, abroad__municipality=world.town)


def _two_sides(world: World) -> dict[str, Any]:
    round = RoundFactory(proposed=True)
    return {
        "hromada": ParticipantFactory(round=round, municipality=world.own),
        "abroad": ParticipantFactory(round=round, municipality=world.town),
    }


def _round_facts() -> RoundFacts:
    day = timezone.localdate()
    return RoundFacts(
        name={"uk": "Марафон", "en": "Marathon"},
        registration_until=day,
        talks_from=day + timedelta(days=1),
        talks_until=day + timedelta(days=8),
        languages=["en"],
    )


def _registration(world: World) -> dict[str, Any]:
    round = RoundFactory(registration=True)
    days = days_of(round.talks_from, round.talks_until)[:1]
    return {"round": round, "capacity": 1, "languages": ["en"], "days": days}


ROUNDS = [
    Row("rounds.open_round", MODERATORS_ONLY, lambda world: {"facts": _round_facts()}),
    Row("rounds.change_round", MODERATORS_ONLY, lambda world: {"round": RoundFactory(), "facts": _round_facts()}),
    Row("rounds.open_registration", MODERATORS_ONLY, lambda world: {"round": RoundFactory()}),
    Row(
        "rounds.invite",
        MODERATORS_ONLY,
        lambda world: {"round": RoundFactory(registration=True), "municipality": world.town},
    ),
    Row("rounds.register", SPEAKERS_ANYWHERE, _registration),
    Row(
        "rounds.withdraw",
        SPEAKERS,
        lambda world: {"participant": ParticipantFactory(municipality=world.own)},
    ),
    Row("rounds.propose_pairs", MODERATORS_ONLY, lambda world: {"round": _two_sides(world)["hromada"].round}),
    Row("rounds.pin_pair", MODERATORS_ONLY, _two_sides),
    Row("rounds.forbid_pair", MODERATORS_ONLY, _two_sides),
    Row("rounds.free_pair", MODERATORS_ONLY, _two_sides),
    Row(
        "rounds.ask_sides",
        MODERATORS_ONLY,
        lambda world: {"round": PairFactory(round=RoundFactory(proposed=True)).round},
    ),
    Row("rounds.confirm_pair", SPEAKERS, lambda world: {"pair": _pair_of_ours(world)}),
    Row("rounds.decline_pair", SPEAKERS, lambda world: {"pair": _pair_of_ours(world)}),
    Row(
        "rounds.make_timetable",
        MODERATORS_ONLY,
        lambda world: {"round": PairFactory(confirmed=True).round},
    ),
    Row("rounds.close_round", MODERATORS_ONLY, lambda world: {"round": RoundFactory(scheduled=True)}),
    Row("rounds.cancel_round", MODERATORS_ONLY, lambda world: {"round": RoundFactory(registration=True)}),
]

TABLE = [
    *PEOPLE,
    *UPKEEP,
    *MEMBERSHIPS,
    *PROFILES,
    *PARTNERSHIPS,
    *INTRODUCTIONS,
    *TALKS,
    *ROUNDS,
    *ANSWERS,
    *DELIVERY,
    *NEWS,
    *PLACES,
    *IMPORTS,
    *SUGGESTIONS,
]


def _shelves(room: str) -> Iterator[ModuleType]:
    """The module `actions` of a room, or the modules in it."""
    try:
        shelf = import_module(f"pobratym.{room}.actions")
    except ModuleNotFoundError:
        return
    yield shelf
    for inner in pkgutil.iter_modules(getattr(shelf, "__path__", [])):
        yield import_module(f"{shelf.__name__}.{inner.name}")


def _verbs() -> dict[str, Callable[..., object]]:
    """Every public function of every `actions`, by room and name."""
    return {
        f"{room.name}.{name}": verb
        for room in pkgutil.iter_modules(pobratym.__path__)
        for shelf in _shelves(room.name)
        for name, verb in vars(shelf).items()
        if inspect.isfunction(verb) and verb.__module__ == shelf.__name__ and not name.startswith("_")
    }


VERBS = _verbs()


def test_every_verb_is_considered():
    assert {row.verb for row in TABLE} | set(FILES_NOTHING) == set(VERBS)


@pytest.mark.parametrize("verb", sorted(set(VERBS) - set(FILES_NOTHING)))
def test_who_acts_is_a_person_or_her_membership(verb):
    said = str(inspect.signature(VERBS[verb]).parameters["by"].annotation)
    assert said.replace("pobratym.people.models.", "").replace("pobratym.memberships.models.members.", "") in {
        "<class 'User'>",
        "User | None",
        "<class 'Membership'>",
    }


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_those_may_call_it_and_nobody_else(row, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = World()
    arguments = row.arguments(world)
    wrong = [
        f"{kind}: {told}"
        for kind, by in _callers(row, world).items()
        if (told := _called(row, arguments, by, is_allowed=kind in row.who))
    ]
    assert not wrong, "\n".join(wrong)


def _callers(row: Row, world: World) -> dict[str, Any]:
    """Each kind of person as the verb takes her; the service itself where the verb is typed so."""
    annotation = str(inspect.signature(VERBS[row.verb]).parameters["by"].annotation)
    if "Membership" in annotation:
        return dict(world.memberships)
    return dict(world.users) | ({SERVICE: None} if "None" in annotation else {})


def _called(row: Row, arguments: dict[str, Any], by: Any, *, is_allowed: bool) -> str:
    """What is wrong with the answer: a refusal of who may, or none of who may not. Nothing stays of the call.

    Those who may not are asked with empty texts: a verb that looks at them before it asks who calls is found out.
    """
    if not is_allowed:
        arguments = {name: "" if isinstance(value, str) else value for name, value in arguments.items()}
    before = Entry.objects.count()
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        try:
            VERBS[row.verb](by=by, **arguments)
            told = _not_kept_in_the_journal(row, by, before) if is_allowed else "was let in"
        except NotAllowed:
            told = "was refused" if is_allowed else _done_before(queries)
        except DomainError as error:
            told = "" if is_allowed and row.may_fail else f"{type(error).__name__}: {error}"
        transaction.set_rollback(True)
    return told


def _not_kept_in_the_journal(row: Row, by: Any, before: int) -> str:
    """Who did something stands in an entry of its own."""
    person = getattr(by, "user", by)
    entry = Entry.objects.order_by("-pk").first() if Entry.objects.count() > before else None
    if row.verb in WITHOUT_ENTRY or (entry and entry.actor_id == (person and person.pk)):
        return ""
    return "left no entry in the journal"


def _done_before(queries: CaptureQueriesContext) -> str:
    """What was written or locked before the refusal."""
    said = [query["sql"] for query in queries.captured_queries]
    return next((sql for sql in said if sql.startswith(("INSERT", "UPDATE", "DELETE")) or "FOR UPDATE" in sql), "")


def test_the_page_of_roles_says_what_the_tables_say():
    """Who may what in a municipality is as the rows above have it; the page is drawn from the same tables."""
    rows = {str(row.name): {str(deed) for deed in row.may} for row in role_table()}
    kinds = {HEAD: Role.HEAD, COORDINATOR: Role.COORDINATOR, EDITOR: Role.EDITOR, OBSERVER: Role.OBSERVER}
    called_by = {Deed.SPEAK: SPEAKERS, Deed.EDIT_PROFILE: WRITERS, Deed.READ: MEMBERS, Deed.END_MEMBERSHIPS: {HEAD}}
    called_by |= {Deed.INVITE: SPEAKERS, Deed.CHANGE_ROLES: {HEAD}}
    for deed, who in called_by.items():
        assert {kind for kind, role in kinds.items() if deed in MAY[role]} == set(who)
        assert {kind for kind, role in kinds.items() if str(deed.label) in rows[str(role.label)]} == set(who)
    of_platform = {MODERATOR: "moderator", NEWS_EDITOR: "editor of news", ADMINISTRATOR: "administrator"}
    for deed in PlatformDeed:
        who = {kind for kind, name in of_platform.items() if str(deed.label) in rows[name]}
        assert who == {
            PlatformDeed.WRITE_NEWS: set(STAFF),
            PlatformDeed.RECORD_FACTS: set(STAFF),
            PlatformDeed.RUN_SERVICE: set(ADMINISTRATORS),
        }.get(deed, set(MODERATORS_ONLY))
    assert {deed for deeds in PLATFORM_MAY.values() for deed in deeds} == set(PlatformDeed) - {PlatformDeed.RUN_SERVICE}


def test_closed_accounts_may_nothing():
    assert not [str(row) for row in TABLE if row.who & {CLOSED, CLOSED_MODERATOR}]
