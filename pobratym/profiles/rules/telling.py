"""A self-description in the reader's language from choices and numbers alone, for whoever has written in another one.

Sentences of our catalogues with labels of the vocabulary in them; nothing is translated, so nothing is wrong.
"""

from collections.abc import Iterable, Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from pobratym.core.numbers import grouped
from pobratym.profiles.models import Economy, Listing, PartnerSearch, Passport, PassportPart
from pobratym.profiles.vocabulary import Form, LanguageLevel, Sphere, Term, Trait, WantedKind, WorkingLanguage

_MOST_SECTORS, _MOST_ASKS = 4, 6


def in_brief(
    passport: Passport | None, search: PartnerSearch | None, needs: Sequence[Listing], offers: Sequence[Listing]
) -> list[str]:
    """Sentences, the most telling first; those that have nothing to say are left out."""
    said: list[str] = []
    if passport is not None:
        said += [_marks(passport), _economy(part_of(passport, "economy")), _displaced(passport)]
        said += [_languages(passport), _teaches(passport)]
    said += [_asks(_("It needs: %(list)s."), needs), _asks(_("It offers: %(list)s."), offers)]
    if search is not None and search.is_seeking:
        said += [_wanted(search)]
    return [each for each in said if each]


def part_of(passport: Passport, name: str) -> PassportPart | None:
    """A page of numbers that came with the passport; None where it is not filled in."""
    part: PassportPart | None = getattr(passport, name, None)
    return part


def labels(choices: type[TextChoices], codes: Iterable[str]) -> list[str]:
    """The names of `codes` in the order of the vocabulary; codes it does not know are left out."""
    wanted = set(codes)
    return [str(choice.label) for choice in choices if choice.value in wanted]


def language_labels(passport: Passport) -> list[str]:
    """«English (fluent)», in the order of the vocabulary."""
    levels = passport.language_levels
    return [
        f"{language.label} ({LanguageLevel(levels[language]).label})"
        if levels.get(language) in LanguageLevel.values
        else str(language.label)
        for language in WorkingLanguage
        if language in passport.languages
    ]


def _marks(passport: Passport) -> str:
    return _listed(_("What marks it: %(list)s."), labels(Trait, passport.marks))


def _economy(economy: PassportPart | None) -> str:
    if not isinstance(economy, Economy):
        return ""
    shares = [f"{label} {number} %" for label, number in economy.labelled[:_MOST_SECTORS]]
    return _listed(_("Its economy: %(list)s."), shares)


def _displaced(passport: Passport) -> str:
    if not passport.displaced_people:
        return ""
    number = grouped(passport.displaced_people)
    return _("Internally displaced persons who live there: about %(number)s.") % {"number": number}


def _languages(passport: Passport) -> str:
    return _listed(_("It can write and speak: %(list)s."), language_labels(passport))


def _teaches(passport: Passport) -> str:
    return _listed(_("It can share experience in: %(list)s."), labels(Sphere, passport.teaches))


def _asks(sentence: str, listings: Sequence[Listing]) -> str:
    asks = dict.fromkeys(f"{Sphere(each.sphere).label} ({Form(each.form).label})" for each in listings)
    return _listed(sentence, list(asks)[:_MOST_ASKS])


def _wanted(search: PartnerSearch) -> str:
    wanted = labels(WantedKind, search.types) + labels(Term, [search.term])
    return _listed(_("It looks for a partner: %(list)s."), wanted) or _("It looks for a partner.")


def _listed(sentence: str, items: Sequence[str]) -> str:
    return sentence % {"list": ", ".join(items)} if items else ""
