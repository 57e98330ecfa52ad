"""What one types to register for a round."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.profiles.vocabulary import WorkingLanguage
from pobratym.rounds.models import Participant, Round
from pobratym.rounds.rules.hours import days_of


class RegistrationForm(VerbForm):
    """With how many partners we would talk, in which languages, on which days."""

    capacity = forms.IntegerField(label=_("With how many partners you would talk"), min_value=1)
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you can talk"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of the languages of the round.")},
    )
    days = forms.MultipleChoiceField(
        label=_("Days on which you can talk"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day on which you can talk.")},
    )

    def __init__(self, *args: Any, round: Round, zones: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = cast("forms.MultipleChoiceField", self.fields["languages"])
        languages.choices = [(each, capfirst(WorkingLanguage(each).label)) for each in round.languages]
        days = days_of(round.talks_from, round.talks_until)
        choices = [(day.isoformat(), capfirst(date_format(day, "l, j E"))) for day in days]
        cast("forms.MultipleChoiceField", self.fields["days"]).choices = choices
        if zones:
            self.fields["zone"] = forms.ChoiceField(
                label=_("Time zone of your municipality"),
                choices=[("", "—"), *((zone, zone.replace("_", " ")) for zone in zones)],
                error_messages={"required": _("Choose the time zone of your municipality.")},
            )

    @classmethod
    def present(cls, round: Round, participant: Participant | None, languages: list[str], zone: str) -> dict[str, Any]:
        """What stands on file; before one registers: the languages of the passport, and every day."""
        if participant is not None and participant.is_registered:
            return {"capacity": participant.capacity, "languages": participant.languages, "days": participant.days} | {
                "zone": zone
            }
        days = [day.isoformat() for day in days_of(round.talks_from, round.talks_until)]
        return {"capacity": 1, "languages": languages, "days": days, "zone": zone}

    def arguments(self) -> dict[str, Any]:
        typed = super().arguments()
        return typed | {"days": [date.fromisoformat(day) for day in typed["days"]]}
