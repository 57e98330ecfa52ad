"""The vocabulary of cooperation: spheres in two levels, forms, languages, sizes, marks of a municipality."""

from pobratym.profiles.vocabulary.addressing import FormOfAddress
from pobratym.profiles.vocabulary.partners import (
    SIZE_BOUNDS,
    ExitQuestion,
    Form,
    LanguageLevel,
    NotSeeking,
    SizeBand,
    Term,
    WantedKind,
    WorkingLanguage,
    is_in_band,
)
from pobratym.profiles.vocabulary.self_description import Currency, ProjectStage, Trait
from pobratym.profiles.vocabulary.spheres import (
    FOUNDING_SIX,
    PARENT,
    Sphere,
    broad,
    sphere_choices,
    sphere_tree,
    with_children,
)

__all__ = [
    "FOUNDING_SIX",
    "PARENT",
    "SIZE_BOUNDS",
    "Currency",
    "ExitQuestion",
    "Form",
    "FormOfAddress",
    "LanguageLevel",
    "NotSeeking",
    "ProjectStage",
    "SizeBand",
    "Sphere",
    "Term",
    "Trait",
    "WantedKind",
    "WorkingLanguage",
    "broad",
    "is_in_band",
    "sphere_choices",
    "sphere_tree",
    "with_children",
]
