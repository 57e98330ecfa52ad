"""Who may call which verb: every verb of every room, called as each kind of person.

A row is a sentence: the verb, who may, and what it is called with. The test fails for a verb without a row.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pobratym
from pobratym.core.errors import DomainError, NotAllowed
from pobratym.journal.models import Entry
from pobratym.memberships.models import Role
from pobratym.memberships.queries import role_table
from pobratym.memberships.rules import MAY, Deed
from pobratym.news.actions.noticeboard import ArticleFacts, ArticleText
from pobratym.partnerships.known import KnownFact
from pobratym.people.actions import OwnChange
from pobratym.people.rules import MODERATORS, PLATFORM_MAY, PlatformDeed
from pobratym.places.actions import correct, merge_municipalities
from pobratym.places.models import Edition
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory
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

_LETTER = {"subject": "Good day", "letter": {"uk": "Добрий день", "en": "Good day"}}
INTRODUCTIONS = [
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
    Row("introductions.expire_letters", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
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
    Row("imports.import_statistics", KEEPERS, lambda world: {"file": NO_FILE}, may_fail=True),
    Row("imports.import_territory_status", KEEPERS, lambda world: {"file": NO_FILE}, may_fail=True),
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
    Row("suggestions.erase_proposers", THE_SERVICE | ADMINISTRATORS, lambda world: {}),
]

# Verbs that find nothing to change in the world of this test, and those that count, foresee or lay what was there.
WITHOUT_ENTRY = {
    *("partnerships.load_known", "introductions.expire_letters", "suggestions.erase_proposers"),
    *("people.keep_draft", "people.forget_draft"),  # nothing has been done yet
    "people.send_anchor",  # the letter says what the journal was; nothing has changed
    *("news.lay_noticeboard", "news.count_view", "news.write_views", "news.publish_scheduled"),
    *("news.give_staff_permissions", "places.foresee_merge", "partnerships.foresee_signature"),
}

TABLE = [
    *PEOPLE,
    *UPKEEP,
    *MEMBERSHIPS,
    *PROFILES,
    *PARTNERSHIPS,
    *INTRODUCTIONS,
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
    assert said.replace("pobratym.people.models.", "").replace("pobratym.memberships.models.", "") in {
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
