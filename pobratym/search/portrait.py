"""Everything a reader may know of one municipality, gathered from the rooms below."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratym.core.compiled import compiled_once
from pobratym.memberships.queries import unconfirmed_since
from pobratym.news.models import ArticlePage
from pobratym.news.queries import of_municipality
from pobratym.partnerships.queries import PartnersOfMunicipality, partners_by_country
from pobratym.places.models import (
    Amendment,
    AmendmentKind,
    Authority,
    Country,
    Identifier,
    Municipality,
    Name,
    NameKind,
    OfficialAddress,
    PastFact,
    Statistic,
    TerritoryState,
    TerritoryStatus,
)
from pobratym.places.queries import is_seat
from pobratym.places.queries.authorities import authority_of
from pobratym.places.queries.history import Lineage, amendments_of, identifiers_of, lineage_of, past_facts_of
from pobratym.places.queries.official_addresses import website_of
from pobratym.profiles.models import Audience, PartnerSearch, TeamMember
from pobratym.profiles.queries import Profile, is_here, profile_of, team_of
from pobratym.profiles.rules.telling import in_brief, labels, language_labels
from pobratym.profiles.vocabulary import ExitQuestion, Form, SizeBand, Sphere, Trait, WantedKind, WorkingLanguage

_MOST_ALIASES = 60
_NEWS = 5
_MOST_STATISTICS = 30


@dataclass(frozen=True)
class NamesByUse:
    """Official and former names, names in other languages, and whatever else it is called."""

    official: list[Name]
    exonyms: list[Name]
    historic: list[Name]
    aliases: list[str]


@dataclass(frozen=True)
class PortraitWishes:
    """What kind of partner is wanted, in the reader's words; an empty list means any."""

    kinds: list[str]
    countries: list[str]
    sizes: list[str]
    languages: list[str]
    forms: list[str]
    exit_questions: list[str]


@dataclass(frozen=True)
class MunicipalityPortrait:
    """What the page of a municipality shows."""

    municipality: Municipality
    names: NamesByUse
    identifiers: list[Identifier]
    territory: list[TerritoryStatus]  # in force today
    past_territory: list[TerritoryStatus]
    audience: Audience
    is_cut_off: bool  # occupied, and nobody represents its authority here
    profile: Profile
    team: list[TeamMember]
    languages: list[str]
    marks: list[str]
    teaches: list[str]
    brief: list[str]  # sentences from choices and numbers alone
    wishes: PortraitWishes | None
    partners: PartnersOfMunicipality
    news: list[ArticlePage]
    is_here: bool
    corrections: list[Amendment]
    changes: list[Amendment]
    lineage: Lineage
    past_facts: list[PastFact]
    statistics: list[Statistic]
    website: OfficialAddress | None
    authority: Authority | None  # a military administration; None: council and head
    is_in_evacuation: bool  # occupied, and its authority is represented here: it can be written to
    unconfirmed_since: datetime | None  # nobody of its people has said since that they still speak for it


def portrait_of(municipality: Municipality, audience: Audience = Audience.PUBLIC) -> MunicipalityPortrait:
    """The portrait as they see it; the number of queries does not depend on the registry."""
    profile = profile_of(municipality, audience)
    statuses = _territory_statuses(municipality.pk, municipality.parent_id or 0, municipality.region_id or 0)
    territory = [status for status in statuses if _is_in_force(status)]
    amendments, is_present = amendments_of(municipality.pk), is_here(municipality)
    is_occupied = _is_occupied(municipality, territory)
    return MunicipalityPortrait(
        municipality=municipality,
        names=_names(municipality),
        identifiers=identifiers_of(municipality.pk),
        territory=territory,
        past_territory=[status for status in statuses if not _is_in_force(status)],
        audience=audience,
        is_cut_off=not is_present and is_occupied,
        profile=profile,
        team=team_of(municipality, audience),
        languages=language_labels(profile.passport) if profile.passport else [],
        marks=labels(Trait, profile.passport.marks) if profile.passport else [],
        teaches=labels(Sphere, profile.passport.teaches) if profile.passport else [],
        brief=in_brief(profile.passport, profile.search, profile.needs, profile.offers),
        wishes=_wishes(profile.search) if profile.search and profile.search.is_seeking else None,
        partners=partners_by_country(municipality),
        news=of_municipality(municipality, _NEWS),
        is_here=is_present,
        unconfirmed_since=unconfirmed_since(municipality.pk) if is_present else None,
        corrections=[each for each in amendments if each.kind == AmendmentKind.CORRECTED],
        changes=[each for each in amendments if each.kind != AmendmentKind.CORRECTED],
        lineage=lineage_of(municipality),
        past_facts=past_facts_of(municipality.pk),
        statistics=_statistics(municipality.pk),
        website=website_of(municipality.pk),
        authority=authority_of(municipality.pk) if municipality.is_ukrainian else None,
        is_in_evacuation=is_present and is_occupied,
    )


@compiled_once
def _territory_statuses(municipality: int, raion: int, oblast: int) -> QuerySet[TerritoryStatus]:
    """Its own, and those of the whole raion or oblast that it lies in."""
    own = Q(municipality=municipality)
    return TerritoryStatus.objects.filter(
        own | Q(municipality=raion, part="") | Q(municipality=oblast, part="")
    ).select_related("municipality")


@compiled_once
def _statistics(municipality: int) -> QuerySet[Statistic]:
    return Statistic.objects.filter(municipality=municipality).order_by("-as_of", "source")[:_MOST_STATISTICS]


@compiled_once
def _all_names(municipality: int) -> QuerySet[Name]:
    return Name.objects.filter(municipality=municipality).order_by("language", "text")


def _is_in_force(status: TerritoryStatus) -> bool:
    """A period does not include its last day."""
    return status.valid_until is None or status.valid_until > timezone.localdate()


def _is_occupied(municipality: Municipality, territory: list[TerritoryStatus]) -> bool:
    """As `places.queries.occupied_today` says it, of the statuses that are at hand already."""
    day, name = timezone.localdate(), municipality.name.get("uk", "")
    return municipality.is_occupied or any(
        status.state == TerritoryState.OCCUPIED
        and status.valid_from <= day
        and (not status.part or is_seat(status, name))
        for status in territory
    )


def _wishes(search: PartnerSearch) -> PortraitWishes:
    countries = Country.objects.filter(pk__in=search.countries) if search.countries else Country.objects.none()
    return PortraitWishes(
        kinds=labels(WantedKind, search.types),
        countries=sorted(str(country) for country in countries),
        sizes=labels(SizeBand, search.sizes),
        languages=labels(WorkingLanguage, search.languages),
        forms=labels(Form, search.wanted_forms),
        exit_questions=labels(ExitQuestion, search.exit_questions),
    )


def _names(municipality: Municipality) -> NamesByUse:
    own = {text.casefold() for text in municipality.name.values()}
    names = [name for name in _all_names(municipality.pk) if name.text.casefold() not in own]
    tagged = [name for name in names if name.language and not _is_of_occupier(name, municipality)]
    return NamesByUse(
        official=[name for name in tagged if name.kind == NameKind.OFFICIAL],
        exonyms=[name for name in tagged if name.kind in (NameKind.EXONYM, NameKind.ALIAS)],
        historic=[name for name in names if name.kind == NameKind.HISTORIC],
        aliases=_others(names, tagged),
    )


def _others(names: list[Name], tagged: list[Name]) -> list[str]:
    """The other names, without those that a named language repeats."""
    shown = {name.text for name in tagged} | {name.text for name in names if name.kind == NameKind.HISTORIC}
    texts = dict.fromkeys(name.text for name in names if name.text not in shown)
    return list(texts)[:_MOST_ALIASES]


def _is_of_occupier(name: Name, municipality: Municipality) -> bool:
    """The Russian name of a Ukrainian place is one people search by, not one of its names in the world."""
    return name.language == "ru" and municipality.is_ukrainian
