"""Who speaks for which municipality, and how people come to."""

from pobratym.memberships.models.keys import OneTimeKey
from pobratym.memberships.models.members import (
    Invitation,
    InvitationQuerySet,
    Membership,
    MembershipQuerySet,
    Role,
)
from pobratym.memberships.models.organisations import (
    Affiliation,
    AffiliationQuerySet,
    Mandate,
    MandateQuerySet,
    Organisation,
    OrganisationKind,
    Representative,
    RepresentativeQuerySet,
)
from pobratym.memberships.models.requests import (
    LetterCode,
    MailboxAnswer,
    MailboxProof,
    MembershipRequest,
    Proof,
    RequestQuerySet,
    RequestQuestion,
    _evidence_path,
    _private_storage,
)
from pobratym.memberships.models.vouching import Vouching, VouchingAnswer, VouchingQuerySet

__all__ = [
    "Affiliation",
    "AffiliationQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "LetterCode",
    "MailboxAnswer",
    "MailboxProof",
    "Mandate",
    "MandateQuerySet",
    "Membership",
    "MembershipQuerySet",
    "MembershipRequest",
    "OneTimeKey",
    "Organisation",
    "OrganisationKind",
    "Proof",
    "Representative",
    "RepresentativeQuerySet",
    "RequestQuerySet",
    "RequestQuestion",
    "Role",
    "Vouching",
    "VouchingAnswer",
    "VouchingQuerySet",
    "_evidence_path",
    "_private_storage",
]
