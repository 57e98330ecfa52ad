"""What the writer of a letter answers to the guide's questions; the letter follows from it in every language.

Choices are codes, so that each language has its own sentence for them. Own words stay in the language in which they
were written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pobratym.core.texts import NO_TEXT, LocalizedText
from pobratym.introductions.letter.facts import Facts, are_alike_in_size, common_languages, meeting
from pobratym.profiles.vocabulary import Sphere, Term, WantedKind


class FirstStep(TextChoices):
    """What one begins with: small, soon, and without money."""

    HEADS = "heads", _("an online conversation of the two heads")
    SPECIALISTS = "specialists", _("an online talk of specialists in one field")
    SCHOOLS = "schools", _("two schools meet online")
    EXPERIENCE = "experience", _("an exchange of documents and experience in one field")
    VISIT = "visit", _("a working visit of one or two people")


NEEDS_A_FIELD = frozenset({FirstStep.SPECIALISTS, FirstStep.EXPERIENCE})


class Call(NamedTuple):
    """A time for the first call, as the clock of each side shows it; `theirs` None where their clock is not known."""

    ours: datetime
    theirs: datetime | None


@dataclass(frozen=True)
class Plan:
    """`why`: of `reasons_for`; `needs`, `offers`: keys of LetterAsk; `calls` as our clock shows them, without a
    zone."""

    why: tuple[str, ...] = ()
    why_own: LocalizedText = NO_TEXT
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    kind: str = ""
    term: str = ""
    step: str = ""
    field: str = ""  # a Sphere, for steps that are taken in one
    contact_name: str = ""
    contact_post: str = ""
    calls: tuple[datetime, ...] = ()
    their_zone: str = ""  # as the sender says, where the receiver's country has several

    @property
    def says_why(self) -> bool:
        return bool(self.why or any(self.why_own.values()))

    @property
    def as_json(self) -> dict[str, Any]:
        said = asdict(self) | {"why_own": dict(self.why_own), "calls": [each.isoformat() for each in self.calls]}
        return {name: value for name, value in said.items() if value}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """As it was kept; whatever this version does not know is left out."""
        known = {name: said[name] for name in cls.__dataclass_fields__ if name in said}
        for name in ("why", "offers", "needs"):
            known[name] = tuple(known.get(name, ()))
        known["why_own"] = LocalizedText(known.get("why_own", {}))
        known["calls"] = tuple(datetime.fromisoformat(each) for each in known.get("calls", ()))
        return cls(**known)

    def about(self, sender: Facts, receiver: Facts) -> Self:
        """Without what either side has taken back since."""
        return replace(
            self,
            why=_still(self.why, reasons_for(sender, receiver)),
            offers=_still(self.offers, [each.key for each in sender.offers]),
            needs=_still(self.needs, [each.key for each in sender.needs]),
        )


def first_plan(sender: Facts, receiver: Facts) -> Plan:
    """What the profiles suggest: every reason, a trial of one year, and a small step where the two meet."""
    fields = (*meeting(sender.needs, receiver.offers), *meeting(receiver.needs, sender.offers))
    return Plan(
        why=tuple(reasons_for(sender, receiver)),
        offers=tuple(each.key for each in sender.offers),
        needs=tuple(each.key for each in sender.needs),
        kind=sender.kinds[0] if sender.kinds else "",
        term=sender.term or Term.TRIAL,
        step=FirstStep.SPECIALISTS if fields else FirstStep.HEADS,
        field=fields[0] if fields else "",
    )


def reasons_for(sender: Facts, receiver: Facts) -> list[str]:
    """Codes of what speaks for just this receiver, the weightiest first: `offer:water`, `need:water`, `country`,
    `seeking`, `size`, `languages`."""
    reasons = [f"offer:{sphere}" for sphere in meeting(sender.needs, receiver.offers)]
    reasons += [f"need:{sphere}" for sphere in meeting(receiver.needs, sender.offers)]
    if sender.country in receiver.countries_wanted:
        reasons.append("country")
    elif receiver.seeks:
        reasons.append("seeking")
    if are_alike_in_size(sender, receiver):
        reasons.append("size")
    if common_languages(sender, receiver):
        reasons.append("languages")
    return reasons


class Meeting(NamedTuple):
    """A field in which one side asks for what the other gives, with the titles that are in the letter's language."""

    sphere: Sphere
    ours: str
    theirs: str


def meetings(plan: Plan, which: str, sender: Facts, receiver: Facts, language: str) -> list[Meeting]:
    """`which`: "offer", what they offer and we need; "need" the other way."""
    ours, theirs = (sender.needs, receiver.offers) if which == "offer" else (sender.offers, receiver.needs)
    return [
        Meeting(
            sphere,
            next((ask.title[language] for ask in ours if ask.sphere == sphere), ""),
            next((ask.title[language] for ask in theirs if ask.sphere == sphere), ""),
        )
        for sphere in meeting(ours, theirs)
        if f"{which}:{sphere}" in plan.why
    ]


def kind_label(plan: Plan) -> str:
    return str(WantedKind(plan.kind).label) if plan.kind in WantedKind.values else ""


def field_label(plan: Plan) -> str:
    return str(Sphere(plan.field).label) if plan.field in Sphere.values else ""


def _still(chosen: Iterable[str], there: Iterable[str]) -> tuple[str, ...]:
    known = set(there)
    return tuple(each for each in chosen if each in known)
