"""What one types into a letter, a message and a refusal."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.core.languages import content_languages
from pobratym.introductions.models import DeclineReason, Introduction, Message


def _longest(model: Any, field: str) -> int:
    return int(model._meta.get_field(field).max_length)


class LongText(forms.CharField):
    """A text of many lines. Browsers send two characters for an end of line and count one: so do we."""

    def __init__(self, *, rows: int, longest: int, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, **kwargs.pop("attrs", {})})
        super().__init__(widget=widget, max_length=longest, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class MessageForm(VerbForm):
    """A message to the other side."""

    text = LongText(
        label=_("Your message"),
        rows=6,
        longest=_longest(Message, "text"),
        error_messages={"required": _("The message is empty. Write a few words.")},
    )
    insist = forms.BooleanField(
        label=_("I have read the remarks and keep the text. A moderator reads it first where they concern wartime."),
        required=False,
    )


class DeclineLetterForm(VerbForm):
    """Why not: one of the polite reasons, own words beside it or instead of it."""

    prefix = "decline"
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        help_text=_("The other side reads it in its own language."),
        error_messages={"required": _("Say why you decline: the other side reads it.")},
    )
    own_words = LongText(
        label=_("In your own words"),
        rows=3,
        longest=_longest(Introduction, "decision_reason"),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of your words"),
        required=False,
        help_text=_("The other side reads your words as you write them; this language is said beside them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [(code, settings.LANGUAGE_NAMES[code]) for code in content_languages()]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
