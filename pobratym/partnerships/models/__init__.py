"""Partnerships, what is stated of them, and what their sides propose to each other."""

from pobratym.partnerships.models.partnerships import (
    Partnership,
    PartnershipQuerySet,
    PartnershipSphere,
    PartnershipType,
    Party,
    PartyQuerySet,
    Precision,
    Signature,
    StageChange,
    title_of,
)
from pobratym.partnerships.models.proposals import Proposal
from pobratym.partnerships.models.statements import (
    Evidence,
    Statement,
    StatementQuerySet,
    StatementTopic,
    strength,
)
from pobratym.partnerships.models.twin_links import TwinLink

__all__ = [
    "Evidence",
    "Partnership",
    "PartnershipQuerySet",
    "PartnershipSphere",
    "PartnershipType",
    "Party",
    "PartyQuerySet",
    "Precision",
    "Proposal",
    "Signature",
    "StageChange",
    "Statement",
    "StatementQuerySet",
    "StatementTopic",
    "TwinLink",
    "strength",
    "title_of",
]
