"""Authorities that no gazetteer lists: metropolises above communes, counties, associations of municipalities."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.naming.folding import fold
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import begin, finish, reason_problems, refuse
from pobratym.places.models import AmendmentKind, Country, Identifier, Level, Municipality, Name, NameKind
from pobratym.places.queries.identifiers import identifier_problem


@transaction.atomic
def add_municipality(
    *,
    by: User | None,
    level: str,
    country: str,
    name_uk: str,
    name_en: str,
    identifiers: Mapping[str, str],
    source: str,
    source_date: date | None = None,
    source_url: str = "",
    region: Municipality | None = None,
    county: Municipality | None = None,
    parent: Municipality | None = None,
    point: tuple[Decimal, Decimal] | None = None,
    population: int | None = None,
    population_as_of: date | None = None,
    population_source: str = "",
    reason: str = "",
) -> Municipality:
    """Put an authority into the registry that imports do not bring, with the source that shows it exists.

    `country` is an ISO code, `identifiers` map a scheme to a value, `point` is latitude and longitude in degrees. With
    a `reason` it is the change of a moderator, can be undone, and imports leave it alone. Raises InvalidInput where
    a value cannot be or an identifier is taken. `by` is a moderator, None for a command.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    latitude, longitude = point or (None, None)
    municipality = Municipality(
        level=level,
        country_id=country,
        region=region,
        county=county,
        parent=parent,
        name={"uk": name_uk, "en": name_en},
        latitude=latitude,
        longitude=longitude,
        population=population,
        population_as_of=population_as_of,
        population_source=population_source.strip(),
        source=source.strip(),
        source_date=source_date,
    )
    _check(municipality, identifiers, reason_problems(reason) if reason else {})
    municipality.save()
    rows: list[models.Model] = [
        municipality,
        *_write_identifiers(municipality, identifiers),
        *_write_names(municipality),
    ]
    if reason:
        _keep(municipality, rows, reason=reason, source_url=source_url, by=by)
    else:
        record("places.municipality_added", subject=municipality, by=by, municipality_id=municipality.pk, source=source)
    return municipality


def _write_identifiers(municipality: Municipality, identifiers: Mapping[str, str]) -> list[Identifier]:
    rows = [Identifier(municipality=municipality, scheme=scheme, value=value) for scheme, value in identifiers.items()]
    return Identifier.objects.bulk_create(rows)


def _write_names(municipality: Municipality) -> list[Name]:
    kind = NameKind.OFFICIAL if municipality.is_ukrainian else NameKind.EXONYM
    return Name.objects.bulk_create(
        Name(
            municipality=municipality,
            text=text,
            language=language,
            kind=kind,
            key=fold(text),
            source=municipality.source,
        )
        for language, text in municipality.name.items()
    )


def _keep(municipality: Municipality, rows: list[models.Model], *, by: User | None, **said: Any) -> None:
    """As an amendment that can be withdrawn."""
    amending = begin(AmendmentKind.ADDED, municipality, by=by, **said)
    for row in rows:
        row.refresh_from_db()
        amending.created(row)
    details = {"before": "", "after": municipality.name_on_record}
    finish(amending, by=by, details=details, source=municipality.source)


def _check(place: Municipality, identifiers: Mapping[str, str], problems: dict[str, list[Text]]) -> None:
    """Everything that can be said of the values at once."""
    if place.level not in Level.values:
        problems["level"] = [_("There is no such level.")]
    if not Country.objects.filter(code=place.country_id).exists():
        problems["country"] = [_("There is no such country.")]
    if not place.source or len(place.source) > 60:
        problems["source"] = [_("Name the source in up to 60 characters.")]
    taken = [identifier_problem(scheme, value, country=place.country_id, level=place.level)
             for scheme, value in identifiers.items()]  # fmt: skip
    if any(taken):
        problems["identifiers"] = [problem for problem in taken if problem]
    refuse(problems | _misplaced(place) | _undated(place))
    refuse_invalid(place, exclude=["level", "country", "source"])


def _misplaced(place: Municipality) -> dict[str, list[Text]]:
    """The units above it lie in the same country."""
    above = {"region": place.region, "county": place.county, "parent": place.parent}
    return {
        name: [_("It is located in another country.")]
        for name, unit in above.items()
        if unit is not None and unit.country_id != place.country_id
    }


def _undated(place: Municipality) -> dict[str, list[Text]]:
    """A population needs the day it is of and who counted."""
    if place.population is None:
        return {}
    problems: dict[str, list[Text]] = {}
    if not place.population_as_of or place.population_as_of > timezone.localdate():
        problems["population_as_of"] = [_("Give the day to which the number refers, not later than today.")]
    if not place.population_source:
        problems["population_source"] = [_("Name the source of the number.")]
    return problems
