"""Which municipalities a text on a list means: also misspelt, inflected, or by the region they lie in."""

from dataclasses import dataclass

from pobratym.search.named import named

_MOST = 200


@dataclass(frozen=True)
class Meant:
    """Numbers of the places that fit as well as the best one; `is_guess`: the text must be misspelt for that."""

    places: frozenset[int] = frozenset()
    is_guess: bool = False


def meant_by(text: str) -> Meant:
    """The places that `text` names best; none where it names nothing."""
    hits = named(text, limit=_MOST) if text else []
    if not hits:
        return Meant()
    best = hits[0].reason
    return Meant(frozenset(hit.id for hit in hits if hit.reason.manner is best.manner), best.is_guess)
