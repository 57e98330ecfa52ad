"""The checklist and the notes of talks."""

from collections.abc import Sequence
from dataclasses import dataclass

from pobratym.introductions.models import Introduction
from pobratym.partnerships.models import Partnership
from pobratym.talks.models import Notes, Step, StepKind


@dataclass(frozen=True)
class Sheet:
    """First steps in their order, own ones last, and what the two sides have noted."""

    steps: Sequence[Step]
    notes: Notes

    @property
    def done(self) -> int:
        return sum(1 for step in self.steps if step.ticked_at)


def sheet_of(introduction: Introduction) -> Sheet:
    """What nobody has ticked or noted yet stands there empty."""
    kept = list(Step.objects.filter(introduction=introduction).select_related("ticked_by"))
    by_kind = {step.kind: step for step in kept if step.kind != StepKind.OWN}
    shared = [by_kind.get(kind) or Step(introduction=introduction, kind=kind) for kind in _shared()]
    notes = Notes.objects.filter(introduction=introduction).select_related("written_by").first()
    own = [step for step in kept if step.kind == StepKind.OWN]
    return Sheet([*shared, *own], notes or Notes(introduction=introduction))


def letter_of(partnership: Partnership) -> Introduction | None:
    """The letter whose talks became this partnership."""
    return Introduction.objects.with_sides().filter(partnership=partnership).first()


def _shared() -> list[str]:
    return [kind for kind in StepKind.values if kind != StepKind.OWN]
