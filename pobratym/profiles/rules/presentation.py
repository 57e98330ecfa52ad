"""A municipality presents itself in any language that texts may be kept in, from choices and numbers alone.

An officer who writes Ukrainian only is read in Polish, German and French so: nothing is translated but our own words,
whose catalogues are complete for this (tools/messages.py, CONTENT), also where the interface does not offer the
language. The page of a municipality, its business card and the API draw the same chapters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pobratym.core.numbers import grouped
from pobratym.profiles.models import Damage, Economy, Listing, PartnerSearch, Passport, PassportPart, Services, Urgency
from pobratym.profiles.rules.telling import in_brief, labels, language_labels, part_of
from pobratym.profiles.vocabulary import Form, NotSeeking, SizeBand, Sphere, Term, Trait, WantedKind, WorkingLanguage


@dataclass(frozen=True)
class Chapter:
    """A heading and what stands below it, all in one language."""

    heading: str
    items: list[str]


@dataclass(frozen=True)
class Presentation:
    """What is said of a municipality in `language`: sentences for those in haste, and chapters."""

    language: str
    brief: list[str]
    chapters: list[Chapter]

    @property
    def is_empty(self) -> bool:
        return not self.chapters


def presentation(
    language: str,
    *,
    passport: Passport | None,
    search: PartnerSearch | None,
    needs: Sequence[Listing],
    offers: Sequence[Listing],
) -> Presentation:
    """The chapters that have something to say, in `language` of settings.CONTENT_LANGUAGES."""
    with override(language):
        chapters = [*(_of_passport(passport) if passport else []), *_of_listings(needs, offers)]
        if search is not None:
            chapters += [_wanted(search)]
        brief = in_brief(passport, search, needs, offers)
    return Presentation(language, brief, [each for each in chapters if each.items])


def _of_passport(passport: Passport) -> list[Chapter]:
    return [
        Chapter(_("People"), _people(passport)),
        Chapter(_("Nature and character"), labels(Trait, passport.marks)),
        Chapter(_("Economy by sector"), _shares(part_of(passport, "economy"), Economy)),
        Chapter(_("Services in numbers"), _counts(part_of(passport, "services"))),
        Chapter(_("Experience it can share"), labels(Sphere, passport.teaches)),
        Chapter(_("Working languages"), language_labels(passport)),
        Chapter(_("War damage by sector"), _shares(part_of(passport, "damage"), Damage)),
    ]


def _of_listings(needs: Sequence[Listing], offers: Sequence[Listing]) -> list[Chapter]:
    return [
        Chapter(_("What it needs"), [told(each) for each in needs]),
        Chapter(_("What it offers"), [told(each) for each in offers]),
    ]


def told(listing: Listing) -> str:
    """A need or an offer by its choices and numbers: «water supply: know-how, up to 200,000 EUR, urgent»."""
    parts = [str(Form(listing.form).label)]
    if listing.people:
        parts.append(_of_people(listing.people))
    if listing.amount:
        amount = f"{grouped(listing.amount)} {listing.currency}"
        parts.append(_("up to %(amount)s") % {"amount": amount})
    if listing.urgency == Urgency.URGENT:
        parts.append(str(Urgency.URGENT.label))
    if listing.expires_on:
        parts.append(_("until %(day)s") % {"day": date_format(listing.expires_on, "DATE_FORMAT")})
    return _named(Sphere(listing.sphere).label, ", ".join(parts))


def _people(passport: Passport) -> list[str]:
    said = []
    if passport.population:
        count = ngettext("%(number)s inhabitant", "%(number)s inhabitants", passport.population)
        said.append(count % {"number": grouped(passport.population)})
    if passport.displaced_people:
        number = {"number": grouped(passport.displaced_people)}
        said.append(_("about %(number)s internally displaced persons") % number)
    return said


def _of_people(number: int) -> str:
    return ngettext("for %(number)s person", "for %(number)s people", number) % {"number": grouped(number)}


def _shares(part: PassportPart | None, kind: type[PassportPart]) -> list[str]:
    return [_named(label, f"{number} %") for label, number in part.labelled] if isinstance(part, kind) else []


def _counts(part: PassportPart | None) -> list[str]:
    return [_named(label, number) for label, number in part.labelled] if isinstance(part, Services) else []


def _wanted(search: PartnerSearch) -> Chapter:
    heading = _("The partner it looks for")
    if not search.is_seeking:
        return Chapter(heading, labels(NotSeeking, [search.reason_not_seeking]))
    kinds = (
        (_("Type of partnership"), labels(WantedKind, search.types)),
        (_("Size"), labels(SizeBand, search.sizes)),
        (_("Forms of cooperation"), labels(Form, search.wanted_forms)),
        (_("Languages"), labels(WorkingLanguage, search.languages)),
        (_("For how long"), labels(Term, [search.term])),
    )
    items = [_named(name, ", ".join(said)) for name, said in kinds if said]
    if search.capacity:
        talks = ngettext("up to %(number)s talk at a time", "up to %(number)s talks at a time", search.capacity)
        items.append(talks % {"number": search.capacity})
    return Chapter(heading, items)


def _named(name: object, value: object) -> str:
    """French has a blank before the colon."""
    return _("%(name)s: %(value)s") % {"name": name, "value": value}
