"""Whether they are what we said we look for: country, size, kind of partnership.

Matching expectations is a success factor in every study the register's authors read (docs/domain.md, section 3.1).
A wish that nobody stated neither helps nor harms.
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark
from pobratym.matching.criteria.portrait import Portrait
from pobratym.profiles.vocabulary import is_in_band

NOT_STATED = 0.5


def judge(us: Portrait, them: Portrait) -> Points:
    answers = [_country(us, them), _size(us, them), _types(us, them)]
    known = [fits for fits in answers if fits is not None]
    if not known:
        return Points(NOT_STATED)
    value = sum(known) / len(known)
    return Points(value, lambda: tuple(_remarks(us, them, answers)))


def _country(us: Portrait, them: Portrait) -> bool | None:
    return them.country in us.countries_wanted if us.countries_wanted else None


def _size(us: Portrait, them: Portrait) -> bool | None:
    if not us.sizes_wanted or them.population is None:
        return None
    return any(is_in_band(them.population, band) for band in us.sizes_wanted)


def _types(us: Portrait, them: Portrait) -> bool | None:
    if not us.types_wanted or not them.types_wanted:
        return None
    return bool(us.types_wanted & them.types_wanted)


def _remarks(us: Portrait, them: Portrait, answers: list[bool | None]) -> list[Remark]:
    country, size, types = answers
    values: dict[str, object] = {"country": them.country_name}
    remarks = []
    if country:
        remarks.append(
            _remark(
                _("They are in a country you look in: %(country)s"),
                _("They look for partners in your country: %(country)s"),
                values,
            )
        )
    elif country is False:
        remarks.append(
            _remark(
                _("They are not in a country you look in"),
                _("They look for partners in other countries"),
                values,
                speaks_for=False,
            )
        )
    if size:
        remarks.append(_remark(_("They are of a size you look for"), _("You are of a size they look for"), {}))
    if types:
        same = _("You both look for the same kind of partnership")
        remarks.append(_remark(same, same, {}))
    return remarks


def _remark(to_us: object, to_them: object, values: dict[str, object], *, speaks_for: bool = True) -> Remark:
    return Remark(Phrase(to_us, values), Phrase(to_them, values), 1.0 if speaks_for else 0.0, not speaks_for)


CRITERION = Criterion("wishes", _("What each side looks for"), 1.5, judge)
