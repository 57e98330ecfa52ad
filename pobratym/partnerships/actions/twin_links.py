"""Lists of twin towns that others publish: filed as links that their source states, never as partnerships."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.among import Among
from pobratym.core.errors import SourceRefused
from pobratym.gateways import twin_towns
from pobratym.gateways.twin_towns import ListedLink, NamedSide
from pobratym.imports.filing.editions import Outcome, file_edition
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.lookup import municipalities
from pobratym.imports.filing.packaged_sources import Progress, silent
from pobratym.partnerships.models import TwinLink
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import ImportSource, Level, Municipality
from pobratym.places.queries import resolve_name

SURE = 0.9  # certainty of a name that stands for one municipality
_SCHEMES = (
    "katottg",
    "geonames",
    "wikidata",
)  # the surest first: Wikidata has items of its own for towns and communities


class _Key(NamedTuple):
    """What the database has once: the lower number first."""

    one: int
    other: int
    source: str


def import_twin_links(
    *,
    file: Path,
    by: User | None,
    as_of: date | None = None,
    source: str = "",
    dry_run: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """File the links of a list as stated by it, unconfirmed. `source`: whose list it is, where its rows do not tell.

    A municipality is found by its KATOTTG, GeoNames or Wikidata number, else by a name that stands for one alone; what
    is not sure is refused and reported. What has ended is left out. Raises NotAllowed, or SourceRefused where it is no
    such list.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    today = timezone.localdate()
    if as_of and as_of > today:
        raise SourceRefused(_("Give the day of the list, not later than today. Nothing was changed."))
    links = twin_towns.read(file)
    if not links:
        raise SourceRefused(_("%(file)s names no twin towns. Nothing was changed.") % {"file": file.name})
    work = partial(
        _file, links=links, as_of=as_of or today, source=source.strip()[:200], name=file.name, progress=progress
    )
    return file_edition(ImportSource.TWIN_LINKS.value, work, by=by, dry_run=dry_run)


def _file(
    logbook: Logbook, *, links: Sequence[ListedLink], as_of: date, source: str, name: str, progress: Progress
) -> str:
    logbook.heading = ("one", "other")
    who = _Municipalities(links)
    stated: dict[_Key, None] = {}
    ended: Counter[bool] = Counter()
    for link in progress(ImportSource.TWIN_LINKS.value, links):
        one, other = who.of(link.one), who.of(link.other)
        said_by = link.source or source
        if reason := _refused(link, one, other, said_by):
            logbook.reject(link.row, reason, link.cells)
        elif link.ended_on and link.ended_on < as_of:
            ended[True] += 1
        elif one and other:
            stated[_Key(min(one, other), max(one, other), said_by)] = None
    if ended:
        logbook.notes.append(_("Links that have ended and were left out: %(n)s.") % {"n": ended[True]})
    _write(stated, as_of, logbook)
    logbook.source_date = as_of
    return name


def _refused(link: ListedLink, one: int | None, other: int | None, source: str) -> str:
    if not source:
        return _("name the source in up to 200 characters")
    for side, found in ((link.one, one), (link.other, other)):
        if found is None:
            return _("“%(name)s” is not surely one municipality of the directory") % {
                "name": side.name or ", ".join(side.codes.values())
            }
    return _("both are the same municipality") if one == other else ""


class _Municipalities:
    """Who is meant by the sides of a list."""

    def __init__(self, links: Iterable[ListedLink]) -> None:
        sides = [side for link in links for side in (link.one, link.other)]
        known = municipalities((scheme, code) for side in sides for scheme, code in side.codes.items())
        parties = _parties(set(known.values()))
        self._by_code = {key: pk for key, pk in known.items() if pk in parties}
        self._by_name: dict[tuple[str, str], int | None] = {}

    def of(self, side: NamedSide) -> int | None:
        """None where that is not sure."""
        for scheme in _SCHEMES:
            if found := self._by_code.get((scheme, side.codes.get(scheme, ""))):
                return found
        if not side.name or not side.country:
            return None
        asked = side.country, side.name
        if asked not in self._by_name:
            places = resolve_name(side.name, country=side.country, level=Level.MUNICIPALITY, limit=1)
            self._by_name[asked] = places[0].id if places and places[0].score >= SURE else None
        return self._by_name[asked]


def _parties(ids: Collection[int]) -> set[int]:
    """Those that can be linked: no settlements."""
    return set(Municipality.objects.shown().parties().filter(Among("pk", ids)).order_by().values_list("pk", flat=True))


def _write(stated: Mapping[_Key, None], as_of: date, logbook: Logbook) -> None:
    sources = {key.source for key in stated}
    rows = TwinLink.objects.filter(source__in=sources).order_by().values_list("one", "other", "source", "pk", "as_of")
    on_file = {_Key(min(one, other), max(one, other), source): (pk, day) for one, other, source, pk, day in rows}
    new = [key for key in stated if key not in on_file]
    later = {pk: ((day,), (as_of,)) for key in stated if key in on_file for pk, day in [on_file[key]] if day < as_of}
    logbook.update(TwinLink, ("as_of",), later)
    columns = ("one_id", "other_id", "source", "as_of", "edition_id")
    added = logbook.insert(TwinLink, columns, [(*key, as_of, logbook.edition.pk) for key in new])
    logbook.count(added=added, changed=len(later), unchanged=len(stated) - added - len(later))
    if missing := len(on_file.keys() - stated.keys()):
        logbook.notes.append(
            _("Links of these sources on file that the list does not name: %(n)s. They stay.") % {"n": missing}
        )
