"""Military administrations of municipalities, entered and corrected by moderators, each by its act."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict, Text
from pobratym.core.validation import refuse_invalid
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.amending import begin, finish, locked, reason_problems, refuse
from pobratym.places.models import (
    SAID_LANGUAGES,
    Amendment,
    AmendmentKind,
    Authority,
    Level,
    Municipality,
)


@transaction.atomic
def set_authority(
    *,
    municipality: Municipality,
    name_uk: str,
    valid_from: date,
    act: str,
    reason: str,
    by: User | None,
    name_en: str = "",
    valid_until: date | None = None,
    source_url: str = "",
    works_from: Municipality | None = None,
    instead_of: Authority | None = None,
) -> Amendment:
    """Enter a military administration, or correct `instead_of`; to end one is to give its last day.

    `valid_until` is the first day on which it is no longer in force; `works_from` the town or oblast in which it works
    in evacuation. Raises InvalidInput for a place that has no authority or lies abroad, an act that is not named, days
    in the wrong order or that overlap; Conflict where the row is gone.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    (place,) = locked(municipality.pk)
    row = _still_there(place, instead_of) if instead_of else Authority(municipality=place)
    old = _line(row) if instead_of else ""
    names = {"name_uk": name_uk.strip(), "name_en": name_en.strip()}
    values = {
        "valid_from": valid_from,
        "valid_until": valid_until,
        "act": act.strip(),
        "source_url": source_url,
        "works_from_id": works_from.pk if works_from else None,
    }
    _check(place, row, names, values, works_from, reason)
    amending = begin(AmendmentKind.AUTHORITY, place, reason=reason, by=by, act=act.strip(), source_url=source_url)
    if instead_of:
        amending.alter(_still_there(place, instead_of), **names, **values)
    else:
        amending.create(row)
    return finish(amending, by=by, details={"before": old, "after": _line(row)}, on=valid_from.isoformat())


def _still_there(place: Municipality, authority: Authority) -> Authority:
    found: Authority | None = Authority.objects.filter(pk=authority.pk, municipality=place).first()
    if found is None:
        raise Conflict(_("This military administration is no longer there. Reload the page."))
    return found


def _check(
    place: Municipality,
    row: Authority,
    names: Mapping[str, str],
    values: Mapping[str, object],
    works_from: Municipality | None,
    reason: str,
) -> None:
    problems: dict[str, list[Text]] = reason_problems(reason)
    if not place.is_ukrainian or place.level == Level.SETTLEMENT:
        problems["name_uk"] = [_("Military administrations are formed in hromadas, raions and oblasts of Ukraine.")]
    if not names["name_uk"]:
        problems["name_uk"] = [_("Give the name in Ukrainian, as the act has it.")]
    if works_from and (not works_from.is_ukrainian or works_from.pk == place.pk):
        problems["works_from"] = [_("Choose another town or an oblast of Ukraine, or leave it empty.")]
    before = {name: getattr(row, name) for name in values} | {"names": {**row.name}}
    refuse(problems)
    row.name = row.name | {language: names[f"name_{language}"] for language in SAID_LANGUAGES}
    for name, value in values.items():
        setattr(row, name, value)
    if row.pk and before == {**values, "names": {**row.name}}:
        refuse({"__all__": [_("Nothing would change: these values are in the directory already.")]})
    refuse_invalid(row)


def _line(row: Authority) -> dict[str, str]:
    """The name in each language, with the days as they are written everywhere."""
    days = f"{row.valid_from:%Y-%m-%d} – {row.valid_until or '…'}"
    return {language: f"{text}, {days}" for language, text in row.name.items()}
