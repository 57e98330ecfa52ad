"""What one types about meetings, files, first steps and introductions."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.base import File
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import DomainError
from pobratym.core.forms import VerbForm
from pobratym.correspondence.forms import LongText, MessageForm
from pobratym.places.models import Municipality
from pobratym.talks.documents import MOST as MOST_FILES
from pobratym.talks.models.meetings import LONGEST, SHORTEST
from pobratym.talks.rules.clock import moment
from pobratym.talks.rules.interpreting import LANGUAGES, named
from pobratym.talks.rules.slots import MOST, Slot

_SUFFIXES = range(1, MOST + 1)


def _languages() -> list[tuple[str, str]]:
    """By their names, in the reader's language."""
    reader = get_language() or "en"
    found = sorted(((code, named(code, language=reader)) for code in LANGUAGES), key=lambda each: each[1].casefold())
    return [("", "—"), *found]


class TimesForm(VerbForm):
    """Up to three times, as the clock of one's own town hall shows them."""

    minutes = forms.IntegerField(
        label=_("How long, in minutes"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=60,
        help_text=_("From 15 to 240 minutes."),
    )
    word = LongText(label=_("A word to the other side"), rows=3, longest=500, required=False)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)
        for number in _SUFFIXES:
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Day"),
                required=number == 1,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
            self.fields[f"at_{number}"] = forms.TimeField(
                label=_("Start"),
                required=number == 1,
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            )

    def times(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Day and start of each time, for the page."""
        return [(self[f"day_{number}"], self[f"at_{number}"]) for number in _SUFFIXES]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        found = [self._slot(number, typed.get(f"day_{number}"), typed.get(f"at_{number}")) for number in _SUFFIXES]
        typed["times"] = [Slot(at, typed.get("minutes") or 0) for at in found if at]
        return typed

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("times", "word")}

    def _slot(self, number: int, day: date | None, at: time | None) -> datetime | None:
        if day and at:
            try:
                return moment(datetime.combine(day, at), self.zone)
            except DomainError as error:
                self.add_error(f"at_{number}", str(error))
        elif day or at:
            missing = f"at_{number}" if day else f"day_{number}"
            if missing not in self.errors:
                self.add_error(missing, _("Give both the day and the start."))
        return None


class MeetingForm(TimesForm):
    """A meeting that is proposed: its times, where it takes place, who interprets."""

    link = forms.CharField(
        label=_("Link to the meeting room"),
        required=False,
        max_length=300,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("Only the two sides see it."),
    )
    interpreter_from = forms.ChoiceField(label=_("Interpreter wanted, from"), choices=_languages, required=False)
    interpreter_to = forms.ChoiceField(label=_("Interpreter wanted, to"), choices=_languages, required=False)

    def arguments(self) -> dict[str, Any]:
        more = ("link", "interpreter_from", "interpreter_to")
        return super().arguments() | {name: self.cleaned_data[name] for name in more}


class ChooseTimeForm(VerbForm):
    """One of the times."""

    time = forms.IntegerField()


class WordForm(VerbForm):
    """A word that goes with a step."""

    word = LongText(label=_("A word to the other side"), rows=3, longest=500, required=False)


class ZoneForm(VerbForm):
    """The time zone of one's own municipality, where its country has several."""

    zone = forms.ChoiceField(label=_("Time zone of your municipality"))

    def __init__(self, *args: Any, zones: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"] = forms.ChoiceField(
            label=_("Time zone of your municipality"),
            choices=[("", "—"), *((zone, zone.replace("_", " ")) for zone in zones)],
        )


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list["File[bytes]"]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files if each]


class MessageWithFilesForm(MessageForm):
    """A message to the other side, with up to five files."""

    attachments = FilesField(
        label=_("Files"),
        required=False,
        widget=FilesInput(attrs={"multiple": True, "accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
        help_text=_("Up to five, PDF, DOCX without macros, JPEG or PNG, at most 8 MB each."),
    )

    field_order = ("text", "attachments", "insist")
    most_files = MOST_FILES


class SharedMessageForm(VerbForm):
    """A message to the two others of three."""

    text = LongText(
        label=_("Your message"),
        rows=6,
        longest=6000,
        error_messages={"required": _("The message is empty. Write a few words.")},
        help_text=_("The two others read it, and nobody else."),
    )


class StepForm(VerbForm):
    """A first step of one's own."""

    prefix = "step"
    text = forms.CharField(label=_("A step of your own"), max_length=200)


class TickForm(VerbForm):
    """Which step."""

    kind = forms.CharField(max_length=20)
    own = forms.IntegerField(required=False)


class RemoveStepForm(VerbForm):
    """Which own step."""

    own = forms.IntegerField()


class NotesForm(VerbForm):
    """The shared notes, with the version that the writer has read."""

    prefix = "notes"
    text = LongText(label=_("Shared notes"), rows=6, longest=4000, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TranslateForm(VerbForm):
    """From which language a message is to be translated."""

    source = forms.CharField(max_length=3)


class AskForIntroductionForm(VerbForm):
    """Which common partner, and why."""

    common = forms.ChoiceField(label=_("Common partner"))
    text = LongText(
        label=_("Why you wish to be introduced"),
        rows=6,
        longest=1500,
        help_text=_("The common partner reads it. The other side does not."),
    )

    def __init__(self, *args: Any, partners: Sequence[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partners = {str(each.pk): each for each in partners}
        self.fields["common"] = forms.ChoiceField(
            label=_("Common partner"), choices=[(pk, str(each.name)) for pk, each in self.partners.items()]
        )

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "common": self.partners[self.cleaned_data["common"]]}
