"""Partnerships as a list shows them: a page of the register by two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pobratym.partnerships.models import Evidence, PartnershipType, Signature, title_of
from pobratym.partnerships.queries.links import Link
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Municipality
from pobratym.profiles.vocabulary import Sphere

_ORDER = {value: place for place, value in enumerate(Sphere.values)}
_CAPTION = (
    *("level", "centre_uk", "name_uk", "name_en", "country__name"),
    *(f"{place}__name_{language}" for place in ("region", "parent") for language in ("uk", "en")),
)


@dataclass(frozen=True)
class RegisterRow:
    """A partnership with its parties in order. `signed`: numbers of the parties whose signature is known."""

    link: Link
    municipalities: Sequence[Municipality]
    signed: frozenset[int]

    @cached_property
    def title(self) -> str:
        return title_of(self.municipalities)

    @property
    def where(self) -> str:
        """What tells the parties from their namesakes."""
        return " · ".join(each.caption for each in self.municipalities)

    @property
    def stage(self) -> str:
        return str(Stage(self.link.stage).label)

    @property
    def type(self) -> str:
        return str(PartnershipType(self.link.type).label)

    @property
    def evidence(self) -> str:
        return str(Evidence(self.link.evidence).label) if self.link.evidence else ""

    @property
    def spheres(self) -> str:
        """Their names in the order of the vocabulary."""
        return ", ".join(str(Sphere(each).label) for each in sorted(self.link.spheres, key=_ORDER.__getitem__))

    @property
    def is_partly_signed(self) -> bool:
        return 0 < len(self.signed) < len(self.municipalities)

    @property
    def signed_by(self) -> str:
        return ", ".join(each.name for each in self.municipalities if each.pk in self.signed)

    @property
    def not_known_of(self) -> str:
        return ", ".join(each.name for each in self.municipalities if each.pk not in self.signed)


def register_rows(links: Sequence[Link]) -> list[RegisterRow]:
    """The rows of these partnerships, in their order."""
    parties = {party.municipality for link in links for party in link.parties}
    known = Municipality.including_merged.select_related("country", "region", "parent").only(*_CAPTION).in_bulk(parties)
    signed = _signed([link.id for link in links])
    return [
        RegisterRow(
            link,
            [known[party.municipality] for party in link.parties],
            frozenset(party.municipality for party in link.parties if (link.id, party.municipality) in signed),
        )
        for link in links
    ]


def _signed(partnerships: list[int]) -> set[tuple[int, int]]:
    """Pairs of a partnership and a party that has signed."""
    signatures = Signature.objects.filter(party__partnership__in=partnerships).order_by()
    return set(signatures.values_list("party__partnership_id", "party__municipality_id"))
