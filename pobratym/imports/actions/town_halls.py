"""Directories of town halls: addresses and national numbers of tens of thousands of them at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.bulk_writing import batches
from pobratym.core.errors import SourceRefused
from pobratym.gateways.town_halls import TownHallEntry, annuaire, indicepa, plain
from pobratym.imports.filing.addresses import (
    AddressKey,
    StatedAddress,
    file_addresses,
    website_problem,
    without_contradictions,
)
from pobratym.imports.filing.editions import Outcome, file_edition
from pobratym.imports.filing.joining import Joined, join
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.imports.models import UnjoinedTownHall
from pobratym.imports.rules.role_mailboxes import is_of_an_office
from pobratym.naming.folding import fold
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import AddressKind, Country, Identifier, ImportSource
from pobratym.places.rules import identifiers
from pobratym.places.rules.official_addresses import as_written, malformed

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory that can be read: how its source is called, and who reads its file."""

    source: str
    read: Callable[[Path], Iterator[TownHallEntry]]


DIRECTORIES: Mapping[str, Directory] = {
    "indicepa": Directory("IndicePA (AgID)", indicepa.read),
    "annuaire": Directory("Service-public.fr (DILA)", annuaire.read),
    "table": Directory("", plain.read),
}


@dataclass(frozen=True, slots=True)
class _Understood:
    """What of an entry is kept: at most one address of each kind, with who says so and since when."""

    entry: TownHallEntry
    addresses: Mapping[str, str]
    source: str
    as_of: date

    @property
    def identity(self) -> str:
        """What tells the entry from the others of its directory, in every edition."""
        entry = self.entry
        if entry.code:
            return f"{entry.scheme}:{entry.code}"
        return f"{entry.country}:{fold(entry.region)[:100]}:{fold(entry.name)[:150]}"

    def stated(self, kind: str) -> StatedAddress:
        return StatedAddress(self.addresses[kind], self.source, self.as_of)


def import_town_halls(
    *,
    directory: str,
    file: Path,
    by: User | None,
    as_of: date | None = None,
    source: str = "",
    dry_run: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """File what a directory (a key of DIRECTORIES) says of town halls; `as_of` and `source` are of entries that tell
    none.

    An entry is joined to a municipality by its national number, or by a name where that is sure; others wait for a
    moderator. Mailboxes of persons are left out. What moderators decided stays. Raises NotAllowed, or SourceRefused
    where the file is no such directory.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    if as_of and as_of > timezone.localdate():
        raise SourceRefused(_("Give the day of the directory, not later than today. Nothing was changed."))
    chosen = DIRECTORIES[directory]
    entries = list(chosen.read(file))
    if not entries:
        raise SourceRefused(_("%(file)s names no town hall. Nothing was changed.") % {"file": file.name})
    work = partial(
        _file,
        entries=list(progress(directory, entries)),
        directory=directory,
        source=chosen.source or source.strip(),
        as_of=as_of,
        version=f"{directory}: {file.name}",
    )
    return file_edition(ImportSource.ADDRESSES.value, work, by=by, dry_run=dry_run)


def _file(
    logbook: Logbook,
    *,
    entries: Sequence[TownHallEntry],
    directory: str,
    source: str,
    as_of: date | None,
    version: str,
) -> str:
    logbook.heading = ("code", "town hall")
    countries = set(Country.objects.values_list("code", flat=True))
    understood = [
        each for entry in entries if (each := _understand(entry, countries, source, as_of, logbook)) is not None
    ]
    decided = _decided(directory)
    by_rule = join([each.entry for each in understood])
    joined = {
        each.entry.row: by_rule[each.entry.row]
        for each in understood
        if each.entry.row in by_rule and each.identity not in decided
    }
    wanted: dict[AddressKey, list[StatedAddress]] = {}
    waiting = []
    for each in understood:
        place = decided.get(each.identity) or joined.get(each.entry.row)
        if place is None:
            waiting += [] if each.identity in decided else [each]
        else:
            for kind in each.addresses:
                wanted.setdefault((place.municipality, kind), []).append(each.stated(kind))
    _file_numbers(understood, joined, logbook)
    note = _("Municipalities of which two entries give different addresses, so that none was filed: %(n)s.")
    file_addresses(without_contradictions(wanted, note, logbook), logbook)
    _let_wait(waiting, directory, logbook)
    _wait_no_more([each.identity for each in understood if each.entry.row in joined], directory, logbook)
    logbook.source_date = max((each.as_of for each in understood), default=None)
    return version


def _understand(
    entry: TownHallEntry, countries: set[str], source: str, as_of: date | None, logbook: Logbook
) -> _Understood | None:
    day = min(entry.as_of or as_of or date.max, timezone.localdate())
    said_by = entry.source or source
    reason = _refused(entry, countries, said_by, is_dated=bool(entry.as_of or as_of))
    if reason:
        logbook.reject(entry.row, reason, entry.cells)
        return None
    addresses, reasons = _addresses(entry)
    if not addresses and reasons:
        logbook.reject(entry.row, "; ".join(reasons), entry.cells)
    return _Understood(entry, addresses, said_by, day)


def _refused(entry: TownHallEntry, countries: set[str], source: str, *, is_dated: bool) -> str:
    if not fold(entry.name) or len(entry.name) > 200:
        return _("give the name of the municipality in up to 200 characters")
    if entry.country not in countries:
        return _("“%(value)s” is no ISO code of a country in the directory") % {"value": entry.country[:40]}
    if entry.code:
        problem = identifiers.malformed(entry.scheme, entry.code) or identifiers.does_not_fit(
            entry.scheme, entry.code, country=entry.country, level="municipality"
        )
        if problem:
            return str(problem)
    if not source:
        return _("name the source in up to 200 characters")
    if not is_dated:
        return _("give the day of the entry or of the directory")
    return ""


def _addresses(entry: TownHallEntry) -> tuple[dict[str, str], list[str]]:
    """The first website of its own, the first mailbox of an office, the postal address; why there is none."""
    found: dict[str, str] = {}
    reasons: list[str] = []
    websites = (as_written(AddressKind.WEBSITE, each) for each in entry.websites)
    mailboxes = (as_written(AddressKind.MAILBOX, each) for each in entry.mailboxes)
    for website in websites:
        if problem := website_problem(website):
            reasons.append(problem)
        else:
            found.setdefault(AddressKind.WEBSITE, website)
    for mailbox in mailboxes:
        if malformed(AddressKind.MAILBOX, mailbox):
            reasons.append(_("the mailbox is no such address"))
        elif not is_of_an_office(mailbox, entry.name):
            reasons.append(_("the mailbox is a person’s, not an office’s"))
        else:
            found.setdefault(AddressKind.MAILBOX, mailbox)
    by_post = as_written(AddressKind.POSTAL, "\n".join(entry.postal_address))
    if by_post and not malformed(AddressKind.POSTAL, by_post):
        found[AddressKind.POSTAL] = by_post
    elif by_post:
        reasons.append(_("the postal address has no street or no town, or more lines than an envelope"))
    return found, reasons


def _decided(directory: str) -> dict[str, Joined | None]:
    """What moderators said of entries, by identity: whose town hall it is, or none of ours."""
    rows = UnjoinedTownHall.objects.filter(directory=directory, decided_at__isnull=False)
    return {
        identity: Joined(municipality, is_new=False) if municipality else None
        for identity, municipality in rows.values_list("identity", "municipality")
    }


def _file_numbers(understood: Sequence[_Understood], joined: Mapping[int, Joined], logbook: Logbook) -> None:
    """National numbers of municipalities that were found by name."""
    numbers = {
        (joined[each.entry.row].municipality, each.entry.scheme, each.entry.code)
        for each in understood
        if each.entry.row in joined and joined[each.entry.row].is_new
    }
    added = logbook.insert(Identifier, ("municipality_id", "scheme", "value"), sorted(numbers))
    logbook.notes.append(_("Municipalities that got their national number: %(n)s.") % {"n": added})


def _let_wait(waiting: Sequence[_Understood], directory: str, logbook: Logbook) -> None:
    """Entries that a moderator has to join; an entry of an earlier edition says now what this one says."""
    rows = {
        each.identity: UnjoinedTownHall(
            edition=logbook.edition,
            directory=directory,
            identity=each.identity,
            name=each.entry.name,
            country_id=each.entry.country,
            region=each.entry.region[:200],
            scheme=each.entry.scheme,
            code=each.entry.code,
            website=each.addresses.get(AddressKind.WEBSITE, ""),
            mailbox=each.addresses.get(AddressKind.MAILBOX, ""),
            postal_address=each.addresses.get(AddressKind.POSTAL, ""),
            source=each.source,
            as_of=each.as_of,
        )
        for each in waiting
    }
    told = ("edition", "name", "region", "website", "mailbox", "postal_address", "source", "as_of")
    for some in batches(rows.values(), _AT_ONCE):
        with logbook.turns.turn():
            UnjoinedTownHall.objects.bulk_create(
                some,
                update_conflicts=True,
                unique_fields=["directory", "identity"],
                update_fields=told,
            )
    if rows:
        logbook.notes.append(_("Entries that wait for a moderator to join them: %(n)s.") % {"n": len(rows)})


def _wait_no_more(identities: Sequence[str], directory: str, logbook: Logbook) -> None:
    """What an earlier edition could not join and this one has joined."""
    for some in batches(identities, _AT_ONCE):
        with logbook.turns.turn():
            UnjoinedTownHall.objects.waiting().filter(directory=directory, identity__in=some).delete()
