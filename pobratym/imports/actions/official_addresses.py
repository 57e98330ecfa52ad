"""Websites and mailboxes of town halls from Wikidata: hints, until a moderator confirms them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.bulk_writing import batches
from pobratym.gateways import wikidata
from pobratym.gateways.wikidata import TownHall
from pobratym.imports.filing.addresses import (
    AddressKey,
    StatedAddress,
    file_addresses,
    website_problem,
    without_contradictions,
)
from pobratym.imports.filing.editions import Outcome, file_edition
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.lookup import municipalities
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import AddressKind, Identifier, ImportSource, Level, Scheme
from pobratym.places.rules.domains import host_of_mailbox
from pobratym.places.rules.official_addresses import as_written, malformed
from pobratym.places.rules.shared_hosts import is_shared

SOURCE = "Wikidata"
Ask = Callable[[Sequence[str]], list[TownHall]]


@dataclass(frozen=True, slots=True)
class _Said:
    """One address that an item gives."""

    item: str
    kind: str
    value: str


def _ask_wikidata(items: Sequence[str]) -> list[TownHall]:
    return wikidata.ask(items, agent=f"Pobratym ({settings.SITE_URL})")


def import_official_addresses(
    *,
    by: User | None,
    file: Path | None = None,
    country: str = "UA",
    dry_run: bool = False,
    progress: Progress = silent,
    ask: Ask = _ask_wikidata,
) -> Outcome:
    """File what Wikidata says of the municipalities of `country` (ISO code), or what the saved answer in `file` says.

    What a moderator entered, confirmed or took away stays, and so does what a directory of town halls says. An item
    with two websites says nothing; neither does a mailbox that anybody can open. Raises NotAllowed, or SourceRefused
    where there is no answer.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    town_halls = wikidata.read_file(file) if file else list(_asked(_items(country), ask, progress))
    name = file.name if file else f"{SOURCE}, {timezone.localdate():%Y-%m-%d}"
    return file_edition(ImportSource.ADDRESSES.value, partial(_file, town_halls, name), by=by, dry_run=dry_run)


def _items(country: str) -> list[str]:
    of_municipalities = Identifier.objects.filter(
        scheme=Scheme.WIKIDATA,
        municipality__country=country,
        municipality__level=Level.MUNICIPALITY,
        municipality__merged_into=None,
    )
    return list(of_municipalities.order_by("value").values_list("value", flat=True))


def _asked(items: Sequence[str], ask: Ask, progress: Progress) -> Iterator[TownHall]:
    for batch in progress(SOURCE, list(batches(items, wikidata.AT_ONCE))):
        yield from ask(list(batch))


def _file(town_halls: Sequence[TownHall], name: str, logbook: Logbook) -> str:
    logbook.heading = ("item", "address")
    said = [each for row, one in enumerate(town_halls, start=1) for each in _understood(row, one, logbook)]
    today = timezone.localdate()
    note = _("Municipalities of which two items give different addresses, so that none was filed: %(n)s.")
    wanted = without_contradictions(_of_municipalities(said, today), note, logbook)
    file_addresses(wanted, logbook, yields=True)
    logbook.source_date = today
    return name


def _understood(row: int, one: TownHall, logbook: Logbook) -> Iterator[_Said]:
    """Of each kind the one address that an item gives; the reasons for all others stand in the report."""
    for kind, given in ((AddressKind.WEBSITE, one.websites), (AddressKind.MAILBOX, one.mailboxes)):
        values = list(dict.fromkeys(as_written(kind, each) for each in given))
        reason = _refused(kind, values)
        if reason:
            logbook.reject(row, reason, (one.item, ", ".join(values)))
        elif values:
            yield _Said(one.item, kind, values[0])


def _refused(kind: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        return _("the item gives several addresses: a moderator chooses one")
    for value in values:
        if kind == AddressKind.WEBSITE:
            return website_problem(value)
        if malformed(kind, value):
            return _("“%(value)s” is no such address") % {"value": value}
        if is_shared(host_of_mailbox(value)):
            return _("anybody can have a mailbox there: only a moderator files it")
    return ""


def _of_municipalities(said: Sequence[_Said], day: date) -> Mapping[AddressKey, Sequence[StatedAddress]]:
    """What items say, by municipality: several may be about one."""
    known = municipalities((Scheme.WIKIDATA.value, each.item) for each in said)
    found: dict[AddressKey, list[StatedAddress]] = {}
    for each in said:
        place = known.get((Scheme.WIKIDATA.value, each.item))
        if place is not None:
            found.setdefault((place, each.kind), []).append(StatedAddress(each.value, SOURCE, day))
    return found
