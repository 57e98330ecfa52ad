"""What the registry and a profile say of a municipality, as a letter needs it."""

from pobratym.introductions.letter.facts import Ask, Facts
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.queries import profile_of
from pobratym.profiles.vocabulary import Form, Sphere, WorkingLanguage


def facts_of(municipality: Municipality) -> Facts:
    """The facts of one side as its public profile tells them; three queries. Needs `with_place`."""
    profile = profile_of(municipality)
    passport = profile.passport or Passport()
    search = profile.search or PartnerSearch()
    as_of = municipality.population_as_of
    return Facts(
        name_uk=municipality.name_uk or municipality.name_en,
        name_en=municipality.name_en,
        place_uk=_place(municipality, "uk"),
        place_en=_place(municipality, "en"),
        country=municipality.country_id,
        population=municipality.population,
        population_year=as_of.year if as_of else None,
        population_source=municipality.population_source,
        is_population_of_centre=municipality.is_population_of_centre,
        about_uk=passport.about_uk,
        about_en=passport.about_en,
        seeks=search.is_seeking,
        seeks_uk=search.note_uk if search.is_seeking else "",
        seeks_en=search.note_en if search.is_seeking else "",
        needs=_asks(profile.needs),
        offers=_asks(profile.offers),
        languages=tuple(code for code in passport.languages if code in WorkingLanguage.values),
        countries_wanted=tuple(search.countries) if search.is_seeking else (),
    )


def _place(municipality: Municipality, language: str) -> str:
    """«Одеська область, Україна»: region and country, as far as they are known."""
    names = [getattr(municipality.country, f"name_{language}")]
    region = municipality.region
    if region is not None and region.pk != municipality.pk:
        names.insert(0, getattr(region, f"name_{language}") or region.name_en)
    return ", ".join(dict.fromkeys(names))


def _asks(listings: list[Listing]) -> tuple[Ask, ...]:
    return tuple(Ask(Sphere(each.sphere), Form(each.form), each.title_uk, each.title_en) for each in listings)
