"""What the registry and a profile say of a municipality, as a letter needs it."""

from pobratym.core.languages import content_languages
from pobratym.core.texts import LocalizedText
from pobratym.introductions.letter.facts import Facts, LetterAsk
from pobratym.introductions.letter.names import hromada_in_languages, region_in_languages
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.queries import profile_of
from pobratym.profiles.vocabulary import Form, Sphere, WantedKind, WorkingLanguage


def facts_of(municipality: Municipality) -> Facts:
    """The facts of one side as its public profile tells them; three queries. Needs `with_place`."""
    profile = profile_of(municipality)
    passport = profile.passport or Passport()
    search = profile.search or PartnerSearch()
    as_of = municipality.population_as_of
    return Facts(
        name=name_of(municipality),
        place=LocalizedText({language: place_of(municipality, language) for language in content_languages()}),
        country=municipality.country_id,
        population=municipality.population,
        population_year=as_of.year if as_of else None,
        population_source=municipality.population_source,
        is_population_of_centre=municipality.is_population_of_centre,
        about=passport.about,
        seeks=search.is_seeking,
        seeks_whom=search.note if search.is_seeking else LocalizedText(),
        needs=_asks(profile.needs),
        offers=_asks(profile.offers),
        languages=tuple(code for code in passport.languages if code in WorkingLanguage.values),
        countries_wanted=tuple(search.countries) if search.is_seeking else (),
        kinds=tuple(code for code in search.types if code in WantedKind.values),
        term=search.term,
        head_name=passport.head_name,
    )


def name_of(municipality: Municipality) -> LocalizedText:
    """As letters call it."""
    return hromada_in_languages(municipality.name, municipality.centre)


def place_of(municipality: Municipality, language: str) -> str:
    """«Одеська область, Україна»: region and country, as far as they are known."""
    names = [municipality.country.name.in_language(language).text]
    region = municipality.region
    if region is not None and region.pk != municipality.pk:
        names.insert(0, region_in_languages(region.name).in_language(language).text)
    return ", ".join(dict.fromkeys(names))


def _asks(listings: list[Listing]) -> tuple[LetterAsk, ...]:
    return tuple(LetterAsk(Sphere(each.sphere), Form(each.form), each.title, str(each.pk)) for each in listings)
