"""What the registry keeps: places with their names and numbers, and who says what of them."""

from pobratym.places.models.amendments import Amendment, AmendmentKind, AmendmentQuerySet
from pobratym.places.models.assertions import Assertion, AssertionQuerySet
from pobratym.places.models.authorities import Authority
from pobratym.places.models.countries import Country, CountryQuerySet
from pobratym.places.models.editions import Edition, EditionQuerySet, ImportSource
from pobratym.places.models.history import CorrectedField, PastFact, Succession
from pobratym.places.models.municipalities import (
    Identifier,
    Kind,
    Level,
    Municipality,
    MunicipalityManager,
    MunicipalityQuerySet,
    Name,
    NameKind,
    Scheme,
    TerritoryState,
    TerritoryStatus,
    own_population,
)
from pobratym.places.models.official_addresses import AddressKind, OfficialAddress
from pobratym.places.models.statistics import Statistic
from pobratym.places.models.text_of_facts import SAID_LANGUAGES, TextOfFacts

__all__ = [
    "SAID_LANGUAGES",
    "AddressKind",
    "Amendment",
    "AmendmentKind",
    "AmendmentQuerySet",
    "Assertion",
    "AssertionQuerySet",
    "Authority",
    "CorrectedField",
    "Country",
    "CountryQuerySet",
    "Edition",
    "EditionQuerySet",
    "Identifier",
    "ImportSource",
    "Kind",
    "Level",
    "Municipality",
    "MunicipalityManager",
    "MunicipalityQuerySet",
    "Name",
    "NameKind",
    "OfficialAddress",
    "PastFact",
    "Scheme",
    "Statistic",
    "Succession",
    "TerritoryState",
    "TerritoryStatus",
    "TextOfFacts",
    "own_population",
]
