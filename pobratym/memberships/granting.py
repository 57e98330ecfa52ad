"""What the ways to a membership share: whoever decides, it is refused and granted alike."""

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed, Text
from pobratym.journal.actions import record
from pobratym.memberships import notices
from pobratym.memberships.models import (
    LetterCode,
    Mandate,
    Membership,
    MembershipQuerySet,
    MembershipRequest,
    Organisation,
    Proof,
    Role,
    Vouching,
)
from pobratym.memberships.queries import people_of
from pobratym.memberships.queries.organisations import represents_voucher, those_asked
from pobratym.memberships.rules.keys import CODE_VALID_FOR, PRINTED_VALID_FOR, digest_of, new_code
from pobratym.memberships.rules.organisations import MOST_ASKED, VOUCHING_VALID_FOR, refusal_to_ask
from pobratym.memberships.workflow import OPEN, WORKFLOW
from pobratym.people.models import User
from pobratym.people.queries import moderators
from pobratym.people.rules import ensure_active
from pobratym.places.models import Level, Municipality


def granted(request: MembershipRequest, *, role: str, by: User | None) -> Membership:
    """The membership that was asked for. `request` is locked, moved and stamped, and not saved yet.

    Raises Conflict where the person belongs already.
    """
    mine = Membership.objects.active().filter(user=request.user_id, municipality=request.municipality_id)
    if mine.own().exists():
        raise Conflict(_("This person already represents this municipality. Refuse the request."))
    request.save(update_fields=["status", "decided_at", "decided_by", "proven_by"])
    end_acting(mine, by=request.user)
    return Membership.objects.create(
        user_id=request.user_id,
        municipality_id=request.municipality_id,
        role=role,
        position=request.position,
        granted_by=by,
    )


def let_in(request: MembershipRequest, *, proof: Proof, by: User | None) -> MembershipRequest:
    """Who has proved that the town hall knows her comes in without a moderator; moderators and colleagues are told.

    `request` is locked. Raises Conflict where it is decided, or where the person belongs already.
    """
    colleagues = people_of(request.municipality_id)
    request.status = WORKFLOW.target("prove", request.status)
    request.decided_at, request.proven_by = timezone.now(), proof
    granted(request, role=Role.COORDINATOR, by=None)
    record(
        "memberships.request_proven",
        subject=request,
        by=by,
        municipality_id=request.municipality_id,
        proof=proof.value,
    )
    notices.request_decided(request.pk)
    notices.request_proven(request.pk, [*moderators(), *colleagues])
    return request


def end_acting(memberships: MembershipQuerySet, *, by: User) -> None:
    """Whoever acted for an organisation no longer does, and is told; her own memberships stay.

    Where the consent or her role there has ended, or where she becomes one of the municipality's own people.
    """
    acting = memberships.active().filter(mandate__isnull=False)
    for each in acting.select_for_update(of=("self",)).select_related("mandate"):
        each.ended_at, each.ended_by = timezone.now(), by
        each.save(update_fields=["ended_at", "ended_by"])
        record(
            "memberships.membership_ended",
            subject=each,
            by=by,
            municipality_id=each.municipality_id,
            **each.acting_for,
        )
        notices.membership_ended(each.pk)


def close_mandates(organisation: int, municipality: int, *, by: User) -> list[Mandate]:
    """End what is in force between them, with the memberships that hang on it; whoever called has asked who may."""
    open_ones = Mandate.objects.in_force().filter(organisation=organisation, municipality=municipality)
    closed = list(open_ones.select_for_update())
    for each in closed:
        each.ended_at, each.ended_by = timezone.now(), by
        each.save(update_fields=["ended_at", "ended_by"])
        record(
            "memberships.mandate_ended",
            subject=each,
            by=by,
            municipality_id=municipality,
            organisation=organisation,
        )
        end_acting(Membership.objects.filter(mandate=each), by=by)
        notices.mandate_ended(each.pk)
    return closed


def new_letter_code(municipality: int, *, by: User, letter_of: int | None = None) -> tuple[LetterCode, str]:
    """A code for a letter to the town hall, and its row.

    A moderator's makes earlier ones void. One of a sender (`letter_of`) does not: the letter that was printed before
    may be on its way, and it opens no door (docs/adr/0053).
    """
    now, code = timezone.now(), new_code()
    if letter_of is None:
        _void(municipality, letter_of)
    issued = LetterCode.objects.create(
        municipality_id=municipality,
        letter_of_id=letter_of,
        digest=digest_of_code(municipality, code, is_printed=letter_of is not None),
        made_at=now,
        expires_at=now + (PRINTED_VALID_FOR if letter_of else CODE_VALID_FOR),
        issued_by=by,
    )
    return issued, code


def void_printed_codes(municipality: int, *, letter_of: int) -> None:
    """What the sender printed into letters to the municipality is no evidence any more; whoever called has asked who
    may."""
    _void(municipality, letter_of)


def _void(municipality: int, letter_of: int | None) -> None:
    now = timezone.now()
    of_it = LetterCode.objects.filter(municipality=municipality, letter_of=letter_of)
    of_it.filter(used_at__isnull=True, expires_at__gt=now).update(expires_at=now)


def digest_of_code(municipality: int, code: str, *, is_printed: bool = False) -> str:
    """A code is good for one municipality. Printed ones are told apart, so that none opens a door: not even that of the
    release before, which knows moderators' codes only."""
    return digest_of(f"{'letter ' if is_printed else ''}{municipality} {code}")


def ask_to_vouch(
    request: MembershipRequest,
    *,
    by: User,
    organisation: Organisation | None = None,
    municipality: Municipality | None = None,
) -> Vouching:
    """Ask one of them whether the person speaks for the municipality; whoever may answer there is told.

    That the one asked has to do with the municipality is the verb's to know. Who did not answer in time may be asked
    once more. Raises NotAllowed for everybody but the person, Conflict where the request is decided or enough are
    asked, InvalidInput where the one asked cannot answer or has answered, TooMany.
    """
    ensure_active(by)
    if request.user_id != by.pk:
        raise NotAllowed(_("Only the person who asked may name somebody who vouches."))
    limits.count("vouchings_asked", person=by, municipality=request.municipality_id)
    locked = MembershipRequest.objects.select_for_update().get(pk=request.pk)
    if locked.status not in OPEN:
        raise Conflict(_("This request has already been decided."))
    now = timezone.now()
    voucher = _voucher(locked, organisation, municipality)
    if voucher.answer or (voucher.pk and voucher.expires_at > now):
        raise _about_voucher(_("They have been asked already, and answer once."))
    if locked.vouchings.waiting().exclude(pk=voucher.pk).count() >= MOST_ASKED:
        raise Conflict(_("Three are asked already. Wait for their answers first."))
    voucher.asked_at, voucher.expires_at = now, now + VOUCHING_VALID_FOR
    answering = [each for each in those_asked(voucher) if each.pk != by.pk]
    stands_there = represents_voucher(voucher, by)
    if refusal := refusal_to_ask(claimant_represents=stands_there, others_there=bool(answering)):
        raise _about_voucher(refusal)
    voucher.save()
    record("memberships.vouching_asked", subject=locked, by=by, municipality_id=locked.municipality_id)
    notices.vouching_asked(voucher.pk, answering)
    return voucher


def _voucher(
    request: MembershipRequest, organisation: Organisation | None, municipality: Municipality | None
) -> Vouching:
    """What was asked of them before, or a new question."""
    before = Vouching.objects.select_for_update(of=("self",)).filter(
        request=request, organisation=organisation, municipality=municipality
    )
    return before.first() or Vouching(request=request, organisation=organisation, municipality=municipality)


def _about_voucher(reason: Text) -> InvalidInput:
    return InvalidInput(str(reason), fields={"voucher": [reason]})


def refuse_impossible(user: User, municipality: Municipality) -> None:
    """Raises InvalidInput where nobody can speak for the place, or the person does or has asked to."""
    refuse_settlement(municipality)
    if Membership.objects.active().own().filter(user=user, municipality=municipality).exists():
        raise about_municipality(_("You already represent this municipality."))
    if MembershipRequest.objects.open().filter(user=user, municipality=municipality).exists():
        raise about_municipality(_("You have already asked to represent this municipality. A moderator will answer."))


def refuse_settlement(municipality: Municipality) -> None:
    """Raises InvalidInput for a place that governs nothing."""
    if municipality.level == Level.SETTLEMENT:
        raise about_municipality(_("This is a settlement without an authority of its own. Choose its hromada."))


def about_municipality(reason: str) -> InvalidInput:
    """A refusal of the municipality that was chosen."""
    return InvalidInput(reason, fields={"municipality": [reason]})
