"""Letters of the room: to moderators when somebody asks, to the person when they have decided or a membership ends."""

from collections.abc import Collection, Iterable
from typing import Any

from pobratym.core.letters import address, send_letter
from pobratym.memberships.models import (
    Invitation,
    MailboxProof,
    Mandate,
    Membership,
    MembershipRequest,
    Representative,
    RequestQuestion,
    Vouching,
    VouchingAnswer,
)
from pobratym.memberships.workflow import RequestStatus
from pobratym.people.models import User
from pobratym.people.queries import may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import Municipality

_PLACE = ("municipality__country", "municipality__region", "municipality__parent")


def membership_requested(request_id: int, moderators: Iterable[User], elsewhere: Collection[Membership]) -> None:
    """Tell every moderator that a request waits, and what else the person represents."""
    request = _request(request_id)
    for moderator in moderators:
        where = ("membership_request", request.pk)
        _send(moderator, "membership_requested", where, request=request, moderator=moderator, elsewhere=elsewhere)


def request_decided(request_id: int) -> None:
    """Tell the person what became of the request, with the reason where it was refused."""
    request = _request(request_id)
    language = request.user.language
    verdict = "approved" if request.status == RequestStatus.APPROVED else "refused"
    send_letter(
        request.user.email,
        language=language,
        template=f"memberships/letters/request_{verdict}",
        request=request,
        address=address("desk:desk", language=language),
        claim_address=address("desk:claim", language=language),
    )


def request_question(question_id: int) -> None:
    """Put a moderator's question to the person, in her language."""
    asked = RequestQuestion.objects.select_related("request").get(pk=question_id)
    request = _request(asked.request_id)
    language = request.user.language
    send_letter(
        request.user.email,
        language=language,
        template="memberships/letters/request_question",
        request=request,
        question=asked.question,
        address=address("desk:claim_request", request.pk, language=language),
    )


def request_answered(request_id: int, moderators: Iterable[User]) -> None:
    """Tell moderators that the person has answered."""
    _to_each(moderators, "request_answered", _request(request_id))


def request_proven(request_id: int, readers: Iterable[User]) -> None:
    """Tell moderators and colleagues who came in by the town hall's own mail: they would notice somebody strange."""
    _to_each(readers, "request_proven", _request(request_id))


def letter_code_entered(request_id: int, moderators: Iterable[User]) -> None:
    """Tell moderators that a letter of another municipality has reached the person: the request can be decided."""
    _to_each(moderators, "letter_code_entered", _request(request_id))


def town_hall_asked(proof_id: int, key: str) -> None:
    """Ask the town hall; the key stands in this letter alone. In the language of the municipality's country."""
    proof = MailboxProof.objects.get(pk=proof_id)
    request = _request(proof.request_id)
    language = "uk" if request.municipality.is_ukrainian else "en"
    send_letter(
        proof.mailbox,
        language=language,
        template="memberships/letters/town_hall_asked",
        request=request,
        valid_until=proof.expires_at,
        address=address("desk:town_hall", key, language=language),
    )


def town_hall_answered(proof_id: int, moderators: Iterable[User]) -> None:
    """Tell moderators what the town hall said where that alone opens no door."""
    proof = MailboxProof.objects.get(pk=proof_id)
    _to_each(moderators, "town_hall_answered", _request(proof.request_id), is_denied=proof.answer == "denied")


def requests_wait(number: int, moderators: Iterable[User]) -> None:
    """Remind moderators of requests that have waited for days."""
    for moderator in moderators:
        _send(moderator, "requests_wait", ("membership_requests",), moderator=moderator, number=number)


def invited(invitation_id: int, key: str) -> None:
    """Ask a colleague; the key stands in this letter alone. In the language of whoever invites."""
    invitation = Invitation.objects.select_related("invited_by", *_PLACE).get(pk=invitation_id)
    language = invitation.invited_by.language
    send_letter(
        invitation.email,
        language=language,
        template="memberships/letters/invited",
        invitation=invitation,
        address=address("desk:invitation", key, language=language),
    )


def invitation_accepted(membership_id: int, team: Iterable[User]) -> None:
    """Tell everybody of the municipality who has joined them."""
    _about_membership("invitation_accepted", membership_id, team)


def role_changed(membership_id: int, by: User) -> None:
    """Tell the person which role she has now, and who gave it to her."""
    _about_membership("role_changed", membership_id, by=by)


def confirmation_asked(membership_id: int) -> None:
    """Ask a person whether she still speaks for the municipality."""
    _about_membership("confirmation_asked", membership_id)


def acting_began(membership_id: int) -> None:
    """Tell the municipality's own people who of an organisation acts for it from now on."""
    membership = _membership(membership_id)
    own = Membership.objects.active().own().filter(municipality=membership.municipality_id).select_related("user")
    _about_membership("acting_began", membership_id, [each.user for each in own])


def without_head(municipality_id: int, moderators: Iterable[User]) -> None:
    """Tell moderators that the last head has left and nobody succeeds."""
    municipality = Municipality.objects.with_place().get(pk=municipality_id)
    for moderator in moderators:
        _send(moderator, "without_head", ("representatives",), moderator=moderator, municipality=municipality)


def membership_ended(membership_id: int) -> None:
    """Tell the person that she no longer speaks for the municipality, and who ended it."""
    membership = _membership(membership_id)
    if not membership.is_own:
        _about_membership("acting_ended", membership_id)
        return
    team = Membership.objects.active().own().filter(municipality=membership.municipality_id)
    _about_membership(
        "membership_ended",
        membership_id,
        is_own=membership.ended_by_id == membership.user_id,
        is_by_colleague=team.filter(user=membership.ended_by_id).exists(),
        claim_address=address("desk:claim", language=membership.user.language),
    )


def representative_appointed(representative_id: int) -> None:
    """Tell the person for which organisation she speaks now."""
    _to_representative("representative_appointed", representative_id)


def representative_dismissed(representative_id: int) -> None:
    """Tell the person that she no longer speaks for the organisation."""
    _to_representative("representative_dismissed", representative_id)


def mandate_given(mandate_id: int) -> None:
    """Tell both sides that the organisation may act for the municipality."""
    _about_mandate("mandate_given", mandate_id)


def mandate_ended(mandate_id: int) -> None:
    """Tell both sides that it may no longer."""
    _about_mandate("mandate_ended", mandate_id)


def vouching_asked(vouching_id: int, answering: Iterable[User]) -> None:
    """Ask everybody who may answer for an association or a partner municipality."""
    vouching = _vouching(vouching_id)
    for reader in answering:
        _send(
            reader,
            "vouching_asked",
            ("desk:vouching", vouching.pk),
            vouching=vouching,
            request=vouching.request,
            reader=reader,
        )


def vouching_answered(vouching_id: int, moderators: Iterable[User]) -> None:
    """Tell the person what they said of her, without their words; and moderators, where a request can go on."""
    vouching = _vouching(vouching_id)
    request = vouching.request
    _send(
        request.user,
        "vouching_answered",
        ("desk:claim_request", request.pk),
        vouching=vouching,
        request=request,
        is_known=vouching.answer == VouchingAnswer.KNOWN,
    )
    _to_each(moderators, "vouched_for", request, vouching=vouching)


def _about_membership(template: str, membership_id: int, readers: Iterable[User] = (), **more: Any) -> None:
    """News of a membership: to the person herself, where no others are named."""
    membership = _membership(membership_id)
    for reader in readers or [membership.user]:
        _send(reader, template, ("desk:desk",), membership=membership, reader=reader, **more)


def _to_representative(template: str, representative_id: int) -> None:
    found = Representative.objects.select_related("user", "organisation").get(pk=representative_id)
    _send(found.user, template, ("desk:desk",), representative=found)


def _about_mandate(template: str, mandate_id: int) -> None:
    """To the organisation's representatives, and to the municipality's own people; each once."""
    mandate = Mandate.objects.select_related("organisation", *_PLACE).get(pk=mandate_id)
    theirs = Representative.objects.active().filter(organisation=mandate.organisation_id).select_related("user")
    own = Membership.objects.active().own().filter(municipality=mandate.municipality_id).select_related("user")
    for reader in dict.fromkeys([*(each.user for each in theirs), *(each.user for each in own)]):
        _send(reader, template, ("desk:desk",), mandate=mandate, reader=reader)


def _send(to: User, template: str, where: tuple[Any, ...], /, **context: Any) -> None:
    """One letter of this room, in the reader's language, with the address of a page to go on from."""
    send_letter(
        to.email,
        language=to.language,
        template=f"memberships/letters/{template}",
        address=address(*where, language=to.language),
        **context,
    )


def _to_each(readers: Iterable[User], template: str, request: MembershipRequest, **more: Any) -> None:
    """The same news about a request to each of them, once."""
    for reader in dict.fromkeys(readers):
        is_moderating = may(reader, PlatformDeed.DECIDE_REQUESTS)
        where = ("membership_request", request.pk) if is_moderating else ("desk:desk",)
        _send(reader, template, where, request=request, reader=reader, **more)


def _request(request_id: int) -> MembershipRequest:
    return MembershipRequest.objects.select_related("user", *_PLACE).get(pk=request_id)


def _membership(membership_id: int) -> Membership:
    people = ("user", "ended_by", "mandate__organisation")
    return Membership.objects.select_related(*people, *_PLACE).get(pk=membership_id)


def _vouching(vouching_id: int) -> Vouching:
    places = tuple(f"request__{each}" for each in _PLACE)
    return Vouching.objects.select_related("request__user", "organisation", "municipality", *places).get(pk=vouching_id)
