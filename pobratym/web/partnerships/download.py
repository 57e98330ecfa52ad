"""The register as a table for spreadsheets: the same selection as the page, public fields by name."""

import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
FIRST_LANGUAGES = ("uk", "en")  # of names; the others stand behind the columns that came first
LANGUAGES = (*FIRST_LANGUAGES, *(each for each in content_languages() if each not in FIRST_LANGUAGES))
NUMBERS = tuple(IDENTIFIERS)  # lists of others that know our municipalities, one column each
_PLACE_OF_SPHERE: dict[str, int] = {sphere: place for place, sphere in enumerate(Sphere.values)}


class _Place(NamedTuple):
    """A municipality as the table tells of it. `names`: as a reader of each language is shown them, by LANGUAGES;
    `numbers`: in the lists of others, by NUMBERS, empty where none is known."""

    names: tuple[str, ...]
    level: str
    country: str
    region_en: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    """Municipalities by number, and the English names of their regions: each is put into words once."""

    places: dict[int, _Place]
    regions: dict[int | None, str]

    def meet(self, ids: Collection[int]) -> None:
        """Learns those that are not known yet."""
        new = sorted(set(ids) - self.places.keys())
        every, numbers = Municipality.including_merged.order_by(), numbers_of(new)
        columns = ("pk", "name", "level", "country_id", "region_id")
        rows = list(every.filter(Among("pk", new)).values_list(*columns))
        self._meet_regions({region for *_columns, region in rows if region})
        for pk, name, level, country, region in rows:
            own: dict[str, str] = {}
            for scheme, value in numbers.get(pk, ()):
                own[scheme] = f"{own[scheme]}, {value}" if scheme in own else value
            names = tuple(text.strip() for text in name.in_each(LANGUAGES))
            known_as = tuple(own.get(scheme, "") for scheme in NUMBERS)
            self.places[pk] = _Place(names, level, country, self.regions.get(region, ""), known_as)

    def _meet_regions(self, ids: set[int]) -> None:
        new = Municipality.including_merged.filter(Among("pk", sorted(ids - self.regions.keys()))).order_by()
        for pk, name in new.values_list("pk", "name"):
            self.regions[pk] = name["en"].strip()


@dataclass(frozen=True)
class DownloadRow:
    """A partnership with what the table tells of its parties. `signed`: when each has; empty where it is not known."""

    page: str
    link: Link
    parties: Sequence[_Place]
    signed: Sequence[str]


# What leaves the house, in the order of the file. A new field is added here and in `_cells` on purpose or not at all;
# behind those by which tables are read already.
COLUMNS = (
    "number",
    *(f"parties_{language}" for language in FIRST_LANGUAGES),
    *("levels", "countries", "regions_en", "kind", "stage", "spheres", "began", "signed"),
    *("strongest_evidence", "is_demonstration", "page"),
    *(f"parties_{language}" for language in LANGUAGES[len(FIRST_LANGUAGES) :]),
    *NUMBERS,
)


def _cells(row: DownloadRow, is_made_up: str) -> list[Any]:
    """In the order of COLUMNS. Thousands of rows an answer: what all parties have is turned round once."""
    link, parties = row.link, row.parties
    names = [_joined(each) for each in zip(*(party.names for party in parties), strict=True)]
    first = len(FIRST_LANGUAGES)
    return [
        link.id,
        *names[:first],
        _joined([party.level for party in parties]),
        _joined([party.country for party in parties]),
        _joined([party.region_en for party in parties]),
        link.type,
        link.stage,
        _joined(sorted(link.spheres, key=_PLACE_OF_SPHERE.__getitem__)),
        known_day(link.began_on, link.began_precision),
        _joined([signed or "not known" for signed in row.signed]),
        link.evidence,
        is_made_up,
        row.page,
        *names[first:],
        # Nothing before or behind a semicolon where none is known.
        *(_joined(each).strip() for each in zip(*(party.numbers for party in parties), strict=True)),
    ]


@require_safe
def register_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The selection of the address as CSV in UTF-8 with a byte order mark, which spreadsheets need for Cyrillic; sent
    as it is made.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (defusedcsv); a tab or line feed
    before such a text would hide it, so names have no blanks at their ends.
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
    yield "\ufeff" + _lines([COLUMNS])
    is_made_up = "yes" if is_demonstration() else "no"
    left, known = iter(links), _Known({}, {})
    while some := list(islice(left, AT_A_TIME)):
        if len(known.places) > _KNOWN_AT_MOST:
            known = _Known({}, {})
        yield _lines(_cells(row, is_made_up) for row in _rows(some, known))


def _page() -> str:
    """The address of a partnership's page, with braces for its number."""
    site: str = settings.SITE_URL.rstrip("/")
    return site + reverse("web:partnership", args=[0]).replace("/0/", "/{}/")


def _lines(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def _rows(links: Sequence[Link], known: _Known) -> Iterator[DownloadRow]:
    """Four queries, whatever their number. Who is met the first time is put among the known."""
    known.meet({party.municipality for link in links for party in link.parties})
    places = known.places
    signed, page = _signed([link.id for link in links]), _page()
    for link in links:
        ids = [party.municipality for party in link.parties]
        yield DownloadRow(page.format(link.id), link, [places[pk] for pk in ids], [signed[link.id, pk] for pk in ids])


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
