"""The verbs of the register of partnerships."""

from pobratym.partnerships.actions.known import load_known, record_known
from pobratym.partnerships.actions.proposals import (
    confirm_proposal,
    decline_proposal,
    propose,
    withdraw_proposal,
)
from pobratym.partnerships.actions.signatures import record_signature
from pobratym.partnerships.actions.sources import attach_source
from pobratym.partnerships.actions.talks import open_talks

__all__ = [
    "attach_source",
    "confirm_proposal",
    "decline_proposal",
    "load_known",
    "open_talks",
    "propose",
    "record_known",
    "record_signature",
    "withdraw_proposal",
]
