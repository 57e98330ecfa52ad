"""The register as a table for spreadsheets: the same selection as the page, public fields by name."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from defusedcsv import csv
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pobratym.core.instance import is_demonstration
from pobratym.core.languages import content_languages
from pobratym.partnerships.models import Partnership, Party
from pobratym.partnerships.queries import strongest_evidence, with_evidence
from pobratym.places.queries.identifiers import SchemeValue, numbers_of
from pobratym.search.identifiers import IDENTIFIERS
from pobratym.search.partnerships import REGISTER
from pobratym.web.limits import count_request


def _parties(partnership: Partnership, value: Callable[[Party], str]) -> str:
    return _joined(value(party) for party in partnership.parties.all())


def _names(partnership: Partnership, language: str) -> str:
    """As a reader of that language is shown them."""
    return _parties(partnership, lambda party: party.municipality.name.in_language(language).text)


def _joined(values: Any) -> str:
    return "; ".join(values)


# What leaves the house, in the order of the file. A new field is added here on purpose or not at all.
COLUMNS: tuple[tuple[str, Callable[[Partnership], Any]], ...] = (
    ("number", lambda p: p.pk),
    ("parties_uk", lambda p: _names(p, "uk")),
    ("parties_en", lambda p: _names(p, "en")),
    ("levels", lambda p: _parties(p, lambda each: each.municipality.level)),
    ("countries", lambda p: _parties(p, lambda each: each.municipality.country_id)),
    ("regions_en", lambda p: _parties(p, _region)),
    ("kind", lambda p: p.type),
    ("stage", lambda p: p.stage),
    ("spheres", lambda p: _joined(str(sphere) for sphere in p.spheres)),
    ("began", lambda p: known_day(p.began_on, p.began_precision)),
    ("signed", lambda p: _parties(p, _signed)),
    ("strongest_evidence", strongest_evidence),
    ("is_demonstration", lambda p: "yes" if is_demonstration() else "no"),
    ("page", lambda p: settings.SITE_URL.rstrip("/") + reverse("web:partnership", args=[p.pk])),
    # Behind those by which tables are read already.
    *(
        (f"parties_{language}", partial(_names, language=language))
        for language in content_languages()
        if language not in ("uk", "en")
    ),
)
# Behind them: the numbers of the parties in the lists of others, one column a list.
_NUMBERS = tuple(IDENTIFIERS)


@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The selection of the address as CSV in UTF-8 with a byte order mark, which spreadsheets need for Cyrillic.

    A text that a spreadsheet would take for a formula gets an apostrophe before it (defusedcsv); a tab or line feed
    before such a text would hide it, so cells have no blanks at their ends.
    """
    count_request(request, "exports", most=settings.EXPORTS_AN_HOUR)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    kind = "demonstration-" if is_demonstration() else ""
    name = f"pobratym-register-{kind}{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow([*(name for name, _value in COLUMNS), *_NUMBERS])
    selected = _selection(request)
    numbers = numbers_of(list({party.municipality_id for each in selected for party in each.parties.all()}))
    for partnership in selected:
        own = (str(value(partnership)).strip() for _name, value in COLUMNS)
        writer.writerow([*own, *(_numbers(partnership, scheme, numbers).strip() for scheme in _NUMBERS)])
    return response


def _selection(request: HttpRequest) -> list[Partnership]:
    """The partnerships of the page with the same address, all pages of it."""
    ids = REGISTER.asked(dict(request.GET.lists())).ids()
    rows = with_evidence(Partnership.objects.public().filter(pk__in=ids)).with_parties()
    found = {each.pk: each for each in rows}
    return [found[pk] for pk in ids if pk in found]


def known_day(day: Any, precision: str) -> str:
    """2022-12-01, 2022-12 or 2022, as exactly as it is known."""
    if day is None:
        return ""
    return str(day)[: {"day": 10, "month": 7, "year": 4}[precision]]


def _numbers(partnership: Partnership, scheme: str, numbers: Mapping[int, Sequence[SchemeValue]]) -> str:
    """Of each party its number, nothing before or behind a semicolon where none is known."""
    return _parties(
        partnership,
        lambda party: ", ".join(each.value for each in numbers.get(party.municipality_id, ()) if each.scheme == scheme),
    )


def _region(party: Party) -> str:
    return party.municipality.region.name["en"] if party.municipality.region else ""


def _signed(party: Party) -> str:
    days = [known_day(each.signed_on, each.precision) or "yes" for each in party.signatures.all()]
    return ", ".join(days) or "not known"
