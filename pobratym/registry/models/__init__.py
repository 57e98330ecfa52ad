"""What the registry keeps: places with their names and numbers, and the corrections of people."""

from pobratym.registry.models.corrections import CorrectedField, Correction, CorrectionQuerySet
from pobratym.registry.models.history import Change, ChangeKind, ChangeQuerySet, Succession, WithdrawnIdentifier
from pobratym.registry.models.imports import ImportChange, ImportRun, ImportRunQuerySet, ImportSource
from pobratym.registry.models.municipalities import (
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
)
from pobratym.registry.models.statistics import Statistic
from pobratym.registry.models.suggestions import PROPOSED_LABELS, Matter, Suggestion, SuggestionQuerySet

__all__ = [
    "PROPOSED_LABELS",
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
    "Matter",
    "Municipality",
    "MunicipalityManager",
    "MunicipalityQuerySet",
    "Name",
    "NameKind",
    "Scheme",
    "Statistic",
    "Succession",
    "Suggestion",
    "SuggestionQuerySet",
    "TerritoryState",
    "TerritoryStatus",
    "WithdrawnIdentifier",
]
