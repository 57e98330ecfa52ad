"""The register as a table for spreadsheets: the same selection as the page, public fields by name."""

import io
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from defusedcsv import csv
from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pobratym.core.among import Among
from pobratym.core.instance import is_demonstration
from pobratym.core.languages import content_languages
from pobratym.partnerships.models import Signature
from pobratym.partnerships.queries import Link
from pobratym.places.models import Municipality
from pobratym.places.queries.identifiers import numbers_of
from pobratym.profiles.vocabulary import Sphere
from pobratym.search.identifiers import IDENTIFIERS
from pobratym.search.partnerships import REGISTER
from pobratym.web.limits import count_request

AT_A_TIME = 500  # partnerships: what is in memory at once, however long the register is


_KNOWN_AT_MOST = 4_000  # municipalities: most are parties of several partnerships, and put into words once


class _Place(NamedTuple):
    """A municipality as the table tells of it. `names`: as a reader of each language is shown them; `numbers`: in the
    lists of others."""

    names: Mapping[str, str]
    level: str
    country: str
    region_en: str
    numbers: Mapping[str, str]


@dataclass(frozen=True)
class DownloadRow:
    """A partnership with what the table tells of its parties. `signed`: when each has; empty where it is not known."""

    page: str
    link: Link
    parties: Sequence[_Place]
    signed: Sequence[str]

    def of_parties(self, value: Callable[[_Place], str]) -> str:
        return _joined(map(value, self.parties))

    def names(self, language: str) -> str:
        return _joined([party.names[language] for party in self.parties])

    def numbers(self, scheme: str) -> str:
        """Of each party its number, nothing before or behind a semicolon where none is known."""
        return _joined([party.numbers.get(scheme, "") for party in self.parties])


_PLACE_OF_SPHERE: dict[str, int] = {sphere: place for place, sphere in enumerate(Sphere.values)}
# What leaves the house, in the order of the file. A new field is added here on purpose or not at all.
COLUMNS: tuple[tuple[str, Callable[[DownloadRow], Any]], ...] = (
    ("number", lambda row: row.link.id),
    ("parties_uk", lambda row: row.names("uk")),
    ("parties_en", lambda row: row.names("en")),
    ("levels", lambda row: row.of_parties(lambda party: party.level)),
    ("countries", lambda row: row.of_parties(lambda party: party.country)),
    ("regions_en", lambda row: row.of_parties(lambda party: party.region_en)),
    ("kind", lambda row: row.link.type),
    ("stage", lambda row: row.link.stage),
    ("spheres", lambda row: _joined(sorted(row.link.spheres, key=_PLACE_OF_SPHERE.__getitem__))),
    ("began", lambda row: known_day(row.link.began_on, row.link.began_precision)),
    ("signed", lambda row: _joined([signed or "not known" for signed in row.signed])),
    ("strongest_evidence", lambda row: row.link.evidence),
    ("is_demonstration", lambda row: "yes" if is_demonstration() else "no"),
    ("page", lambda row: row.page),
    # Behind those by which tables are read already.
    *(
        (f"parties_{language}", partial(DownloadRow.names, language=language))
        for language in content_languages()
        if language not in ("uk", "en")
    ),
)
# Behind them: the numbers of the parties in the lists of others, one column a list.
_NUMBERS = tuple(IDENTIFIERS)


@require_safe
def register_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The selection of the address as CSV in UTF-8 with a byte order mark, which spreadsheets need for Cyrillic; sent
    as it is made.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (defusedcsv); a tab or line feed
    before such a text would hide it, so cells have no blanks at their ends.
    """
    count_request(request, "exports", most=settings.EXPORTS_AN_HOUR)
    links = REGISTER.asked(dict(request.GET.lists())).records
    response = StreamingHttpResponse(_parts(links), content_type="text/csv; charset=utf-8")
    kind = "demonstration-" if is_demonstration() else ""
    name = f"pobratym-register-{kind}{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _parts(links: Sequence[Link]) -> Iterator[str]:
    """The file, some hundred lines at a time."""
    yield "\ufeff" + _lines([[*(name for name, _value in COLUMNS), *_NUMBERS]])
    left, known = iter(links), dict[int, _Place]()
    while some := list(islice(left, AT_A_TIME)):
        if len(known) > _KNOWN_AT_MOST:
            known.clear()
        yield _lines(_cells(row) for row in _rows(some, known))


def _page() -> str:
    """The address of a partnership's page, with braces for its number."""
    return str(settings.SITE_URL).rstrip("/") + reverse("web:partnership", args=[0]).replace("/0/", "/{}/")


def _cells(row: DownloadRow) -> list[str]:
    own = [str(value(row)).strip() for _name, value in COLUMNS]
    return own + [row.numbers(scheme).strip() for scheme in _NUMBERS]


def _lines(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def _rows(links: Sequence[Link], known: dict[int, _Place]) -> Iterator[DownloadRow]:
    """Three queries, whatever their number. Who is met the first time is put among the known."""
    met = {party.municipality for link in links for party in link.parties}
    known.update(_places(met - known.keys()))
    signed, page = _signed([link.id for link in links]), _page()
    for link in links:
        ids = [party.municipality for party in link.parties]
        yield DownloadRow(page.format(link.id), link, [known[pk] for pk in ids], [signed[link.id, pk] for pk in ids])


def _places(ids: Collection[int]) -> Iterator[tuple[int, _Place]]:
    columns = ("name", "level", "country_id", "region__name")
    rows = Municipality.including_merged.filter(Among("pk", ids)).order_by().values_list("pk", *columns)
    numbers = numbers_of(sorted(ids))
    for pk, name, level, country, region in rows:
        names = {language: name.in_language(language).text for language in content_languages()}
        own: dict[str, str] = {}
        for scheme, value in numbers.get(pk, ()):
            own[scheme] = f"{own[scheme]}, {value}" if scheme in own else value
        yield pk, _Place(names, level, country, region["en"] if region else "", own)


def _signed(partnerships: Sequence[int]) -> Mapping[tuple[int, int], str]:
    """(Partnership, municipality) -> the days on which it has signed."""
    of = "party__partnership_id"
    rows = Signature.objects.filter(Among(of, partnerships)).values_list(
        of, "party__municipality_id", "signed_on", "precision"
    )
    found: dict[tuple[int, int], str] = defaultdict(str)
    for partnership, municipality, signed_on, precision in rows:
        before = found[partnership, municipality]
        day = known_day(signed_on, precision) or "yes"
        found[partnership, municipality] = f"{before}, {day}" if before else day
    return found


def known_day(day: date | None, precision: str) -> str:
    """2022-12-01, 2022-12 or 2022, as exactly as it is known."""
    if day is None:
        return ""
    return str(day)[: {"day": 10, "month": 7, "year": 4}[precision]]


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)
