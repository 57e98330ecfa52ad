"""Offers that hromadas really have, as texts to adapt: what partners abroad say they want to learn (docs/domain.md,
section 5.1: crisis management, civil protection, rehabilitation, volunteering, countering disinformation)."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.errors import Text
from pobratym.core.texts import LocalizedText, translated
from pobratym.profiles.vocabulary.partners import Form
from pobratym.profiles.vocabulary.spheres import Sphere


class Example(NamedTuple):
    """An offer to begin with. Its texts are there in every language of the catalogues."""

    name: Text
    sphere: Sphere
    form: Form
    title: LocalizedText
    details: LocalizedText


def example(code: str) -> Example | None:
    """The one of this code; None where there is none."""
    make = _EXAMPLES.get(code)
    return make() if make else None


def examples() -> list[tuple[str, Text]]:
    """(code, name) of each, in the order of use."""
    return list(_NAMES.items())


_NAMES: dict[str, Text] = {
    "civil_protection": gettext_lazy("Civil protection"),
    "crisis_management": gettext_lazy("Crisis management"),
    "rehabilitation": gettext_lazy("Rehabilitation"),
    "digital_services": gettext_lazy("Digital services"),
    "volunteering": gettext_lazy("Volunteering"),
    "disinformation": gettext_lazy("Countering disinformation"),
}
_EXAMPLES = {
    "civil_protection": lambda: Example(
        _NAMES["civil_protection"],
        Sphere.CIVIL_PROTECTION,
        Form.KNOW_HOW,
        translated(lambda: _("How we warn people and prepare them for emergencies")),
        translated(
            lambda: _(
                "We show how we warn people, train school classes and volunteers, and keep public services working in "
                "an emergency. Two online sessions, then a visit of your civil protection staff to a safe place or of "
                "ours to you."
            )
        ),
    ),
    "crisis_management": lambda: Example(
        _NAMES["crisis_management"],
        Sphere.RESILIENCE,
        Form.KNOW_HOW,
        translated(lambda: _("How a town hall works when everything changes within a day")),
        translated(
            lambda: _(
                "Who decides what, how the staff is relieved, how people learn what they need to know: we share our "
                "plans and our mistakes in a workshop of half a day with your crisis staff."
            )
        ),
    ),
    "rehabilitation": lambda: Example(
        _NAMES["rehabilitation"],
        Sphere.HEALTH,
        Form.STUDY_VISIT,
        translated(lambda: _("Rehabilitation and a return to work after injuries")),
        translated(
            lambda: _(
                "Our specialists have much practice in rehabilitation, prosthetics and psychological help. We receive "
                "colleagues for a week of common work and exchange what we have learned."
            )
        ),
    ),
    "digital_services": lambda: Example(
        _NAMES["digital_services"],
        Sphere.DIGITAL,
        Form.KNOW_HOW,
        translated(lambda: _("Municipal services in a telephone")),
        translated(
            lambda: _(
                "Applications, appointments and notices by Diia and by our administrative service centre: we show how "
                "it works for people and for the staff, what it costs and what we would do differently."
            )
        ),
    ),
    "volunteering": lambda: Example(
        _NAMES["volunteering"],
        Sphere.PEOPLE,
        Form.EXCHANGE,
        translated(lambda: _("How volunteers and a town hall work together")),
        translated(
            lambda: _(
                "How we find, train and thank volunteers, and how they share the work with the town hall. Young "
                "people of both sides can meet online first."
            )
        ),
    ),
    "disinformation": lambda: Example(
        _NAMES["disinformation"],
        Sphere.INFORMATION_SECURITY,
        Form.KNOW_HOW,
        translated(lambda: _("How we answer rumours and false news")),
        translated(
            lambda: _(
                "How a small press office notices a rumour, checks it and answers within an hour; exercises for "
                "staff, schools and libraries."
            )
        ),
    ),
}
