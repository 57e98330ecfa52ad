"""What the receiver's people type beside a letter: a question, a note, who has it, to whom it might be passed on."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.choosing import SearchedChoiceField
from pobratym.core.forms import VerbForm
from pobratym.correspondence.forms import LongText
from pobratym.introductions.models import AnswerPeriod, Message, Note, PassingOn
from pobratym.memberships.models import Membership, Organisation
from pobratym.people.models import User
from pobratym.places.models import Municipality


class AskForm(VerbForm):
    """A question to the sender before one decides."""

    prefix = "ask"
    text = LongText(
        label=_("Your question"),
        rows=4,
        longest=Message._meta.get_field("text").max_length or 0,
        help_text=_("The other side reads it as you write it, and answers on the same page."),
        error_messages={"required": _("The message is empty. Write a few words.")},
    )
    insist = forms.BooleanField(
        label=_("I have read the remarks and keep the text. A moderator reads it first where they concern wartime."),
        required=False,
    )


class NoteForm(VerbForm):
    """A note to one's own colleagues."""

    prefix = "note"
    text = LongText(
        label=_("Internal note"),
        rows=3,
        longest=Note._meta.get_field("text").max_length or 0,
        help_text=_("Only your own municipality sees it. Notes cannot be changed."),
        error_messages={"required": _("The note is empty. Write a few words.")},
    )


class AssignForm(VerbForm):
    """Who of one's own people answers."""

    prefix = "assign"
    person = forms.ChoiceField(label=_("Who answers"), required=False)

    def __init__(self, *args: Any, colleagues: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people: dict[str, User] = {str(each.user_id): each.user for each in colleagues}
        names = [(pk, person.full_name) for pk, person in self.people.items()]
        self.fields["person"].choices = [("", _("nobody yet")), *names]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {"person": self.people.get(self.cleaned_data["person"])}


def _municipality_field(offered: Sequence[Municipality]) -> SearchedChoiceField:
    """A line that understands the names of those offered, in any language."""
    return SearchedChoiceField(
        names=lambda: {str(each.pk): (f"{each.name}, {each.country}", *each.name.values()) for each in offered},
        label=_("Municipality"),
        required=False,
        help_text=_("One that is represented here. The sender gets a draft to it, looks at it and sends it."),
    )


class PassingForm(VerbForm):
    """To whom the letter might be passed on: a municipality that is here, or an organisation."""

    prefix = "pass"
    municipality = _municipality_field(())
    organisation = forms.ChoiceField(
        label=_("Or an organisation"), required=False, help_text=_("Its representatives get the letter by e-mail.")
    )
    words = LongText(
        label=_("A few words to the sender"),
        rows=3,
        longest=PassingOn._meta.get_field("words").max_length or 0,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        municipalities: Sequence[Municipality],
        organisations: Sequence[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.municipalities = {str(each.pk): each for each in municipalities}
        self.organisations = {str(each.pk): each for each in organisations}
        self.fields["municipality"] = _municipality_field(municipalities)
        chosen = [(pk, str(each)) for pk, each in self.organisations.items()]
        self.fields["organisation"].choices = [("", "—"), *chosen]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {
            "municipality": self.municipalities.get(self.cleaned_data["municipality"]),
            "organisation": self.organisations.get(self.cleaned_data["organisation"]),
            "words": self.cleaned_data["words"],
        }


class PeriodForm(VerbForm):
    """Within how many days one means to answer."""

    days = forms.IntegerField(
        label=_("We answer letters within so many days"),
        min_value=AnswerPeriod.SHORTEST,
        max_value=AnswerPeriod.LONGEST,
        help_text=_("Reminders go out a week before, and on the day to a second person."),
    )
