"""Made-up data for every kind of mail, so that each can be looked at in every language. No real person stands here.

A template of a mail without an example fails tests/backoffice/test_mail_previews.py.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace as Made
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.answers.models import AnswerKind
from pobratym.core.texts import LocalizedText
from pobratym.delivery.models import CameBack
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import DeclineReason
from pobratym.mailroom.models import Refused
from pobratym.memberships.models import Proof, Role
from pobratym.partnerships.models import PartnershipType
from pobratym.partnerships.workflow import ProposalStatus, Stage

ADDRESS = "https://pobratym.example/example/"
MAILBOX = "person@example.org"
NAMES = ("Example Person", "Another Example")
_DAY, _MOMENT = date(2026, 9, 1), datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
_TITLE = "Exampleton – Sampleville"


class Called(Made):
    """Something that stands in a mail by its title."""

    def __str__(self) -> str:
        return str(self.title)


_person = Made(full_name=NAMES[0])
_other = Made(full_name=NAMES[1])
_town = Made(name="Exampleton", caption="Exampleton, Example Region", country="Exampleland")
_hromada = Made(name="Sampleville", caption="Sampleville, Sample Oblast", country="Ukraine")
_common = Made(name="Sampleborough", caption="Sampleborough, Example Region", country="Exampleland")
_organisation = "Example Association"
_membership = Made(
    user=_person,
    municipality=_hromada,
    mandate=Made(organisation=_organisation),
    in_force_since=_MOMENT,
    get_role_display=lambda: Role.COORDINATOR.label,
    ended_by=_other,
    end_reason="Another post since 1 September.",
)
_request = Made(
    user=_person,
    municipality=_hromada,
    position="Head of the international department",
    reason="The mailbox is private.",
    get_proven_by_display=lambda: Proof.MAILBOX.label,
)
_introduction = Made(
    pk=7,
    sender=_hromada,
    receiver=_town,
    subject="Water, schools and a first call",
    decline_text=DeclineReason.NO_CAPACITY.label,
    returned_reason="It names a bridge and its state.",
)
_message = Made(
    author=_other, text="Thank you for your letter. Could we speak on Tuesday?", returned_reason="An address."
)
_picture = Called(title="The main square", withdrawn_reason="People can be recognised.")
_letter = LocalizedText({"en": "We are a hromada on a river and look for a town like yours."})
_passing = Made(to=_common.caption, organisation=_organisation, words="They have built a water utility together.")
_held_back = Made(status=Status.REFUSED, decision_reason="The address belongs to a private person.")
_not_passed = Made(
    status=Status.NOT_PASSED, passes_on=_organisation, decision_reason="We have not met them since the last election."
)
_delivery = Made(
    get_came_back_display=lambda: CameBack.REFUSED.label,
    next_try_at=None,
    sent_at=_MOMENT,
    is_on_file=True,
)
_answer = Made(
    said_at=_MOMENT,
    text="Please write to the department of international relations.",
    get_kind_display=lambda: AnswerKind.INTERESTED.label,
)
_time = Made(starts_at=_MOMENT, ends_at=_MOMENT + timedelta(minutes=45))
_meeting = Made(link="https://meet.example.org/exampleton", word="Our mayor joins for the first ten minutes.")
_asked_to_introduce = Made(
    asker=_hromada,
    common=_common,
    third=_town,
    text="We both run a water utility on a river. Would you introduce us?",
    word="We have told them about you.",
)
_statement = Made(
    party=Made(municipality=_town),
    stated_by=Made(municipality=_town),
    occurred_on=_DAY,
    signed_on=_DAY,
    withdrawn_at=None,
    withdrawal_reason="",
    corrects=Made(withdrawal_reason="The day was wrong."),
)
_partnership = Made(title=_TITLE, is_public=False, get_stage_display=lambda: Stage.SIGNED.label)
_proposal = Made(
    proposed_by=Made(municipality=_town),
    get_status_display=lambda: ProposalStatus.CONFIRMED.label,
    get_stage_display=lambda: Stage.DRAFTING.label,
    get_type_display=lambda: PartnershipType.MEMORANDUM.label,
    note="As we agreed on Tuesday.",
    reason="",
)
_suggestion = Made(
    pk=7,
    name=NAMES[0],
    suggested_at=_MOMENT,
    correction=Made(before="Exampletown", after="Exampleton"),
    answer="The name is changed by decision No. 12.",
    about="Exampleton, Example Region",
    details="The name is misspelt.",
    source="https://example.org/decision-12",
    shown=[],
    get_matter_display=lambda: "",
)
_BASE: dict[str, Any] = {
    "address": ADDRESS,
    "claim_address": ADDRESS,
    "site_url": ADDRESS,
    "person": _person,
    "reader": _person,
    "moderator": _person,
    "by": _other,
    "municipality": _hromada,
}
_ACCOUNT: dict[str, Any] = {
    "user": _person,
    "email": MAILBOX,
    "activate_url": ADDRESS,
    "password_reset_url": ADDRESS,
    "signup_url": ADDRESS,
    "added_email": MAILBOX,
    "deleted_email": MAILBOX,
    "from_email": MAILBOX,
    "to_email": "office@example.org",
    "site_url": ADDRESS,
}
_ABOUT_A_LETTER = {"introduction": _introduction, "about": _town, "message": _message, "letter": _letter}
_ABOUT_PASSING_ON = {**_ABOUT_A_LETTER, "passing": _passing, "due": _DAY, "is_second": True}
_ON_ITS_WAY = {
    **_ABOUT_A_LETTER,
    "sender": _hromada,
    "receiver": _town,
    "delivery": _delivery,
    "candidates_address": ADDRESS + "candidates/",
}
_TO_A_TOWN_HALL = {
    **_ON_ITS_WAY,
    "sender_website": "https://sampleville.example.org",
    "source": "https://exampleton.example.org/contact",
    "answer_address": ADDRESS + "answer/",
    "code": "ABCD-EFGH",
    "can_reply": True,
    "is_attached": True,
    "stop_address": ADDRESS + "stop/",
    "contact": "contact@example.org",
}
_ANSWERED = {"answer": _answer, "about": _town, "sender": _hromada, "receiver": _town, "valid_until": _MOMENT}
_ABOUT_A_MEETING = {
    "meeting": _meeting,
    "about": _town,
    "times": [_time],
    "before": _time,
    "clocks": [
        Made(municipality=_hromada, zone="Europe/Kyiv", is_known=True),
        Made(municipality=_town, zone="Europe/Lisbon", is_known=True),
    ],
    "interpreter": "Ukrainian – English",
    "is_ours": False,
}
_ABOUT_A_ROUND = {
    "round": Called(
        title="Spring round of first talks",
        registration_until=_DAY,
        talks_from=_DAY + timedelta(days=14),
        talks_until=_DAY + timedelta(days=16),
        minutes=30,
    ),
    "about": _hromada,
    "lines": [(_time, Made(municipality=_town))],
    "zone": "Europe/Kyiv",
}
_WRITTEN_BY_MAIL = {
    "introduction": _introduction,
    "why": _("The e-mail holds no text of its own."),
    "left_out": [_("%(name)s: the check for viruses found harmful content.") % {"name": "programme"}],
}
_ABOUT_A_REQUEST = {"request": _request, "elsewhere": [], "number": 3}
_VOUCHING = {
    "request": _request,
    "vouching": Made(asked=Made(name=_organisation), expires_at=_MOMENT),
    "is_known": True,
}
_ABOUT_A_PARTNERSHIP = {"partnership": _partnership, "proposal": _proposal}
_SUGGESTED = {"suggestion": _suggestion, "days_kept": 30}


def _account(kinds: str) -> dict[str, dict[str, Any]]:
    return dict.fromkeys(kinds.split(), _ACCOUNT)


def _of(room: str, kinds: str, context: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{room}/letters/{kind}": {**_BASE, **context} for kind in kinds.split()}


EXAMPLES: dict[str, dict[str, Any]] = {
    **_account(
        "account/email/email_confirmation account/email/email_confirmation_signup"
        " account/email/account_already_exists account/email/unknown_account"
        " account/email/password_reset_key account/email/password_reset account/email/password_changed"
        " account/email/password_set account/email/email_added account/email/email_changed"
        " account/email/email_deleted mfa/email/totp_activated mfa/email/totp_deactivated mfa/email/webauthn_added"
        " mfa/email/webauthn_removed mfa/email/recovery_codes_generated"
    ),
    **_of("people", "second_factor_removed", {}),
    **_of("people", "address_replaced", {"is_old": True}),
    **_of("people", "anchor", {"anchor": "pobratym 1024 2026-09-01 3f5a…", "count": 1024}),
    **_of(
        "introductions",
        "letter accepted declined withdrawn expired message message_returned released returned",
        _ABOUT_A_LETTER,
    ),
    **_of(
        "introductions",
        "letter_waits letter_given passing_on_proposed passing_on_refused passed_on",
        _ABOUT_PASSING_ON,
    ),
    **_of("introductions", "passed_on_to_organisation", {**_ABOUT_PASSING_ON, "about": _hromada}),
    **_of("delivery", "to_town_hall reminder pass_on", _TO_A_TOWN_HALL),
    **_of("delivery", "came_back post_it silence", _ON_ITS_WAY),
    **_of("delivery", "decided", {**_ON_ITS_WAY, "delivery": _held_back}),
    **_of("delivery", "passed", {**_ON_ITS_WAY, "delivery": _not_passed}),
    **_of("answers", "confirmation_asked confirmed instead wrong_address", _ANSWERED),
    **_of(
        "talks",
        "times_proposed time_chosen meeting_moved meeting_cancelled meeting_soon",
        _ABOUT_A_MEETING,
    ),
    **_of("talks", "introduction_asked", {"request": _asked_to_introduce, "about": _hromada}),
    **_of("talks", "introduction_agreed introduction_refused", {"request": _asked_to_introduce, "about": _common}),
    **_of("talks", "shared_message", {"request": _asked_to_introduce, "about": _town, "message": _message}),
    **_of("rounds", "invited pairs_proposed timetable_made round_closed round_cancelled", _ABOUT_A_ROUND),
    **_of("mailroom", "closed", {**_WRITTEN_BY_MAIL, "why": Refused.CLOSED.label}),
    **_of("mailroom", "held not_passed_on other_sender without_files", _WRITTEN_BY_MAIL),
    **_of(
        "memberships",
        "membership_requested request_approved request_refused request_answered request_proven requests_wait"
        " letter_code_entered",
        _ABOUT_A_REQUEST,
    ),
    **_of("memberships", "request_question", {"request": _request, "question": "Since when do you work there?"}),
    **_of("memberships", "town_hall_asked", {"request": _request, "valid_until": _MOMENT}),
    **_of("memberships", "town_hall_answered", {"request": _request, "is_denied": True}),
    **_of("memberships", "vouching_asked vouching_answered vouched_for", _VOUCHING),
    **_of(
        "memberships",
        "invited",
        {
            "invitation": Made(
                invited_by=_other,
                municipality=_hromada,
                expires_at=_MOMENT,
                get_role_display=lambda: Role.EDITOR.label,
            )
        },
    ),
    **_of(
        "memberships",
        "invitation_accepted role_changed confirmation_asked membership_ended acting_began acting_ended without_head",
        {"membership": _membership, "is_by_colleague": True, "is_own": False},
    ),
    **_of(
        "memberships",
        "representative_appointed representative_dismissed",
        {"representative": Made(user=_person, organisation=_organisation)},
    ),
    **_of(
        "memberships",
        "mandate_given mandate_ended",
        {"mandate": Made(organisation=_organisation, municipality=_hromada)},
    ),
    **_of("partnerships", "proposal_waits proposal_decided", _ABOUT_A_PARTNERSHIP),
    **_of("partnerships", "proposal_overtaken", {**_ABOUT_A_PARTNERSHIP, "what": _("Signature")}),
    **_of("partnerships", "publication_agreed", {**_ABOUT_A_PARTNERSHIP, "party": Made(municipality=_town)}),
    **_of("partnerships", "signature_recorded", {**_ABOUT_A_PARTNERSHIP, "signature": _statement}),
    **_of(
        "partnerships",
        "signature_confirmed",
        {**_ABOUT_A_PARTNERSHIP, "confirmation": _statement, "said": _statement},
    ),
    **_of("partnerships", "statement_changed", {**_ABOUT_A_PARTNERSHIP, "statement": _statement, "side": _town}),
    **_of("profiles", "listings_end", {"ending": [Called(title="Pumps for a water utility", expires_on=_DAY)]}),
    **_of(
        "profiles",
        "picture_withdrawn",
        {"picture": _picture},
    ),
    **_of("suggestions", "suggestion_accepted suggestion_declined", _SUGGESTED),
}

# Mails whose subject is no template of its own, but words of the room that sends them.
SUBJECTS: dict[str, str | Promise] = {
    "partnerships/letters/proposal_waits": _("A proposal awaits your answer: %(title)s"),
    "partnerships/letters/proposal_decided": _("Proposal %(decision)s: %(title)s"),
    "partnerships/letters/proposal_overtaken": _("A proposal no longer applies: %(title)s"),
    "partnerships/letters/signature_recorded": _("Signature recorded: %(title)s"),
    "partnerships/letters/signature_confirmed": _("Signature confirmed: %(title)s"),
    "partnerships/letters/statement_changed": _("Signature corrected: %(title)s"),
    "partnerships/letters/publication_agreed": _("May the talks be published? %(title)s"),
}
WORDS_OF_SUBJECTS: dict[str, Any] = {"title": _TITLE, "decision": ProposalStatus.CONFIRMED.label}
