"""Answers from rows: no model instances, a fixed number of queries whatever the number of rows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import FloatField, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from pobratym.api import fields
from pobratym.news.models import ArticlePage
from pobratym.partnerships.models import Partnership, PartnershipSphere, Party, Signature
from pobratym.places.models import Municipality, Name, Statistic
from pobratym.places.queries.history import Passage, identifiers_of, lineage_of
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.search.listings.board import public_listings
from pobratym.search.present import present

Row = dict[str, Any]
Values = tuple[Any, ...]  # the number first
_WHOSE = {"id": "id", "name_uk": "name_uk", "name_en": "name_en", "country": "country_id"}
_DEGREES = ("latitude", "longitude")


def municipality_rows(found: QuerySet[Municipality]) -> QuerySet[Municipality, Values]:
    """The columns of the allow-list, in its order. Degrees leave as numbers, so they need not become decimals first."""
    columns = (fields.LIES_IN.get(name, name) for name in fields.MUNICIPALITY)
    return found.values_list(*(Cast(name, FloatField()) if name in _DEGREES else name for name in columns))


def municipalities(rows: Iterable[Values]) -> list[Row]:
    """Municipalities as they are published."""
    now = present()
    page = _page_of("web:municipality_short")
    return [
        {
            **dict(zip(fields.MUNICIPALITY, row, strict=True)),
            "url": page.format(row[0]),
            "is_seeking": row[0] in now.seeking,
            "partnerships": now.partnerships.get(row[0], 0),
        }
        for row in rows
    ]


def municipality(row: Values) -> Row:
    """One municipality with its numbers, names and public profile."""
    own = {"municipality_id": row[0]}
    place = Municipality(pk=row[0])
    lineage = lineage_of(place)
    return {
        **municipalities([row])[0],
        "ended_on": Municipality.objects.values_list("ended_on", flat=True).get(pk=row[0]),
        "predecessors": [_passage(each) for each in lineage.predecessors],
        "successors": [_passage(each) for each in lineage.successors],
        "identifiers": [{"scheme": each.scheme, "value": each.value} for each in identifiers_of(place)],
        "names": list(
            Name.objects.filter(**own)
            .order_by("language", "text")
            .values("text", "language", "kind", "valid_from", "valid_until", "source")
        ),
        "statistics": list(Statistic.objects.filter(**own).order_by("-as_of", "source").values(*fields.STATISTIC)),
        "passport": fields.published(Passport.objects.filter(**own), fields.PASSPORT).first(),
        "partner_search": fields.published(PartnerSearch.objects.filter(**own), fields.SEARCH).first(),
        "listings": list(fields.published(Listing.objects.open().filter(**own), fields.LISTING)),
    }


def _passage(passage: Passage) -> Row:
    other = passage.municipality
    return {
        "id": other.pk,
        "name_uk": other.name_uk,
        "name_en": other.name_en,
        "happened_on": passage.happened_on,
        "act": passage.act,
        "source_url": passage.source_url,
        "url": _page_of("web:municipality_short").format(other.pk),
    }


def partnership_values(found: QuerySet[Partnership]) -> "QuerySet[Partnership, Row]":
    """What `partnerships` needs of each; the rows know their strongest evidence."""
    return fields.published(found, fields.PARTNERSHIP, "strongest_evidence")


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


def listings(numbers: list[int]) -> list[Row]:
    """Open needs and offers as they are published, each with whose it is. One query."""
    own = {name: f"municipality__{column}" for name, column in _WHOSE.items()}
    found = fields.published(public_listings().filter(pk__in=numbers), fields.LISTING, *own.values())
    page = _page_of("web:municipality_short")
    return [
        {
            **{name: row[name] for name in fields.LISTING},
            "municipality": {name: row[column] for name, column in own.items()},
            "url": page.format(row[own["id"]]),
        }
        for row in found
    ]


def articles(numbers: list[int]) -> list[Row]:
    """Articles as lists show them, each in the language it is found in. Three queries: Wagtail asks for its sites."""
    site: str = settings.SITE_URL.rstrip("/")
    return [
        {
            **{name: getattr(article, name) for name in fields.ARTICLE},
            "language": article.language,
            "url": f"{site}{article.get_url()}",
        }
        for article in ArticlePage.objects.live().filter(pk__in=numbers).select_related("locale").defer("body")
    ]


def found_places(hits: list[tuple[int, float, str]]) -> list[Row]:
    """The places of a search, in its order; `hits`: number, certainty, reason. One query."""
    rows = {row[0]: row for row in _places([pk for pk, _, _ in hits])}
    page = _page_of("web:municipality_short")
    return [
        {**dict(zip(_PLACE, rows[pk], strict=True)), "score": score, "reason": reason, "url": page.format(pk)}
        for pk, score, reason in hits
        if pk in rows
    ]


_PLACE = (
    *("id", "name_uk", "name_en", "country", "region", "region_name_uk", "region_name_en"),
    *("level", "kind", "population"),
)
# Written out: it is asked with every letter somebody types, and building it by the ORM takes longer than running it.
_PLACES = """
    SELECT place.id, place.name_uk, place.name_en, place.country_id, place.region_id, region.name_uk, region.name_en,
           place.level, place.kind, place.population
    FROM places_municipality place LEFT JOIN places_municipality region ON region.id = place.region_id
    WHERE place.id IN ({}) AND place.merged_into_id IS NULL AND place.ended_on IS NULL
"""


def _places(ids: list[int]) -> list[Values]:
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_PLACES.format(", ".join(["%s"] * len(ids))), ids)
        rows: list[Values] = cursor.fetchall()
    return rows


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
