"""A municipality's numbers in the lists of others, with the way to the list and to its own page there."""

from dataclasses import dataclass

from pobratym.places.models import Identifier, Scheme

# The page of one entry, by its number.
_OWN_PAGES = {
    Scheme.GEONAMES: "https://www.geonames.org/{value}/",
    Scheme.WIKIDATA: "https://www.wikidata.org/wiki/{value}",
}
# The page of the list: the codifier and the admin1 codes have files only, ISO one page a country.
_LIST_PAGES = {
    Scheme.KATOTTG: (
        "https://mindev.gov.ua/diialnist/rozvytok-mistsevoho-samovriaduvannia/"
        "kodyfikator-administratyvno-terytorialnykh-odynyts-ta-terytorii-terytorialnykh-hromad"
    ),
    Scheme.GEONAMES: "https://www.geonames.org/",
    Scheme.GEONAMES_ADMIN1: "https://download.geonames.org/export/dump/admin1CodesASCII.txt",
    Scheme.ISO_3166_2: "https://www.iso.org/obp/ui/#iso:code:3166:{country}",
    Scheme.WIKIDATA: "https://www.wikidata.org/",
}
# What people ask for first; a code of a gazetteer comes last.
_ORDER = (
    Scheme.KATOTTG,
    Scheme.NATIONAL,
    Scheme.ISO_3166_2,
    Scheme.WIKIDATA,
    Scheme.GEONAMES,
    Scheme.GEONAMES_ADMIN1,
)


@dataclass(frozen=True)
class ListedNumber:
    """A number in a list; a page is empty where there is none."""

    name: str
    value: str
    list_page: str
    own_page: str


def listed_numbers(identifiers: list[Identifier]) -> list[ListedNumber]:
    """The numbers in the order in which people ask for them."""
    ordered = sorted(identifiers, key=lambda each: (_ORDER.index(Scheme(each.scheme)), each.value))
    return [
        ListedNumber(str(each.get_scheme_display()), each.value, _list_page(each), own_page(each)) for each in ordered
    ]


def own_page(identifier: Identifier) -> str:
    """The municipality's page at whoever issues the number; empty where there is none."""
    return _OWN_PAGES.get(Scheme(identifier.scheme), "").format(value=identifier.value)


def _list_page(identifier: Identifier) -> str:
    return _LIST_PAGES.get(Scheme(identifier.scheme), "").format(country=identifier.value.partition("-")[0])
