"""Authorities that no gazetteer lists: metropolises above communes, counties, associations of municipalities."""

from collections.abc import Mapping
from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.journal.actions import record
from pobratym.registry.folding import fold
from pobratym.registry.models import Country, Identifier, Level, Municipality, Name, NameKind


@transaction.atomic
def add_municipality(
    *,
    by: models.Model | None,
    level: str,
    country: str,
    name_uk: str,
    name_en: str,
    identifiers: Mapping[str, str],
    source: str,
    source_date: date | None = None,
    region: Municipality | None = None,
    parent: Municipality | None = None,
) -> Municipality:
    """Put an authority into the registry that imports do not bring, with the source that shows it exists.

    `country` is an ISO code, `identifiers` map a scheme to a value. Raises InvalidInput where the level or country is
    not known or an identifier is taken. `by` is the account that acts, None for a command.
    """
    _check(level, country, identifiers, source)
    municipality: Municipality = Municipality.objects.create(
        level=level,
        country_id=country,
        region=region,
        parent=parent,
        name_uk=name_uk,
        name_en=name_en,
        source=source,
        source_date=source_date,
    )
    Identifier.objects.bulk_create(
        Identifier(municipality=municipality, scheme=scheme, value=value) for scheme, value in identifiers.items()
    )
    Name.objects.bulk_create(
        Name(
            municipality=municipality,
            text=text,
            language=language,
            kind=NameKind.OFFICIAL if country == "UA" else NameKind.EXONYM,
            key=fold(text),
            source=source,
        )
        for text, language in ((name_uk, "uk"), (name_en, "en"))
        if text
    )
    record("registry.municipality_added", subject=municipality, by=by, municipality_id=municipality.pk, source=source)
    return municipality


def _check(level: str, country: str, identifiers: Mapping[str, str], source: str) -> None:
    problems: dict[str, list[str]] = {}
    if level not in Level.values:
        problems["level"] = [_("There is no such level.")]
    if not Country.objects.filter(code=country).exists():
        problems["country"] = [_("There is no such country.")]
    if not source.strip() or len(source) > 60:
        problems["source"] = [_("Name the source in up to 60 characters.")]
    for scheme, value in identifiers.items():
        if Identifier.objects.filter(scheme=scheme, value=value).exists():
            problems["identifiers"] = [_("This identifier already belongs to a municipality.")]
    if problems:
        raise InvalidInput(fields=problems)
