"""A municipality gets another name from a day on: the old one is closed and stays findable."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput, Text
from pobratym.core.validation import refuse_invalid
from pobratym.naming.folding import fold
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import Amending, begin, finish, locked, reason_problems, refuse
from pobratym.places.models import Amendment, AmendmentKind, Municipality, Name, NameKind
from pobratym.places.rules.official_names import official_name


@dataclass(frozen=True, slots=True)
class _NewName:
    """A name that begins, and the one in use before that it takes the place of."""

    text: str
    language: str
    kind: str
    before: str


@transaction.atomic
def rename_municipality(
    *,
    municipality: Municipality,
    on: date,
    reason: str,
    by: User | None,
    name_uk: str = "",
    name_en: str = "",
    act: str = "",
    source_url: str = "",
) -> Amendment:
    """Give `municipality` new names from `on`, today at the latest; an empty one stays as it is.

    `name_en` is the English or romanised name, `act` names the decision. Raises InvalidInput for what cannot be,
    Conflict where the row was merged away meanwhile.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(municipality.pk)
    new = {"name_uk": name_uk.strip() or place.name["uk"], "name_en": name_en.strip() or place.name["en"]}
    _check(place, new, on, reason)
    old = {"name_uk": place.name["uk"], "name_en": place.name["en"]}
    amending = begin(AmendmentKind.RENAMED, place, reason=reason, by=by, act=act.strip(), source_url=source_url)
    for name in _new_names(place, new):
        _close(amending, place, name, on)
        _open(amending, place, name, on)
    amending.alter(place, **{column: text for column, text in new.items() if text != old[column]})
    refuse_invalid(place, exclude=[each.name for each in place._meta.concrete_fields if each.name != "name"])
    details = {"on": on.isoformat(), "before": _line(old), "after": _line(new)}
    return finish(amending, by=by, details=details, on=on.isoformat(), before=old, after=new)


def _check(place: Municipality, new: dict[str, str], on: date, reason: str) -> None:
    problems = reason_problems(reason)
    if on > timezone.localdate():
        problems["on"] = [_("A name is changed on the day it begins, not before. Give today or an earlier day.")]
    if new == {"name_uk": place.name["uk"], "name_en": place.name["en"]}:
        problems["name_uk"] = [_("Nothing would change: give a new name.")]
    for column, text in new.items():
        if len(text) > 200:
            problems[column] = [_("A name has up to 200 characters.")]
    refuse(problems)


def _new_names(place: Municipality, new: dict[str, str]) -> Iterator[_NewName]:
    """Abroad the official name is the local one, which sources give without a language; in Ukrainian it is foreign."""
    uk, en = new["name_uk"], new["name_en"]
    if uk != place.name["uk"]:
        full = official_name(uk, place.kind)
        kind = NameKind.OFFICIAL if place.is_ukrainian else NameKind.EXONYM
        if full != uk:
            yield _NewName(full, "uk", NameKind.OFFICIAL, official_name(place.name["uk"], place.kind))
            kind = NameKind.ALIAS
        yield _NewName(uk, "uk", kind, place.name["uk"])
    if en != place.name["en"]:
        is_alias = place.is_ukrainian and official_name(uk, place.kind) != uk
        language = "en" if place.is_ukrainian else ""
        yield _NewName(en, language, NameKind.ALIAS if is_alias else NameKind.OFFICIAL, place.name["en"])


def _close(amending: Amending, place: Municipality, name: _NewName, on: date) -> None:
    """The name in use before ends on the day; an everyday form stays one, an official one becomes a former name."""
    rows = Name.objects.filter(municipality=place, language=name.language).exclude(kind=NameKind.HISTORIC)
    wanted = Q(text=name.before) | Q(kind=NameKind.OFFICIAL) if name.kind == NameKind.OFFICIAL else Q(text=name.before)
    for old in rows.filter(wanted, Q(valid_until__isnull=True) | Q(valid_until__gt=on)).exclude(text=name.text):
        if old.valid_from and old.valid_from >= on:
            raise InvalidInput(fields={"on": _too_early(old)})
        kind = NameKind.ALIAS if old.kind == NameKind.ALIAS else NameKind.HISTORIC
        amending.alter(old, kind=kind, valid_until=on)


def _too_early(old: Name) -> list[Text]:
    return [
        _("The name %(name)s has been in use since %(day)s. Give a later day, or undo that change first.")
        % {"name": old.text, "day": old.valid_from}
    ]


def _open(amending: Amending, place: Municipality, name: _NewName, on: date) -> None:
    """A name that it bore before, or was found by, is the same row again."""
    known = Name.objects.filter(municipality=place, text=name.text, language=name.language).first()
    if known is None:
        row = Name(
            municipality=place, text=name.text, language=name.language, kind=name.kind, key=fold(name.text),
            valid_from=on,
        )  # fmt: skip
        refuse_invalid(row)
        amending.create(row)
    else:
        amending.alter(known, kind=name.kind, valid_from=on, valid_until=None)
        refuse_invalid(known)


def _line(names: dict[str, str]) -> str:
    return " / ".join(dict.fromkeys(text for text in names.values() if text))
