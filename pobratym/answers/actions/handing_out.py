"""The key of a letter goes out with it, and is made void."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from pobratym.answers.granting import NewLink, new_answer_link
from pobratym.core import limits
from pobratym.introductions import actions as introductions
from pobratym.introductions.models import Introduction
from pobratym.introductions.moves import check_acts
from pobratym.journal.actions import record
from pobratym.memberships.granting import void_printed_codes
from pobratym.memberships.models import Membership


@transaction.atomic
def print_code(*, introduction: Introduction, by: Membership) -> NewLink:
    """A code for the printed form of a letter, as `introductions.print_code`: it opens the letter's page of answers."""
    code = introductions.print_code(introduction=introduction, by=by)
    return new_answer_link(introduction, by=by.user, code=code)


@transaction.atomic
def hand_out(*, introduction: Introduction, by: Membership, make: Callable[[NewLink | None], bytes]) -> bytes:
    """The letter as a document, as `introductions.hand_out`: what `make` makes of the key that stands in it.

    None where it carries no code. No key is made for a document that does not come about.
    """

    def with_key(code: str) -> bytes:
        return make(new_answer_link(introduction, by=by.user, code=code) if code else None)

    return introductions.hand_out(introduction=introduction, by=by, make=with_key)


@transaction.atomic
def revoke_links(*, introduction: Introduction, by: Membership) -> Introduction:
    """Every code and link of the letter that is out is void, also as evidence: where one has got into wrong hands.

    Making a new one voids none: the paper before it may still be on its way. Raises NotAllowed.
    """
    check_acts(by, introduction.sender_id)
    limits.count("codes_printed", person=by.user, municipality=by.municipality_id)
    out = introduction.answer_links.select_for_update().filter(revoked_at__isnull=True)
    out.update(revoked_at=timezone.now())
    void_printed_codes(introduction.receiver_id, letter_of=introduction.sender_id)
    record("answers.links_revoked", subject=introduction, by=by.user, municipality_id=by.municipality_id)
    return introduction
