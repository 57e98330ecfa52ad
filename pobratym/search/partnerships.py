"""The register of partnerships as a collection."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pobratym.core.alphabet import alphabetical
from pobratym.core.compiled import compiled_once
from pobratym.journal.queries.record_tables import RecordTable, Rows
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType, Signature, title_of
from pobratym.partnerships.queries.links import Link
from pobratym.partnerships.queries.partnership_table import partnership_table
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Municipality
from pobratym.profiles.vocabulary import Sphere, broad
from pobratym.search.labels import (
    choice_labels,
    country_labels,
    place_labels,
    place_names,
    sphere_labels,
    year_labels,
)
from pobratym.search.question import CountryCodes, Numbers, OneOf, Values
from pobratym.search.records import RecordCollection, RecordFacet, grammar_of
from pobratym.search.texts import Matches, PlacesMeant, matches

NEWEST, OLDEST, NAME, CONFIRMED = "newest", "oldest", "name", "confirmed"


def _distinct(values: Iterable[str]) -> Values:
    return tuple(dict.fromkeys(values))


@lru_cache(maxsize=10_000)
def _with_broad(spheres: Values) -> Values:
    """A finer sphere stands for its broad one too."""
    return _distinct(each for own in spheres for each in (own, broad(own)))


FACETS: tuple[RecordFacet[Link], ...] = (
    RecordFacet(
        "country",
        _("Country of a party"),
        CountryCodes(),
        lambda links: [_distinct([party.country for party in link.parties]) for link in links],
        country_labels,
        unless_asked=frozenset({"UA"}),  # nearly every partnership has a Ukrainian party
    ),
    RecordFacet(
        "oblast",
        _("Oblast"),
        Numbers(),
        lambda links: [
            _distinct([str(party.region) for party in link.parties if party.country == "UA" and party.region])
            for link in links
        ],
        place_labels,
        is_folded=True,
    ),
    RecordFacet(
        "type",
        _("Kind"),
        OneOf(PartnershipType.values),
        lambda links: [(link.type,) for link in links],
        lambda _values: choice_labels(PartnershipType),
    ),
    RecordFacet(
        "sphere",
        _("Field of cooperation"),
        OneOf(Sphere.values),
        lambda links: [_with_broad(link.spheres) for link in links],
        lambda _values: sphere_labels(),
        is_folded=True,
    ),
    RecordFacet(
        "stage",
        _("Stage"),
        OneOf(Stage.values),
        lambda links: [(link.stage,) for link in links],
        lambda _values: choice_labels(Stage),
    ),
    RecordFacet(
        "evidence",
        _("Strongest evidence"),
        OneOf(Evidence.values),
        lambda links: [(link.evidence,) if link.evidence else () for link in links],
        lambda _values: choice_labels(Evidence),
        is_folded=True,
    ),
    RecordFacet(
        "year",
        _("Began in"),
        Numbers(),
        lambda links: [(str(link.began_on.year),) if link.began_on else () for link in links],
        year_labels,
        is_folded=True,
    ),
    RecordFacet(
        "municipality",
        _("Municipality"),
        Numbers(),
        lambda links: [_distinct([str(party.municipality) for party in link.parties]) for link in links],
        place_labels,
        is_asked_only=True,
    ),
)


_SPHERES = tuple(Sphere.values)


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
        return ", ".join(str(Sphere(each).label) for each in sorted(self.link.spheres, key=_SPHERES.index))

    @property
    def is_partly_signed(self) -> bool:
        return 0 < len(self.signed) < len(self.municipalities)

    @property
    def signed_by(self) -> str:
        return ", ".join(str(each) for each in self.municipalities if each.pk in self.signed)

    @property
    def not_known_of(self) -> str:
        return ", ".join(str(each) for each in self.municipalities if each.pk not in self.signed)


class Register(RecordCollection[Link, RegisterRow]):
    """Public partnerships."""

    facets = FACETS
    grammar = grammar_of(FACETS, (NEWEST, OLDEST, NAME, CONFIRMED))

    def table(self) -> RecordTable[Link]:
        return partnership_table()

    def matches(self, text: str, table: RecordTable[Link], rows: Rows, meant: PlacesMeant | None) -> Matches:
        """By the names of parties; where no party is called so, by the region they lie in."""
        return matches(text, table, rows, meant, regions=lambda link: [party.region for party in link.parties])

    def in_order(self, records: Sequence[Link], sort: str, relevance: Mapping[int, int]) -> Sequence[Link]:
        """They come newest first; what has no day stands last."""
        if sort == OLDEST:
            dated = sorted((link for link in records if link.began_on), key=lambda link: (link.began_on, link.id))
            return dated + [link for link in records if not link.began_on]
        if sort == NAME:
            parties = {party.municipality for link in records for party in link.parties}
            names = place_names(Municipality.including_merged.filter(pk__in=parties))
            ranks = {pk: alphabetical(name) for pk, name in names.items()}
            return sorted(records, key=lambda link: [ranks[party.municipality] for party in link.parties])
        if sort == CONFIRMED:
            confirmed = Partnership.objects.filter(last_confirmed_at__isnull=False).order_by("last_confirmed_at")
            rank = {pk: place for place, pk in enumerate(confirmed.values_list("pk", flat=True))}
            return sorted(records, key=lambda link: rank.get(link.id, -1), reverse=True)
        return records

    def rows(self, records: Sequence[Link]) -> list[RegisterRow]:
        """Two queries, whatever their number."""
        parties = {party.municipality for link in records for party in link.parties}
        municipalities = {each.pk: each for each in _parties(sorted(parties))}
        signed = set(_signed([link.id for link in records]))
        return [
            RegisterRow(
                link,
                [municipalities[party.municipality] for party in link.parties],
                frozenset(party.municipality for party in link.parties if (link.id, party.municipality) in signed),
            )
            for link in records
        ]


@compiled_once
def _parties(ids: Sequence[int]) -> QuerySet[Municipality]:
    """With what their captions show."""
    with_caption = Municipality.including_merged.select_related("country", "region", "parent").only(*_CAPTION)
    return with_caption.filter(pk__in=ids).order_by()


@compiled_once
def _signed(partnerships: Sequence[int]) -> QuerySet[Signature, tuple[int, int]]:
    signatures = Signature.objects.filter(party__partnership__in=partnerships).order_by()
    return signatures.values_list("party__partnership_id", "party__municipality_id")


_CAPTION = (
    *("level", "centre", "name", "country__name"),
    *(f"{place}__name" for place in ("region", "parent")),
)

REGISTER = Register()
