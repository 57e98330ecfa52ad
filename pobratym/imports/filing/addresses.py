"""Addresses of town halls, filed by whichever source says them."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.bulk_writing import adapted, batches
from pobratym.core.errors import Text
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.table_import import differences
from pobratym.places.assertions import amended, beneath
from pobratym.places.models import AddressKind, OfficialAddress
from pobratym.places.queries.official_addresses import addresses_taken_away
from pobratym.places.rules.domains import own_host_of_website
from pobratym.places.rules.official_addresses import malformed

_COLUMNS = ("value", "source", "as_of")
AddressKey = tuple[int, str]  # municipality, kind


@dataclass(frozen=True, slots=True)
class StatedAddress:
    """An address with who says so and since when."""

    value: str
    source: str
    as_of: date


def file_addresses(wanted: Mapping[AddressKey, StatedAddress], logbook: Logbook, *, yields: bool = False) -> None:
    """What moderators entered, confirmed or took away stays. `yields`: what another source says stays too."""
    added, changed = [], {}
    on_file = _on_file({municipality for municipality, _kind in wanted})
    for key in sorted(wanted.keys() - addresses_taken_away()):
        said = wanted[key]
        if key not in on_file:
            added.append(adapted((*key, *astuple(said))))
            logbook.tell("added", key[1], said.value)
            continue
        pk, old = on_file[key]
        if old[0] == said.value or (yields and old[1] != said.source):
            continue
        changed[pk] = (old, astuple(said))
        logbook.tell("changed", key[1], said.value, differences(_COLUMNS, old, astuple(said)))
    logbook.insert(OfficialAddress, ("municipality_id", "kind", *_COLUMNS), added)
    logbook.update(OfficialAddress, _COLUMNS, changed)
    logbook.count(added=len(added), changed=len(changed), unchanged=len(wanted) - len(added) - len(changed))


def without_contradictions(
    said: Mapping[AddressKey, Iterable[StatedAddress]], note: Text, logbook: Logbook
) -> dict[AddressKey, StatedAddress]:
    """Where a source gives a municipality different addresses of a kind, none counts; `note` tells how many such
    there are, as %(n)s."""
    agreed: dict[AddressKey, StatedAddress] = {}
    for key, stated in said.items():
        by_value = {each.value: each for each in stated}
        if len(by_value) == 1:
            agreed[key] = next(iter(by_value.values()))
    if len(agreed) < len(said):
        logbook.notes.append(str(note) % {"n": len(said) - len(agreed)})
    return agreed


def website_problem(website: str) -> str:
    """Why a source's website of a town hall, as written, is not filed; empty where it is."""
    if malformed(AddressKind.WEBSITE, website):
        return _("“%(value)s” is no such address") % {"value": website}
    if not own_host_of_website(website):
        return _("the site is a page in the house of others: only a moderator files it")
    return ""


def _on_file(places: Iterable[int]) -> dict[AddressKey, tuple[int, tuple[Any, ...]]]:
    """Row and what sources say of it so far, by municipality and kind."""
    found: dict[AddressKey, tuple[int, tuple[Any, ...]]] = {}
    for batch in batches(sorted(places), 500):
        rows = OfficialAddress.objects.filter(municipality__in=batch).order_by()
        listed = list(rows.values_list("pk", "municipality_id", "kind", *_COLUMNS))
        people = amended(OfficialAddress, [row[0] for row in listed])
        for pk, place, kind, *shown in listed:
            found[place, kind] = (pk, tuple(beneath(OfficialAddress, people.get(pk), _COLUMNS, shown)))
    return found
