"""What the sender is shown of how its letter reaches a town hall that is not here, and the forms of each way."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.core.forms import VerbForm
from pobratym.correspondence.access import Standing
from pobratym.delivery import queries
from pobratym.delivery.models import Delivery
from pobratym.delivery.rules.standing import said_to_sender
from pobratym.delivery.rules.times import SILENT_AFTER
from pobratym.delivery.workflow import Status
from pobratym.introductions.models import Introduction
from pobratym.introductions.workflow import KEPT, UNANSWERED
from pobratym.memberships.models import Organisation
from pobratym.memberships.rules import may_speak
from pobratym.places.models import Municipality
from pobratym.places.queries.official_addresses import website_of

_MOST = 50


def _longest(name: str, model: Any = Delivery) -> int:
    return int(model._meta.get_field(name).max_length)


class EmailForm(VerbForm):
    """A mailbox that the sender has found, and where."""

    prefix = "email"
    mailbox = forms.CharField(
        label=_("E-mail address of the town hall"),
        max_length=_longest("address"),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
        help_text=_("The mailbox of the office, as its website names it."),
    )
    source = forms.CharField(
        label=_("Where it can be read"),
        max_length=_longest("source"),
        help_text=_("The address of the page, best one on the town hall’s own website."),
    )
    insist = forms.BooleanField(
        label=_("I have looked: the town hall names this address for such letters."), required=False
    )


class PostedForm(VerbForm):
    """When the letter was posted, and to where."""

    prefix = "posted"
    posted_on = forms.DateField(label=_("Posted on"), widget=forms.DateInput(attrs={"type": "date"}))
    address = forms.CharField(
        label=_("To which address"), max_length=_longest("address"), required=False, help_text=_("In one line.")
    )


class FormUsedForm(VerbForm):
    """When the text was put into the form on their website, and on which page."""

    prefix = "form"
    posted_on = forms.DateField(label=_("Sent on"), widget=forms.DateInput(attrs={"type": "date"}))
    address = forms.CharField(label=_("Address of the page"), max_length=_longest("address"), required=False)


class PartnerForm(VerbForm):
    """Who knows both and is asked to pass the letter on."""

    prefix = "partner"
    partner = forms.ChoiceField(label=_("Who knows both of you"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: Mapping[str, Municipality | Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = choices
        self.fields["partner"].choices = [(key, str(each)) for key, each in choices.items()]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        chosen = self.known[self.cleaned_data["partner"]]
        return {"municipality" if isinstance(chosen, Municipality) else "organisation": chosen}


class PassOnForm(VerbForm):
    """What is said of a letter that one was asked to pass on; the buttons say whether."""

    reason = forms.CharField(
        label=_("A word to the hromada"),
        required=False,
        max_length=_longest("decision_reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where you do not pass the letter on: why."),
    )


@dataclass
class Ways:
    """One letter before its sender: what was tried, what can be tried now, and why not."""

    reader: Standing

    @property
    def letter(self) -> Introduction:
        return self.reader.introduction

    @cached_property
    def deliveries(self) -> list[Delivery]:
        return list(queries.deliveries_of(self.letter))

    @cached_property
    def cannot_leave(self) -> Text | None:
        return queries.cannot_leave_now(self.letter)

    @property
    def may_act(self) -> bool:
        return may_speak(self.reader.membership)

    @property
    def are_open(self) -> bool:
        """The reader may choose a way now."""
        return self.may_act and not self.cannot_leave

    @property
    def said(self) -> Text:
        return said_to_sender(self.letter.status)

    @cached_property
    def mailbox(self) -> queries.MailboxOnFile | None:
        return queries.mailbox_on_file(self.letter.receiver_id)

    @property
    def mailbox_was_used(self) -> bool:
        return any(each.is_on_file and each.status != Status.GIVEN_UP for each in self.deliveries)

    @cached_property
    def website(self) -> str:
        found = website_of(self.letter.receiver_id)
        return found.value if found else ""

    @property
    def is_ready_to_post(self) -> bool:
        return any(each.status == Status.PREPARED for each in self.deliveries)

    @cached_property
    def partners(self) -> dict[str, Municipality | Organisation]:
        """Who may be asked to pass it on, by the key of the form."""
        towns = {f"municipality-{each.pk}": each for each in queries.common_partners(self.letter)[:_MOST]}
        organisations = {f"organisation-{each.pk}": each for each in queries.associations_of(self.letter)[:_MOST]}
        return {**towns, **organisations}

    @cached_property
    def to_remind(self) -> Delivery | None:
        """The delivery by which the town hall may be reminded now."""
        return next((each for each in self.deliveries if queries.may_remind(each)), None)

    @property
    def is_silent(self) -> bool:
        """Nobody has answered for a month."""
        sent = [each.sent_at for each in self.deliveries if each.sent_at]
        waits = self.letter.status in UNANSWERED
        return bool(sent) and waits and timezone.now() - max(sent) >= SILENT_AFTER

    @property
    def wants_another(self) -> bool:
        """The letter waits for its sender to choose a way."""
        return self.letter.status in KEPT


def ways_of(reader: Standing) -> Ways | None:
    """For the sender of a letter that concerns a town hall that is not here; None for everybody else."""
    return Ways(reader) if reader.is_sender and queries.is_outside(reader.introduction) else None
