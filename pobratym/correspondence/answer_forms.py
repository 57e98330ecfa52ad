"""What a town hall that has no account types on the page of a letter: a form for each answer."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.answers.models import Answer, AnswerKind
from pobratym.core.forms import VerbForm
from pobratym.correspondence.forms import LongText
from pobratym.introductions.models import DeclineReason, Introduction, Message

MONTHS_OFFERED = 18
_LONGEST = Message._meta.get_field("text").max_length or 0


class CodeForm(VerbForm):
    """The code of a letter on paper."""

    code = forms.CharField(
        label=gettext_lazy("Code of the letter"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=gettext_lazy("Sixteen letters and digits, for example ACDE-FGHJ-KMNP-QRTU."),
    )


class AnswerForm(VerbForm):
    """Who answers, as far as she says: below what she says."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    post = forms.CharField(
        label=gettext_lazy("Your post"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    mailbox = forms.EmailField(
        label=gettext_lazy("E-mail address for the sender"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("The sender sees it. It is erased after a year, as are name and post."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = list(AnswerForm.base_fields)
        self.order_fields([*(name for name in self.fields if name not in who), *who])


def _words(*, is_required: bool = False, label: Any = None, longest: int = _LONGEST) -> LongText:
    missing = {"required": gettext_lazy("Write a few words.")}
    return LongText(
        label=label or gettext_lazy("In your own words"),
        rows=4,
        longest=longest,
        required=is_required,
        error_messages=missing,
    )


class InterestedForm(AnswerForm):
    """Yes, let us talk."""

    kind = AnswerKind.INTERESTED
    text = _words()

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "kind": self.kind}


class QuestionForm(InterestedForm):
    """First a question."""

    kind = AnswerKind.QUESTION
    text = _words(is_required=True, label=gettext_lazy("Your question"))


class NotNowForm(InterestedForm):
    """Later, perhaps."""

    kind = AnswerKind.NOT_NOW
    again_on = forms.TypedChoiceField(
        label=gettext_lazy("Ask again in"), required=False, coerce=date.fromisoformat, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["again_on"].choices = [("", _("not said")), *_months()]  # type: ignore[attr-defined]


class NoForm(AnswerForm):
    """A polite reason, own words beside it or instead of it."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The other side reads it in its own language."),
        error_messages={"required": gettext_lazy("Say why you decline: the other side reads it.")},
    )
    own_words = _words(longest=Introduction._meta.get_field("decision_reason").max_length or 0)


class InsteadForm(AnswerForm):
    """Somebody else is the right one to write to."""

    text = _words(
        is_required=True,
        label=gettext_lazy("Whom should the sender write to?"),
        longest=Answer._meta.get_field("text").max_length or 0,
    )
    has_consent = forms.BooleanField(
        label=gettext_lazy("They agree that the sender writes to them, or it is a public mailbox."),
        error_messages={"required": gettext_lazy("Name nobody who does not want to be written to.")},
    )


class WrongAddressForm(AnswerForm):
    """It has come to somebody who is not the town hall."""

    text = _words(longest=Answer._meta.get_field("text").max_length or 0)


class OfficialForm(VerbForm):
    """Which mailbox of the town hall confirms the answer."""

    prefix = "official"
    mailbox = forms.EmailField(
        label=gettext_lazy("Mailbox of the town hall"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("The official mailbox, or your own at the domain of the official website."),
    )


def _months() -> list[tuple[str, str]]:
    """The months to come, as the reader's language calls them."""
    today = timezone.localdate()
    numbers = range(today.year * 12 + today.month, today.year * 12 + today.month + MONTHS_OFFERED)
    days = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    return [(day.isoformat(), capfirst(date_format(day, "F Y"))) for day in days]
