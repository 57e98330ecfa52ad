"""The verbs of the register of partnerships."""

from pobratym.partnerships.actions.known import load_known, record_known
from pobratym.partnerships.actions.proposals import (
    confirm_proposal,
    decline_proposal,
    propose,
    withdraw_proposal,
)
from pobratym.partnerships.actions.publication import agree_to_publish, keep_private
from pobratym.partnerships.actions.register import (
    add_partnership,
    correct_partnership,
    merge_partnerships,
    undo_register_change,
)
from pobratym.partnerships.actions.register_statements import (
    restate_from_source,
    state_from_source,
    strike_statement,
)
from pobratym.partnerships.actions.signatures import (
    confirm_signature,
    correct_signature,
    foresee_signature,
    record_signature,
    withdraw_signature,
)
from pobratym.partnerships.actions.sources import attach_source
from pobratym.partnerships.actions.talks import open_talks
from pobratym.partnerships.actions.twin_links import import_twin_links
from pobratym.partnerships.actions.vouching import ask_partner

__all__ = [
    "add_partnership",
    "agree_to_publish",
    "ask_partner",
    "attach_source",
    "confirm_proposal",
    "confirm_signature",
    "correct_partnership",
    "correct_signature",
    "decline_proposal",
    "foresee_signature",
    "import_twin_links",
    "keep_private",
    "load_known",
    "merge_partnerships",
    "open_talks",
    "propose",
    "record_known",
    "record_signature",
    "restate_from_source",
    "state_from_source",
    "strike_statement",
    "undo_register_change",
    "withdraw_proposal",
    "withdraw_signature",
]
