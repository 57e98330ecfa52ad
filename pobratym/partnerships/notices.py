"""Letters to the people of the parties, each in the reader's language. Called inside the change."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core.letters import address, send_letter
from pobratym.memberships.queries import people_of
from pobratym.partnerships.models import Partnership, Proposal, Signature
from pobratym.partnerships.workflow import ProposalStatus
from pobratym.people.models import User


def proposal_waits(proposal_id: int) -> None:
    """Tell everybody who speaks for another party that a proposal waits for their answer."""
    proposal = _proposal(proposal_id)
    for person in _people_of_others(proposal.partnership, proposal.proposed_by.municipality_id):
        with override(person.language):
            subject = _("A proposal awaits your answer: %(title)s") % {"title": _title(proposal.partnership)}
            _send(person, subject, "proposal_waits", proposal.partnership, proposal=proposal)


def proposal_decided(proposal_id: int) -> None:
    """Tell the side that now waits what became of the proposal: the proposer, or the receivers of one withdrawn."""
    proposal = _proposal(proposal_id)
    proposer = proposal.proposed_by.municipality_id
    withdrawn = proposal.status == ProposalStatus.WITHDRAWN
    readers = _people_of_others(proposal.partnership, proposer) if withdrawn else people_of(proposer)
    for person in readers:
        with override(person.language):
            subject = _("Proposal %(decision)s: %(title)s") % {
                "decision": proposal.get_status_display(),
                "title": _title(proposal.partnership),
            }
            _send(person, subject, "proposal_decided", proposal.partnership, proposal=proposal)


def signature_recorded(signature_id: int) -> None:
    """Tell the other parties that one has recorded its signature."""
    signature = Signature.objects.select_related("party__municipality", "party__partnership").get(pk=signature_id)
    partnership = _with_parties(signature.party.partnership_id)
    for person in _people_of_others(partnership, signature.party.municipality_id):
        with override(person.language):
            subject = _("Signature recorded: %(title)s") % {"title": _title(partnership)}
            _send(person, subject, "signature_recorded", partnership, signature=signature)


def _proposal(proposal_id: int) -> Proposal:
    proposal = Proposal.objects.select_related("proposed_by__municipality").get(pk=proposal_id)
    proposal.partnership = _with_parties(proposal.partnership_id)
    return proposal


def _with_parties(partnership_id: int) -> Partnership:
    return Partnership.objects.with_parties().get(pk=partnership_id)


def _title(partnership: Partnership) -> str:
    return partnership.title


def _people_of_others(partnership: Partnership, municipality_id: int) -> Iterable[User]:
    """Everybody of the other parties once, however many of them a person speaks for."""
    others = [party.municipality_id for party in partnership.parties.all() if party.municipality_id != municipality_id]
    people = {person.pk: person for other in others for person in people_of(other)}
    return people.values()


def _send(person: User, subject: str, letter: str, partnership: Partnership, **context: Any) -> None:
    send_letter(
        person.email,
        language=person.language,
        template=f"partnerships/letters/{letter}",
        subject=subject,
        person=person,
        partnership=partnership,
        address=address("web:partnership", partnership.pk, language=person.language),
        **context,
    )
