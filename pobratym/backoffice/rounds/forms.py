"""What a moderator fills in about a round."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pobratym.backoffice.registry.forms import day_field, place_field
from pobratym.core.forms import VerbForm
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.profiles.vocabulary import WorkingLanguage
from pobratym.rounds import actions
from pobratym.rounds.actions.rounds import MOST_INTERPRETERS, RoundFacts
from pobratym.rounds.models import Participant, Round
from pobratym.rounds.models.rounds import LONGEST, LONGEST_PAUSE, MOST_PARTNERS, SHORTEST
from pobratym.rounds.workflow import Standing

_FACTS = (
    *("name", "registration_until", "talks_from", "talks_until", "languages", "most_partners"),
    *("minutes", "pause", "opens", "closes"),
)


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=_("By the clock of each side."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class RoundForm(VerbForm):
    """Name, dates and rules."""

    name = LocalizedTextFormField(label=_("Name"), max_length=200, required_languages=("uk", "en"))
    registration_until = day_field(_("Registration until"))
    talks_from = day_field(_("Talks from"))
    talks_until = day_field(_("Talks until"), help_text=_("Talks are held from Monday to Friday."))
    languages = forms.MultipleChoiceField(
        label=_("Languages of the talks"),
        choices=[(code, capfirst(str(label))) for code, label in WorkingLanguage.choices],
        widget=forms.CheckboxSelectMultiple,
    )
    most_partners = forms.IntegerField(
        label=_("Partners that one may meet at most"), min_value=1, max_value=MOST_PARTNERS, initial=3
    )
    minutes = forms.IntegerField(label=_("Minutes of a talk"), min_value=SHORTEST, max_value=LONGEST, initial=30)
    pause = forms.IntegerField(label=_("Minutes of a break"), min_value=0, max_value=LONGEST_PAUSE, initial=10)
    opens = _hour(_("Talks begin at the earliest"))
    closes = _hour(_("Talks end at the latest"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opens", "09:00")
        self.initial.setdefault("closes", "17:00")
        for code, label in WorkingLanguage.choices:
            if code != WorkingLanguage.UK:
                said = _("Interpreters at once between Ukrainian and: %(language)s") % {"language": label}
                self.fields[f"interpreters_{code}"] = forms.IntegerField(
                    label=said, min_value=0, max_value=MOST_INTERPRETERS, required=False
                )

    @classmethod
    def facts_of(cls, round: Round) -> dict[str, Any]:
        """What stands on file now."""
        interpreters = {f"interpreters_{code}": number for code, number in round.interpreters.items()}
        return {name: getattr(round, name) for name in _FACTS} | interpreters

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        prefix = "interpreters_"
        numbers = {name.removeprefix(prefix): typed[name] for name in typed if name.startswith(prefix) and typed[name]}
        return {"facts": RoundFacts(**{name: typed[name] for name in _FACTS}, interpreters=numbers)}


class InviteForm(VerbForm):
    """One municipality."""

    municipality = place_field(_("Municipality"), is_required=True)


_VERBS: dict[str, Callable[..., object]] = {
    Standing.PINNED: actions.pin_pair,
    Standing.FORBIDDEN: actions.forbid_pair,
    Standing.OPEN: actions.free_pair,
}


class PairForm(VerbForm):
    """Two participants, and what is said of them."""

    hromada = forms.ModelChoiceField(Participant.objects.none(), label=_("Hromada"))
    abroad = forms.ModelChoiceField(Participant.objects.none(), label=_("Municipality abroad"))
    standing = forms.ChoiceField(
        label=_("What you decide"),
        choices=[
            (Standing.PINNED, _("pin: they come together")),
            (Standing.FORBIDDEN, _("forbid: they do not come together")),
            (Standing.OPEN, _("leave it to preferences")),
        ],
    )

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = Participant.objects.registered().with_places().filter(round=round).order_by("municipality__name__uk")
        for name, side in (
            ("hromada", there.filter(municipality__country="UA")),
            ("abroad", there.exclude(municipality__country="UA")),
        ):
            cast("forms.ModelChoiceField[Participant]", self.fields[name]).queryset = side

    @property
    def verb(self) -> Callable[..., object]:
        """Of what is chosen; of a form that is not whole any: it will not run."""
        return _VERBS.get(self.data.get("standing", ""), actions.free_pair)

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("hromada", "abroad")}
