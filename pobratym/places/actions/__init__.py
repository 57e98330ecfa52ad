"""The verbs of the registry: what moderators do to it, and taking that back."""

from pobratym.places.actions.additions import add_municipality
from pobratym.places.actions.authorities import set_authority
from pobratym.places.actions.corrections import correct
from pobratym.places.actions.ending import end_municipality
from pobratym.places.actions.identifiers import remove_identifier, set_identifier
from pobratym.places.actions.merging import MergeReport, foresee_merge, merge_municipalities
from pobratym.places.actions.official_addresses import remove_official_address, set_official_address
from pobratym.places.actions.reassigning import REASSIGNED_FIELDS, reassign_municipality
from pobratym.places.actions.renaming import rename_municipality
from pobratym.places.actions.statuses import set_territory_status
from pobratym.places.actions.withdrawing import withdraw_amendment

__all__ = [
    "REASSIGNED_FIELDS",
    "MergeReport",
    "add_municipality",
    "correct",
    "end_municipality",
    "foresee_merge",
    "merge_municipalities",
    "reassign_municipality",
    "remove_identifier",
    "remove_official_address",
    "rename_municipality",
    "set_authority",
    "set_identifier",
    "set_official_address",
    "set_territory_status",
    "withdraw_amendment",
]
