"""Letters to the people of the parties, each in the reader's language. Called inside the change."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core.letters import address, send_letter
from pobratym.memberships.queries import people_of
from pobratym.partnerships.models import Partnership, Party, Proposal, Signature, Statement
from pobratym.partnerships.rules.staleness import overtaken_in_words
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


def signature_confirmed(statement_id: int) -> None:
    """Tell the party whose signature it is that another one has confirmed it."""
    confirmation = _statement(statement_id)
    said = confirmation.confirms
    partnership = _with_parties(confirmation.partnership_id)
    for person in people_of(said.stated_by.municipality_id) if said and said.stated_by else ():
        with override(person.language):
            subject = _("Signature confirmed: %(title)s") % {"title": _title(partnership)}
            _send(person, subject, "signature_confirmed", partnership, confirmation=confirmation, said=said)


def statement_changed(statement_id: int) -> None:
    """Tell the other parties that one has corrected or withdrawn what it had said of its signature."""
    statement = _statement(statement_id)
    partnership = _with_parties(statement.partnership_id)
    side = statement.stated_by.municipality if statement.stated_by else None
    for person in _people_of_others(partnership, side.pk) if side else ():
        with override(person.language):
            corrected = _("Signature corrected: %(title)s"), _("Signature withdrawn: %(title)s")
            subject = corrected[bool(statement.withdrawn_at)] % {"title": _title(partnership)}
            _send(person, subject, "statement_changed", partnership, statement=statement, side=side)


def publication_agreed(party_id: int) -> None:
    """Tell the other parties that one wants the partnership shown in the public register, or that it is there now."""
    party = Party.objects.select_related("municipality").get(pk=party_id)
    partnership = _with_parties(party.partnership_id)
    for person in _people_of_others(partnership, party.municipality_id):
        with override(person.language):
            done = _("Published: %(title)s"), _("May the talks be published? %(title)s")
            subject = done[not partnership.is_public] % {"title": _title(partnership)}
            _send(person, subject, "publication_agreed", partnership, party=party)


def proposal_overtaken(proposal_id: int, by: User | None) -> None:
    """Tell both sides, but for whoever made it happen, that a proposal waits no longer, and why."""
    proposal = _proposal(proposal_id)
    for person in _people_of_all(proposal.partnership):
        if by and person.pk == by.pk:
            continue
        with override(person.language):
            subject = _("A proposal no longer applies: %(title)s") % {"title": _title(proposal.partnership)}
            what = overtaken_in_words(proposal)
            _send(person, subject, "proposal_overtaken", proposal.partnership, what=what)


def _statement(statement_id: int) -> Statement:
    related = ("stated_by__municipality", "confirms__stated_by__municipality", "corrects")
    return Statement.objects.select_related(*related).get(pk=statement_id)


def _people_of_all(partnership: Partnership) -> Iterable[User]:
    """Everybody who speaks for a party, once."""
    return {
        person.pk: person for party in partnership.parties.all() for person in people_of(party.municipality_id)
    }.values()


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
