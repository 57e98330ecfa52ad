"""A municipality in schema.org's words, for search engines and other programs."""

from typing import Any

from django.utils.safestring import SafeString

from pobratym.places.models import Level
from pobratym.search.portrait import PublicPortrait
from pobratym.web.directory.identifiers import own_page
from pobratym.web.structured_data import as_json_ld


def administrative_area(portrait: PublicPortrait, url: str) -> SafeString:
    """The municipality with its names, numbers and point."""
    municipality = portrait.municipality
    names = [*municipality.name.values(), *(name.text for name in portrait.names.exonyms)]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea" if municipality.level in (Level.REGION, Level.COUNTY) else "City",
        "name": str(municipality.name),
        "alternateName": [name for name in dict.fromkeys(names) if name and name != str(municipality.name)],
        "url": url,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": each.get_scheme_display(), "value": each.value}
            for each in portrait.identifiers
        ],
        "sameAs": [page for each in portrait.identifiers if (page := own_page(each))],
        "containedInPlace": {"@type": "Country", "name": str(municipality.country)},
    }
    if municipality.region:
        data["containedInPlace"] = {
            "@type": "AdministrativeArea",
            "name": str(municipality.region.name),
            "containedInPlace": data["containedInPlace"],
        }
    if municipality.latitude is not None and municipality.longitude is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(municipality.latitude),
            "longitude": float(municipality.longitude),
        }
    return as_json_ld(data)
