"""A municipality on one page, to be handed over: what a mayor abroad asks first, in the language of whoever reads.

Only what everybody may see. Choices and numbers speak every language by themselves; a text that the municipality has
not written in this language stands in its own one and says so, or gives way to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from pobratym.core.languages import ENGLISH, current_language
from pobratym.core.numbers import grouped
from pobratym.core.texts import ShownText
from pobratym.naming.romanisation import readable
from pobratym.partnerships.models import Partnership
from pobratym.partnerships.rules import is_agreed
from pobratym.places.models import Municipality, Scheme
from pobratym.profiles.models import Listing, Passport, PassportPicture
from pobratym.profiles.rules.telling import in_brief
from pobratym.profiles.vocabulary import Form, Sphere
from pobratym.search.portrait import MunicipalityPortrait, portrait_of

MOST_ITEMS, MOST_PARTNERS = 8, 10
_MOST_SECTORS, _LONGEST_TITLE = 3, 110


@dataclass(frozen=True)
class CardFact:
    """A fact in a few words; `note`: who says so, and of which day."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class CardItem:
    """A need or an offer. `title` is missing where nobody has written one in this language; `own_title`: then in the
    language it was written in."""

    kind: str  # «Water supply · know-how»
    title: str = ""
    own_title: ShownText | None = None


@dataclass(frozen=True)
class CardPartner:
    """A partnership that a document was signed on: who with, and since when, as far as that is known."""

    names: str
    country: str
    about: str


@dataclass(frozen=True)
class BusinessCard:
    """Everything that the card says, in the order of its use. `more_...`: how many are left out."""

    municipality: Municipality
    kind: str
    name: ShownText
    other_name: ShownText | None
    place: str
    arms: PassportPicture | None
    photograph: PassportPicture | None
    facts: list[CardFact]
    about: ShownText | None
    brief: list[str]
    marks: list[str]
    teaches: str
    offers: list[CardItem]
    needs: list[CardItem]
    offers_in_all: int
    needs_in_all: int
    seeks: list[CardFact]
    partners: list[CardPartner]
    partners_in_all: int
    is_here: bool
    issued_on: date
    says_nothing: bool


def card_of(municipality: Municipality, *, issued_on: date) -> BusinessCard:
    """The card in the reader's language; as many queries as the page of the municipality."""
    portrait = portrait_of(municipality)
    profile = portrait.profile
    about, brief = _words(portrait)
    agreed = [each for group in portrait.partners.by_country for each in group.partnerships if _is_agreed(each)]
    partners = list({each.pk: each for each in agreed}.values())
    return BusinessCard(
        municipality=municipality,
        kind=capfirst(str(municipality.get_kind_display() or municipality.get_level_display())),
        name=municipality.name.shown,
        other_name=_own_name(municipality),
        place=_place(municipality),
        arms=profile.arms,
        photograph=next(iter(profile.photographs), None),
        facts=_facts(portrait, with_numbers=not brief),
        about=about,
        brief=brief,
        marks=[] if brief else [capfirst(each) for each in portrait.marks],
        teaches="" if brief else _teaches(portrait),
        offers=_items(profile.offers),
        needs=_items(profile.needs),
        offers_in_all=len(profile.offers),
        needs_in_all=len(profile.needs),
        seeks=_seeks(portrait),
        partners=[_partner(each, municipality) for each in partners[:MOST_PARTNERS]],
        partners_in_all=len(partners),
        is_here=portrait.is_here,
        issued_on=issued_on,
        says_nothing=profile.is_empty,
    )


def _is_agreed(partnership: Partnership) -> bool:
    return is_agreed(partnership.stage, partnership.type)


def _own_name(municipality: Municipality) -> ShownText | None:
    """As it is called where it lies, for whoever wants to find it there; the English name for those who live there."""
    shown = municipality.name.shown
    languages = ("uk", "en") if municipality.is_ukrainian else ("en",)
    others = (municipality.name.in_language(each) for each in languages if municipality.name[each])
    return next((each for each in others if each.text != shown.text), None)


def _place(municipality: Municipality) -> str:
    """«Zhytomyr Oblast, Ukraine», without its own name."""
    above = [municipality.parent, municipality.region]
    units = [str(unit.name) for unit in above if unit and unit.pk != municipality.pk]
    return ", ".join([*dict.fromkeys(units), str(municipality.country)])


def _words(portrait: MunicipalityPortrait) -> tuple[ShownText | None, list[str]]:
    """Its own text where its reader can be expected to read it, in this language or in English; else sentences from
    choices and numbers, which the card then does not repeat as facts."""
    passport = portrait.profile.passport
    about = passport.about.shown if passport else None
    if about and (not about.is_fallback or about.language == ENGLISH):
        return about, []
    brief = in_brief(passport, None, (), ())
    return (None, brief) if brief else (about or None, [])


def _facts(portrait: MunicipalityPortrait, *, with_numbers: bool) -> list[CardFact]:
    municipality, passport = portrait.municipality, portrait.profile.passport
    facts = [CardFact(_("Territory status"), capfirst(str(status)), status.act) for status in portrait.territory[:1]]
    facts.append(_population(municipality, passport))
    if municipality.centre:
        facts.append(CardFact(_("Administrative centre"), str(municipality.centre)))
    if passport is None:  # there is room, and whoever writes to it needs the number
        numbers = [each for each in portrait.identifiers if each.scheme == Scheme.KATOTTG]
        facts += [CardFact(str(each.get_scheme_display()), each.value) for each in numbers[:1]]
    if passport and passport.head_name:
        facts.append(
            CardFact(
                _("Head of the municipality"), readable(passport.head_name, current_language()), str(passport.head_post)
            )
        )
    if portrait.languages and with_numbers:
        facts.append(CardFact(_("Languages it can write and speak"), ", ".join(portrait.languages)))
    if with_numbers and (economy := _economy(passport)):
        facts.append(CardFact(_("Economy by sector"), economy))
    if with_numbers and passport and passport.displaced_people:
        facts.append(CardFact(_("Internally displaced persons"), _about(passport.displaced_people)))
    return facts


def _population(municipality: Municipality, passport: Passport | None) -> CardFact:
    label = _("Population")
    if municipality.own_population:
        source = [municipality.population_source, _day(municipality.population_as_of)]
        return CardFact(label, grouped(municipality.own_population), ", ".join(filter(None, source)))
    if passport and passport.population:
        said = _("As the municipality itself says, %(day)s.") % {"day": _day(passport.population_as_of)}
        return CardFact(label, grouped(passport.population), said)
    return CardFact(label, _("not known"))


def _economy(passport: Passport | None) -> str:
    economy = getattr(passport, "economy", None) if passport else None
    return ", ".join(f"{label} {share}\u00a0%" for label, share in economy.labelled[:_MOST_SECTORS]) if economy else ""


def _teaches(portrait: MunicipalityPortrait) -> str:
    listed = ", ".join(portrait.teaches)
    return _("It can share experience in: %(list)s.") % {"list": listed} if listed else ""


def _items(listings: Sequence[Listing]) -> list[CardItem]:
    return [_item(each) for each in listings[:MOST_ITEMS]]


def _item(listing: Listing) -> CardItem:
    kind = f"{capfirst(str(Sphere(listing.sphere).label))} · {Form(listing.form).label}"
    shown = listing.title.shown
    if shown.is_fallback:
        return CardItem(kind, own_title=replace(shown, text=_in_short(shown.text)))
    return CardItem(kind, title=_in_short(shown.text))


def _in_short(title: str) -> str:
    return Truncator(title).chars(_LONGEST_TITLE)


def _seeks(portrait: MunicipalityPortrait) -> list[CardFact]:
    wishes, search = portrait.wishes, portrait.profile.search
    if wishes is None or search is None:
        return []
    said = (
        (_("Kind of partnership"), wishes.kinds),
        (_("Countries"), wishes.countries),
        (_("Size"), wishes.sizes),
        (_("Languages"), wishes.languages),
        (_("For how long"), [search.get_term_display()] if search.term else []),
    )
    return [CardFact(label, ", ".join(words)) for label, words in said if words]


def _partner(partnership: Partnership, municipality: Municipality) -> CardPartner:
    others = [each.municipality for each in partnership.parties.all() if each.municipality_id != municipality.pk]
    kind = str(partnership.get_type_display())
    year = partnership.began_on.year if partnership.began_on else None
    since = _("since %(year)s") % {"year": year} if year else ""
    countries = dict.fromkeys(str(each.country) for each in others)
    return CardPartner(
        " · ".join(str(each.name) for each in others), ", ".join(countries), ", ".join(filter(None, (kind, since)))
    )


def _about(number: int) -> str:
    return _("about %(number)s") % {"number": grouped(number)}


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
