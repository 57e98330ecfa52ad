"""Answers from rows: no model instances, a fixed number of queries whatever the number of rows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from pobratym.api import fields
from pobratym.partnerships.models import PartnershipSphere, Party, Signature
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.registry.models import Identifier, Municipality, Name
from pobratym.search.selection import partnership_counts, seeking_ids

Row = dict[str, Any]
PARTNERSHIP_COLUMNS = (*fields.PARTNERSHIP, "strongest_evidence")


def municipality_columns() -> tuple[str, ...]:
    """The columns behind the allow-list."""
    return tuple(fields.LIES_IN.get(name, name) for name in fields.MUNICIPALITY)


def municipalities(rows: Iterable[Row]) -> list[Row]:
    """Municipalities as they are published. Two queries."""
    found = list(rows)
    ids = [row["id"] for row in found]
    seeking = set(seeking_ids().filter(municipality_id__in=ids))
    partnerships = partnership_counts(ids)
    page = _page_of("web:municipality_short")
    return [
        {
            **_renamed(row),
            "url": page.format(row["id"]),
            "is_seeking": row["id"] in seeking,
            "partnerships": partnerships.get(row["id"], 0),
        }
        for row in found
    ]


def municipality(row: Row) -> Row:
    """One municipality with its numbers, names and public profile."""
    own = {"municipality_id": row["id"]}
    return {
        **municipalities([row])[0],
        "identifiers": list(Identifier.objects.filter(**own).order_by("scheme", "value").values("scheme", "value")),
        "names": list(
            Name.objects.filter(**own)
            .order_by("language", "text")
            .values("text", "language", "kind", "valid_from", "valid_until", "source")
        ),
        "passport": Passport.objects.filter(**own).values(*fields.PASSPORT).first(),
        "partner_search": PartnerSearch.objects.filter(**own).values(*fields.SEARCH).first(),
        "listings": list(Listing.objects.open().filter(**own).values(*fields.LISTING)),
    }


def partnerships(rows: Iterable[Row]) -> list[Row]:
    """Partnerships as they are published. Three queries."""
    found = list(rows)
    ids = [row["id"] for row in found]
    parties = _parties(ids)
    spheres: dict[int, list[str]] = defaultdict(list)
    for partnership, sphere in PartnershipSphere.objects.filter(partnership__in=ids).values_list(
        "partnership_id", "sphere"
    ):
        spheres[partnership].append(sphere)
    page = _page_of("web:partnership")
    return [
        {
            **{name: row[name] for name in fields.PARTNERSHIP},
            "parties": parties[row["id"]],
            "spheres": sorted(spheres[row["id"]]),
            "evidence": row["strongest_evidence"] or "",
            "url": page.format(row["id"]),
        }
        for row in found
    ]


def found_places(hits: list[tuple[int, float, str]]) -> list[Row]:
    """The places of a search, in its order; `hits`: number, certainty, reason. One query."""
    columns = ("name_uk", "name_en", "country_id", "region_id", "region__name_uk", "region__name_en")
    shown: QuerySet[Municipality] = Municipality.objects.shown().filter(pk__in=[pk for pk, _, _ in hits])
    rows = {row[0]: row for row in shown.order_by().values_list("id", *columns, "level", "kind", "population")}
    page = _page_of("web:municipality_short")
    names = ("id", "name_uk", "name_en", "country", "region", "region_name_uk", "region_name_en")
    return [
        {
            **dict(zip((*names, "level", "kind", "population"), rows[pk], strict=True)),
            "score": score,
            "reason": reason,
            "url": page.format(pk),
        }
        for pk, score, reason in hits
        if pk in rows
    ]


def _renamed(row: Row) -> Row:
    named = {name: row[fields.LIES_IN.get(name, name)] for name in fields.MUNICIPALITY}
    for name in ("latitude", "longitude"):
        named[name] = None if named[name] is None else float(named[name])
    return named


def _parties(ids: list[int]) -> dict[int, list[Row]]:
    signed: dict[int, Any] = {}
    for signer, day in Signature.objects.filter(party__partnership__in=ids).values_list("party_id", "signed_on"):
        signed.setdefault(signer, day)
    names = ("municipality__name_uk", "municipality__name_en", "municipality__country_id")
    of: dict[int, list[Row]] = defaultdict(list)
    for pk, partnership, town, uk, en, country in Party.objects.filter(partnership__in=ids).values_list(
        "id", "partnership_id", "municipality_id", *names
    ):
        party: Row = {"municipality": town, "name_uk": uk, "name_en": en, "country": country}
        of[partnership].append({**party, "signed_on": signed.get(pk), "has_signed": pk in signed})
    return of


def _page_of(name: str) -> str:
    """The address of a page with a place for its number."""
    site: str = settings.SITE_URL.rstrip("/")
    return site + reverse(name, args=[0])[:-2] + "{}/"
