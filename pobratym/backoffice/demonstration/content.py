"""What the demonstration says: read from the files in data/, texts under the code of their language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"
_LATER = {"!": "urgent", "~": "long_term"}  # how a municipality marks a need in the files

Texts = Mapping[str, str]  # by language


@dataclass(frozen=True)
class DemonstrationPerson:
    """A made-up person of a municipality."""

    name: str
    role: str
    post: str


@dataclass(frozen=True)
class MadeUpWish:
    """What can be needed or offered."""

    sphere: str
    form: str
    title: Texts
    details: Texts


@dataclass(frozen=True)
class MadeUpPlace:
    """A real municipality by its public number, and what it is made to say."""

    key: str
    id: str
    about: Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    capacity: int = 3
    people: tuple[DemonstrationPerson, ...] = ()
    joined: int = 0
    ended: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    history: Texts = field(default_factory=dict)
    economy: Mapping[str, int] = field(default_factory=dict)
    services: Mapping[str, int] = field(default_factory=dict)
    displaced: int | None = None
    project: Mapping[str, Any] = field(default_factory=dict)
    translated: tuple[str, ...] = ()
    experience: Texts = field(default_factory=dict)
    head: Mapping[str, Any] = field(default_factory=dict)
    note: Texts = field(default_factory=dict)
    not_wanted: Texts = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    partner_languages: tuple[str, ...] = ()
    term: str = ""
    exit_questions: tuple[str, ...] = ()

    @property
    def scheme(self) -> str:
        return self.id.partition(":")[0]

    @property
    def value(self) -> str:
        return self.id.partition(":")[2]

    @property
    def language(self) -> str:
        """Of its people's letters."""
        return "uk" if self.scheme == "katottg" else "en"


@dataclass(frozen=True)
class LetterStep:
    """What one side did about a letter or a partnership, so many days ago."""

    day: int
    verb: str
    side: str = "receiver"
    text: str = ""
    reason: str = ""
    type: str = ""
    stage: str = ""
    spheres: tuple[str, ...] = ()
    note: str = ""
    registration_number: str = ""
    registration_act: str = ""
    to: str = ""
    ahead: tuple[int, ...] = ()  # days after today, of times proposed for a meeting
    link: str = ""
    to_mailbox: str = ""
    file: str = ""


@dataclass(frozen=True)
class DemonstrationLetter:
    """A letter of intent from one place to another; one that was only written has no day of sending."""

    sender: str
    receiver: str
    written: int
    is_sent: bool
    steps: tuple[LetterStep, ...]


def urgency_of(need: str) -> tuple[str, str]:
    """The wish that a need names, and how soon it has to be met."""
    return need.rstrip("!~"), _LATER.get(need[-1], "this_year")


def _read(name: str) -> dict[str, Any]:
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _place(key: str, said: dict[str, Any]) -> MadeUpPlace:
    people = tuple(DemonstrationPerson(*each) for each in said.pop("people", ()))
    return MadeUpPlace(key=key, people=people, **{name: _fixed(value) for name, value in said.items()})


def _letter(said: dict[str, Any]) -> DemonstrationLetter:
    return DemonstrationLetter(
        sender=said["from"],
        receiver=said["to"],
        written=said.get("sent") or said["written"],
        is_sent="sent" in said,
        steps=tuple(
            LetterStep(**{name: _fixed(value) for name, value in step.items()}) for step in said.get("steps", ())
        ),
    )


def _step(said: dict[str, Any]) -> LetterStep:
    return LetterStep(**{name: _fixed(value) for name, value in said.items()})


def _with_passport(said: dict[str, Any], passport: Mapping[str, Any]) -> dict[str, Any]:
    """What the first files say of a place, and what passports.toml adds: texts in more languages, and more facts."""
    return {**said, **passport, "about": {**said.get("about", {}), **passport.get("about", {})}}


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


WISHES = {key: MadeUpWish(**said) for key, said in _read("wishes").items()}
_PASSPORTS = _read("passports")
PLACES = {
    key: _place(key, _with_passport(said, _PASSPORTS.get(key, {})))
    for name in ("hromadas", "abroad")
    for key, said in _read(name).items()
}
_WRITTEN = _read("letters")
LETTERS = [_letter(said) for said in _WRITTEN["letter"]]
INTRODUCING = _WRITTEN["introducing"]
QUEUES = _read("queues")
