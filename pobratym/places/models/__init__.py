"""What the registry keeps: places with their names and numbers, and the corrections of people."""

from pobratym.places.models.corrections import CorrectedField, Correction, CorrectionQuerySet
from pobratym.places.models.editions import ImportChange, ImportRun, ImportRunQuerySet, ImportSource
from pobratym.places.models.history import Change, ChangeKind, ChangeQuerySet, Succession, WithdrawnIdentifier
from pobratym.places.models.municipalities import (
    Country,
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
    name_in_language,
)
from pobratym.places.models.statistics import Statistic

__all__ = [
    "Change",
    "ChangeKind",
    "ChangeQuerySet",
    "CorrectedField",
    "Correction",
    "CorrectionQuerySet",
    "Country",
    "Identifier",
    "ImportChange",
    "ImportRun",
    "ImportRunQuerySet",
    "ImportSource",
    "Kind",
    "Level",
    "Municipality",
    "MunicipalityManager",
    "MunicipalityQuerySet",
    "Name",
    "NameKind",
    "Scheme",
    "Statistic",
    "Succession",
    "TerritoryState",
    "TerritoryStatus",
    "WithdrawnIdentifier",
    "name_in_language",
]
