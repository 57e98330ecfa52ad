"""Partnerships that are publicly known, as facts with their sources: one readable TOML file beside this one a theme.

Each fact is written anew from the public source it names; nothing is added, and what a source does not say is absent.
A party is named by an identifier (`katottg:UA…`, `geonames:…`, `iso_3166_2:UA-68`, `geonames_admin1:US.MS`), never by a
name: names have namesakes.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.core.languages import content_languages
from pobratym.core.texts import LocalizedText
from pobratym.partnerships.models import Evidence, PartnershipType, Precision, StatementTopic
from pobratym.partnerships.workflow import BEFORE_SIGNATURE, Stage
from pobratym.profiles.vocabulary import Sphere

HERE = Path(__file__).parent
_LANGUAGES_NEEDED = ("uk", "en")


@dataclass(frozen=True)
class KnownDay:
    """A day, or the first day of a month or year where no more is known."""

    day: date
    precision: str


@dataclass(frozen=True)
class Source:
    """Where a statement was read."""

    title: str
    url: str
    published_on: date | None


@dataclass(frozen=True)
class KnownSignature:
    """A signature that a source tells of; `party` is its place in the fact's list, counted from one."""

    party: int
    signed: KnownDay | None
    place: LocalizedText
    signatory: LocalizedText
    post: LocalizedText


@dataclass(frozen=True)
class KnownStatement:
    """What a source says, in our own words in Ukrainian and English at least."""

    topic: str
    evidence: str
    text: LocalizedText
    source: Source | None
    occurred: KnownDay | None
    value: Mapping[str, Any]
    by: int | None
    """Place of the party that says so in the fact's list, counted from one; None for anybody else."""


@dataclass(frozen=True)
class KnownPlace:
    """A party that no gazetteer has, with the source that shows it exists."""

    identifier: str
    level: str
    country: str
    region: str
    name_uk: str
    name_en: str
    source: str
    source_date: date | None


@dataclass(frozen=True)
class KnownFact:
    """One partnership as its public sources tell it."""

    key: str
    parties: tuple[str, ...]
    type: str
    stage: str
    spheres: tuple[str, ...]
    summary: LocalizedText
    began: KnownDay | None
    signatures: tuple[KnownSignature, ...]
    statements: tuple[KnownStatement, ...]


@dataclass(frozen=True)
class KnownRetired:
    """A fact that turned out to be another one: `instead` is the key of the fact that is right."""

    key: str
    instead: str


@dataclass(frozen=True)
class KnownFile:
    """One file: the places it brings along, its facts, and those that were wrong."""

    name: str
    places: tuple[KnownPlace, ...] = field(default=())
    facts: tuple[KnownFact, ...] = field(default=())
    retired: tuple[KnownRetired, ...] = field(default=())


def themes() -> list[str]:
    """Names of the files, without the ending."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


def read(theme: str) -> KnownFile:
    """The file called `theme`; raises SourceRefused where there is none or it cannot be read."""
    path = HERE / f"{theme}.toml"
    try:
        return parse(theme, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = _("There is no file of known partnerships called %(name)s.") % {"name": theme}
        raise SourceRefused(message) from None


def parse(name: str, text: str) -> KnownFile:
    """The facts in `text`; raises SourceRefused naming the fact that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = _("%(file)s is not valid TOML: %(reason)s") % {"file": name, "reason": error}
        raise SourceRefused(message) from None
    facts = data.get("fact")
    if not facts or not isinstance(facts, list):
        raise SourceRefused(_("%(file)s contains no facts.") % {"file": name})
    sources = {key: _source(name, key, row) for key, row in data.get("source", {}).items()}
    return KnownFile(
        name,
        tuple(_place(name, row) for row in data.get("place", [])),
        tuple(_fact(name, row, sources) for row in facts),
        tuple(_retired(name, row) for row in data.get("retired", [])),
    )


def refuse(where: str, reason: str) -> SourceRefused:
    """The error that names the fact and why it cannot be taken."""
    return SourceRefused(_("%(where)s: %(reason)s Nothing was changed.") % {"where": where, "reason": reason})


def _source(file: str, key: str, row: Mapping[str, Any]) -> Source:
    where = f"{file}, source {key}"
    return Source(_need(row, "title", where), _need(row, "url", where), row.get("date"))


def _place(file: str, row: Mapping[str, Any]) -> KnownPlace:
    where = f"{file}, place {row.get('identifier', '?')}"
    return KnownPlace(
        identifier=_need(row, "identifier", where),
        level=_need(row, "level", where),
        country=_need(row, "country", where),
        region=_need(row, "region", where),
        name_uk=_need(row, "name_uk", where),
        name_en=_need(row, "name_en", where),
        source=_need(row, "source", where),
        source_date=row.get("date"),
    )


def _retired(file: str, row: Mapping[str, Any]) -> KnownRetired:
    where = f"{file}, retired {row.get('key', '?')}"
    return KnownRetired(_need(row, "key", where), _need(row, "instead", where))


def _fact(file: str, row: Mapping[str, Any], sources: Mapping[str, Source]) -> KnownFact:
    where = f"{file}, fact {row.get('key', '?')}"
    fact = KnownFact(
        key=_need(row, "key", where),
        parties=tuple(row.get("parties", [])),
        type=_one_of(PartnershipType.values, row.get("type"), where, "type"),
        stage=_one_of(Stage.values, row.get("stage"), where, "stage"),
        spheres=tuple(_one_of(Sphere.values, each, where, "spheres") for each in row.get("spheres", [])),
        summary=_texts(row, "summary"),
        began=_day(row.get("began"), where),
        signatures=tuple(_signature(each, where) for each in row.get("signature", [])),
        statements=tuple(_statement(each, sources, where) for each in row.get("statement", [])),
    )
    _check(fact, where)
    return fact


def _signature(row: Mapping[str, Any], where: str) -> KnownSignature:
    return KnownSignature(
        row.get("party", 0),
        _day(row.get("on"), where),
        place=_texts(row, "place"),
        signatory=_texts(row, "signatory"),
        post=_texts(row, "post"),
    )


def _statement(row: Mapping[str, Any], sources: Mapping[str, Source], where: str) -> KnownStatement:
    key = row.get("source")
    if key is not None and key not in sources:
        raise refuse(where, _("the source %(key)s is not described in the file.") % {"key": key})
    return KnownStatement(
        topic=_one_of(StatementTopic.values, row.get("topic", StatementTopic.EXISTENCE), where, "topic"),
        evidence=_one_of(Evidence.values, row.get("evidence", Evidence.PRESS), where, "evidence"),
        text=_statement_text(row, where),
        source=sources[key] if key is not None else None,
        occurred=_day(row.get("on"), where),
        value=row.get("value", {}),
        by=row.get("by"),
    )


def _statement_text(row: Mapping[str, Any], where: str) -> LocalizedText:
    for language in _LANGUAGES_NEEDED:
        _need(row, language, where)
    return LocalizedText({language: str(row.get(language, "")) for language in content_languages()})


def _texts(row: Mapping[str, Any], name: str) -> LocalizedText:
    """What stands in the file as `place_uk`, `place_en`, …"""
    return LocalizedText({language: str(row.get(f"{name}_{language}", "")) for language in content_languages()})


def _check(fact: KnownFact, where: str) -> None:
    """What no single row shows: the fact must hang together."""
    if len(set(fact.parties)) < 2:
        raise refuse(where, _("a partnership has at least two different parties."))
    if not any(each.source for each in fact.statements):
        raise refuse(where, _("no source is named."))
    places = [each.party for each in fact.signatures] + [each.by for each in fact.statements if each.by is not None]
    if any(not 1 <= place <= len(fact.parties) for place in places):
        raise refuse(where, _("a signature or a statement belongs to no party."))
    if fact.stage == Stage.REGISTERED:
        raise refuse(where, _("what is registered has a number, a day and an act: moderators record it."))
    signed = {each.party for each in fact.signatures}
    all_signed = len(signed) == len(fact.parties)
    if signed and (
        fact.stage in BEFORE_SIGNATURE
        or (fact.stage == Stage.PARTLY_SIGNED and all_signed)
        or (fact.stage == Stage.SIGNED and not all_signed)
    ):
        raise refuse(where, _("the stage does not fit the signatures."))


def _day(value: Any, where: str) -> KnownDay | None:
    """A TOML date, or "2023-03", or "2023"."""
    if value is None:
        return None
    if isinstance(value, date):
        return KnownDay(value, Precision.DAY)
    try:
        year, *month = (int(part) for part in str(value).split("-"))
        return KnownDay(date(year, month[0] if month else 1, 1), Precision.MONTH if month else Precision.YEAR)
    except ValueError:
        raise refuse(where, _("%(value)s is not a date.") % {"value": value}) from None


def _need(row: Mapping[str, Any], name: str, where: str) -> str:
    if not (value := str(row.get(name, "")).strip()):
        raise refuse(where, _("%(name)s is missing.") % {"name": name})
    return value


def _one_of(values: Iterable[str], value: Any, where: str, name: str) -> str:
    if value not in values:
        raise refuse(where, _("%(value)s is not known as %(name)s.") % {"value": value, "name": name})
    return str(value)
