"""Everything the public may know of one municipality, gathered from the rooms below."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, TextChoices
from django.utils import timezone

from pobratym.core.compiled import compiled_once
from pobratym.news.models import ArticlePage
from pobratym.news.queries import of_municipality
from pobratym.partnerships.queries import PartnersOfMunicipality, partners_by_country
from pobratym.places.models import (
    Amendment,
    AmendmentKind,
    Country,
    Identifier,
    Municipality,
    Name,
    NameKind,
    PastFact,
    Statistic,
    TerritoryStatus,
)
from pobratym.places.queries.history import Lineage, amendments_of, identifiers_of, lineage_of, past_facts_of
from pobratym.profiles.models import PartnerSearch
from pobratym.profiles.queries import Profile, is_here, profile_of
from pobratym.profiles.vocabulary import SizeBand, WantedKind, WorkingLanguage

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
class Wishes:
    """What kind of partner is wanted, in the reader's words; an empty list means any."""

    kinds: list[str]
    countries: list[str]
    sizes: list[str]


@dataclass(frozen=True)
class PublicPortrait:
    """What the page of a municipality shows."""

    municipality: Municipality
    names: NamesByUse
    identifiers: list[Identifier]
    territory: list[TerritoryStatus]  # in force today
    past_territory: list[TerritoryStatus]
    profile: Profile
    languages: list[str]
    wishes: Wishes | None
    partners: PartnersOfMunicipality
    news: list[ArticlePage]
    is_here: bool
    corrections: list[Amendment]
    changes: list[Amendment]
    lineage: Lineage
    past_facts: list[PastFact]
    statistics: list[Statistic]


def portrait_of(municipality: Municipality) -> PublicPortrait:
    """The portrait; the number of queries does not depend on the registry."""
    profile = profile_of(municipality)
    statuses = _territory_statuses(municipality.pk)
    amendments = amendments_of(municipality.pk)
    return PublicPortrait(
        municipality=municipality,
        names=_names(municipality),
        identifiers=identifiers_of(municipality.pk),
        territory=[status for status in statuses if _is_in_force(status)],
        past_territory=[status for status in statuses if not _is_in_force(status)],
        profile=profile,
        languages=_labels(WorkingLanguage, profile.passport.languages) if profile.passport else [],
        wishes=_wishes(profile.search) if profile.search and profile.search.is_seeking else None,
        partners=partners_by_country(municipality),
        news=of_municipality(municipality, _NEWS),
        is_here=is_here(municipality),
        corrections=[each for each in amendments if each.kind == AmendmentKind.CORRECTED],
        changes=[each for each in amendments if each.kind != AmendmentKind.CORRECTED],
        lineage=lineage_of(municipality),
        past_facts=past_facts_of(municipality.pk),
        statistics=_statistics(municipality.pk),
    )


@compiled_once
def _territory_statuses(municipality: int) -> QuerySet[TerritoryStatus]:
    return TerritoryStatus.objects.filter(municipality=municipality)


@compiled_once
def _statistics(municipality: int) -> QuerySet[Statistic]:
    return Statistic.objects.filter(municipality=municipality).order_by("-as_of", "source")[:_MOST_STATISTICS]


@compiled_once
def _all_names(municipality: int) -> QuerySet[Name]:
    return Name.objects.filter(municipality=municipality).order_by("language", "text")


def _is_in_force(status: TerritoryStatus) -> bool:
    """A period does not include its last day."""
    return status.valid_until is None or status.valid_until > timezone.localdate()


def _wishes(search: PartnerSearch) -> Wishes:
    countries = Country.objects.filter(pk__in=search.countries) if search.countries else Country.objects.none()
    return Wishes(
        kinds=_labels(WantedKind, search.types),
        countries=sorted(str(country) for country in countries),
        sizes=_labels(SizeBand, search.sizes),
    )


def _labels(choices: type[TextChoices], codes: Iterable[str]) -> list[str]:
    """The names of `codes` in the order of the vocabulary; codes it does not know are left out."""
    wanted = set(codes)
    return [str(choice.label) for choice in choices if choice.value in wanted]


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
