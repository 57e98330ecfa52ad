"""What a reader asks the directory for: the state that the address of a list, a map or a table holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pobratym.profiles.vocabulary import Sphere
from pobratym.registry.models import Kind, Level

HROMADA_KINDS = (Kind.URBAN, Kind.TOWNSHIP, Kind.RURAL)
PARTY_LEVELS = (Level.MUNICIPALITY, Level.DISTRICT, Level.COUNTY, Level.REGION)
_LONGEST_TEXT = 200


class Side(StrEnum):
    """Which side of a partnership is looked for."""

    EVERYWHERE = "everywhere"
    UKRAINE = "ukraine"
    ABROAD = "abroad"


class Sort(StrEnum):
    """In which order results come."""

    RELEVANCE = "relevance"
    SIZE = "size"
    NAME = "name"


@dataclass(frozen=True)
class Filters:
    """A question to the directory. Values that no choice knows are left out, never an error."""

    text: str = ""
    side: Side = Side.EVERYWHERE
    country: str = ""
    oblast: int | None = None
    kinds: tuple[str, ...] = ()
    level: str = ""
    is_seeking: bool = False
    spheres: tuple[str, ...] = ()
    has_no_partner: bool = False
    sort: Sort = Sort.SIZE
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> "Filters":
        """The question in a parsed query string: `q, side, country, oblast, kind, level, seeking, sphere, ...`."""
        text = _text(query)
        asked = cls(
            text=text,
            country=_country(query),
            oblast=_number(query, "oblast"),
            kinds=_chosen(query, "kind", HROMADA_KINDS),
            level=next(iter(_chosen(query, "level", PARTY_LEVELS)), ""),
            is_seeking=_is_on(query, "seeking"),
            spheres=_chosen(query, "sphere", Sphere),
            has_no_partner=_is_on(query, "no_partner"),
            sort=_sort(query, has_text=bool(text)),
            page=_number(query, "page") or 1,
        )
        return replace(asked, side=_side(query, asked))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beside the text and the side narrows the result."""
        return bool(
            self.country
            or self.oblast
            or self.kinds
            or self.level
            or self.is_seeking
            or self.spheres
            or self.has_no_partner
        )

    @property
    def is_about_hromadas(self) -> bool:
        """Only Ukrainian units can answer: an oblast or a kind of hromada is named."""
        return self.oblast is not None or bool(self.kinds)

    def without_narrowing(self) -> "Filters":
        """The same text, everywhere."""
        return Filters(text=self.text, sort=Sort.RELEVANCE if self.text else Sort.SIZE)


def _first(query: Mapping[str, Sequence[str]], name: str) -> str:
    values = query.get(name) or [""]
    return values[0].strip()


def _text(query: Mapping[str, Sequence[str]]) -> str:
    """Control characters are dropped (PostgreSQL refuses NUL), blanks are one."""
    raw = "".join(letter if letter.isprintable() else " " for letter in _first(query, "q"))
    return " ".join(raw.split())[:_LONGEST_TEXT]


def _country(query: Mapping[str, Sequence[str]]) -> str:
    code = _first(query, "country").upper()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _number(query: Mapping[str, Sequence[str]], name: str) -> int | None:
    raw = _first(query, name)
    return int(raw) if raw.isascii() and raw.isdigit() and 0 < len(raw) < 12 and int(raw) > 0 else None


def _chosen(query: Mapping[str, Sequence[str]], name: str, known: Sequence[str] | type) -> tuple[str, ...]:
    given = set(query.get(name) or [])
    return tuple(str(value) for value in known if value in given)  # type: ignore[union-attr]


def _is_on(query: Mapping[str, Sequence[str]], name: str) -> bool:
    return _first(query, name) in {"1", "on", "true", "yes"}


def _sort(query: Mapping[str, Sequence[str]], *, has_text: bool) -> Sort:
    default = Sort.RELEVANCE if has_text else Sort.SIZE
    asked = _first(query, "sort")
    if asked not in set(Sort) or (asked == Sort.RELEVANCE and not has_text):
        return default
    return Sort(asked)


def _side(query: Mapping[str, Sequence[str]], asked: Filters) -> Side:
    """Hromadas come first: without a word to look for, the directory opens on Ukraine."""
    if asked.is_about_hromadas or asked.country == "UA":
        return Side.UKRAINE
    if asked.country:
        return Side.ABROAD
    named = _first(query, "side")
    if named in set(Side):
        return Side(named)
    return Side.EVERYWHERE if asked.text else Side.UKRAINE
