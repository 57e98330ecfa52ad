"""A held write lock stops no reader: no address that is asked by GET writes, or takes the lock of a writer."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from pobratym.memberships.models import Role
from pobratym.places.models import Edition
from tests.factories.answers import AnswerLinkFactory, ConfirmationFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import (
    InvitationFactory,
    MailboxProofFactory,
    MembershipFactory,
    MembershipRequestFactory,
)
from tests.factories.news import PictureFactory, article
from tests.factories.partnerships import PartnershipFactory, ProposalFactory, StatementFactory
from tests.factories.people import UserFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory
from tests.factories.suggestions import SuggestionFactory
from tests.factories.talks import thread_of_three

pytestmark = pytest.mark.django_db

WRITES = re.compile(r"\s{0,20}(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|SAVEPOINT|LOCK)\b", re.IGNORECASE)
# Decided: who signs in or is told something has a session, and Wagtail keeps who edits what and draws its thumbnails.
# Each is of the back office or of a person who is signed in, and none of a page that strangers read.
LEFT_TO_WAGTAIL = ("wagtailusers_userprofile", "wagtailadmin_editingsession", "news_picturerendition")
UNASKED = {
    "wagtailadmin_error_test",  # it is closed (test_back_office.py)
    "wagtailadmin_logout",
    "account_logout",
}


class Refused(AssertionError):
    """A statement that would have waited for the writer."""


class _Refusing:
    def __init__(self) -> None:
        self.is_of_wagtail = False

    def __call__(self, execute, sql, params, many, context):
        # A transaction that only reads would wait too: ours begin IMMEDIATE, here they are savepoints.
        is_left = any(table in sql for table in LEFT_TO_WAGTAIL) or sql.upper().startswith(("SAVEPOINT", "RELEASE"))
        if WRITES.match(sql) and "django_session" not in sql and not (self.is_of_wagtail and is_left):
            raise Refused(sql[:200])
        return execute(sql, params, many, context)


_OF_PARTNERSHIPS = (
    *("signature_add", "signature_correct", "signature_withdraw", "register_record", "register_correct"),
    *("register_merge", "register_state", "register_restate", "register_strike"),
)


@pytest.fixture
def world():
    """A hromada with everything a page may be about: kwarg, or name of the address and kwarg -> value."""
    by = MembershipFactory(municipality=MunicipalityFactory(hromada=True), role=Role.HEAD)
    own, town = by.municipality, MunicipalityFactory(name_en="Riverside")
    colleague = MembershipFactory(municipality=own, role=Role.COORDINATOR)
    PassportFactory(municipality=own)
    PartnerSearchFactory(municipality=own)
    partnership = PartnershipFactory(municipalities=[own, town], signed_by_both=True, spheres=["water"])
    proposal = ProposalFactory(partnership=partnership, proposed_by=partnership.parties.get(municipality=town))
    said = StatementFactory(
        partnership=partnership,
        topic="signature",
        evidence="stated_by_one",
        source_title="",
        stated_by=partnership.parties.get(municipality=own),
        recorded_by=by.user,
    )
    letter = IntroductionFactory(sent=True, sender=town, receiver=own)
    picture = PictureFactory()
    article("miami", places=[own], picture=picture)
    request = MembershipRequestFactory(user=UserFactory(), municipality=town)
    MailboxProofFactory(request=request, key="key-of-a-town-hall")
    InvitationFactory(municipality=own, invited_by=by.user, key="key-of-an-invitation")
    AnswerLinkFactory(key="key-of-a-letter")
    ConfirmationFactory(key="key-of-a-confirmation")
    suggestion = SuggestionFactory(municipality=own)
    edition = Edition.objects.first()
    known = {
        "municipality_pk": own.pk,
        "pk": own.pk,
        "slug": own.slug,
        "code": "PL",
        "section": "articles",
        "proposal_pk": proposal.pk,
        "statement_pk": said.pk,
        "statement": said.pk,
        "token": "x",
        "identifier": IdentifierFactory(municipality=own).pk,
        "status": 1,
        "partnership.pk": partnership.pk,
        "partnership_propose.pk": partnership.pk,
        "proposal_confirm.pk": partnership.pk,
        "proposal_decline.pk": partnership.pk,
        "proposal_withdraw.pk": partnership.pk,
        **{f"{name}.pk": partnership.pk for name in _OF_PARTNERSHIPS},
        "membership_end.pk": colleague.pk,
        "membership_role.pk": colleague.pk,
        "representative_role.pk": colleague.pk,
        "town_hall.key": "key-of-a-town-hall",
        "answer.key": "key-of-a-letter",
        "answer_confirm.key": "key-of-a-confirmation",
        "invitation.key": "key-of-an-invitation",
        "representative_end.pk": colleague.pk,
        "claim_withdraw.pk": request.pk,
        "membership_request.pk": request.pk,
        "membership_request_document.pk": request.pk,
        "listing_edit.pk": ListingFactory(municipality=own).pk,
        "listing_close.pk": ListingFactory(municipality=own).pk,
        "introduction.pk": letter.pk,
        "introduction_print.pk": letter.pk,
        "introduced.request_pk": thread_of_three(asker=town, common=own).pk,
        "article.slug": "miami",
        "suggestion.pk": suggestion.pk,
        "write_to.pk": town.pk,
        "import.pk": edition.pk if edition else 1,
        "path": picture.file.name,
    }
    return by.user, UserFactory(is_superuser=True), known


def _addresses(patterns, known, before="") -> Iterator[tuple[str, str]]:
    for each in patterns:
        text = before + _path(each.pattern, getattr(each, "name", None), known)
        if isinstance(each, URLPattern):
            yield "/" + text, each.name or ""
        else:
            yield from _addresses(each.url_patterns, known, text)


def _path(pattern, name, known) -> str:
    if isinstance(pattern, RoutePattern):
        converters = pattern.converters
        return (
            re.sub(
                r"<(?:\w+:)?(\w+)>",
                lambda found: str(known.get(f"{name}.{found[1]}", known.get(found[1], 1))),
                str(pattern),
            )
            if converters
            else str(pattern)
        )
    if isinstance(pattern, RegexPattern):
        return {"public_picture": f"media/{known['path']}"}.get(name or "", "")
    return str(pattern)


def _asked(known) -> list[tuple[str, str]]:
    found = list(_addresses(get_resolver().url_patterns, known))
    return [(address, name) for address, name in found if name not in UNASKED and "(" not in address]


@pytest.mark.parametrize("who", ["a stranger", "the head of a hromada", "an administrator"])
def test_no_get_writes(who, world, client: Client):
    person, staff, known = world
    if who != "a stranger":
        user = person if "head" in who else staff
        client.force_login(user)
    client.raise_request_exception = False
    refusing, wrong, answers = _Refusing(), [], {}
    for address, name in _asked(known):
        refusing.is_of_wagtail = address.startswith("/backoffice/")
        client.raise_request_exception = True
        try:
            with connection.execute_wrapper(refusing):
                answer = client.get(address)
                answers[name or address] = answer.status_code
        except Refused as refused:
            wrong.append(f"{address}: {refused}")
    assert not wrong, "\n".join(wrong)
    assert sum(status == 200 for status in answers.values()) > 30
    if who == "the head of a hromada":
        for name in (
            "article",
            "introduction",
            "introduced",
            "desk",
            "inbox",
            "candidates",
            "passport_edit",
            "partnership",
        ):
            assert answers[name] == 200, name


def test_the_test_sees_writes(client, world):
    known = world[2]
    client.force_login(world[0])
    with pytest.raises(Refused), connection.execute_wrapper(_Refusing()):
        client.post(f"/en/desk/{known['pk']}/letters/{known['introduction.pk']}/read/")


def test_a_writer_waits_less_than_three_seconds():
    assert settings.DATABASE_WAIT < 3
