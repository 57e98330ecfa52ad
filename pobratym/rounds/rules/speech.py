"""In which language two sides talk, and whether they need an interpreter."""

from collections.abc import Collection, Mapping, Sequence


def common_language(one: Sequence[str], other: Collection[str]) -> str:
    """The first language of one side that the other one has too; empty where there is none."""
    return next((language for language in one if language in other), "")


def interpreted_language(abroad: Sequence[str], interpreters: Mapping[str, int]) -> str:
    """The language between which and Ukrainian somebody interprets for a side abroad; empty where nobody can."""
    return next((language for language in abroad if interpreters.get(language)), "")


def can_understand(hromada: Sequence[str], abroad: Sequence[str], interpreters: Mapping[str, int]) -> bool:
    """Whether a talk of the two is possible: in a language of both, or through an interpreter."""
    return bool(common_language(hromada, abroad) or interpreted_language(abroad, interpreters))
