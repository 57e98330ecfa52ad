"""Asking to represent a municipality."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratym.core.forms import VerbForm
from pobratym.memberships.documents import ENDINGS
from pobratym.memberships.models import Affiliation, Membership, MembershipRequest, Organisation, Role, Vouching


class ClaimForm(VerbForm):
    """Who asks, in what post, and what shows it."""

    position = forms.CharField(
        label=_("Your post"),
        max_length=150,
        help_text=_("For example: head of the department of international cooperation."),
    )
    note = forms.CharField(
        label=_("Note for the moderator"),
        max_length=MembershipRequest._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "How can the moderator check that you may act for the municipality? For example: who may confirm it, "
            "and at what official number. Only moderators read this."
        ),
    )
    document = forms.FileField(
        label=_("Document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=_(
            "A letter signed by the head, an order of appointment. PDF, JPEG, PNG or DOCX, at most 8 MB. "
            "Only moderators can open it."
        ),
    )


class MailboxStep(VerbForm):
    """To which mailbox of the town hall the question goes."""

    mailbox = forms.EmailField(
        label=_("Mailbox of the town hall"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "The official mailbox, or your own at the domain of the official website. Mailboxes that anybody can have "
            "(gmail.com, ukr.net) show nothing."
        ),
    )


class CodeStep(VerbForm):
    """The code of a letter on paper."""

    code = forms.CharField(
        label=_("Code of the letter"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Four groups of four signs, for example ACDE-FGHJ-KMNP-QRTU."),
    )


class VouchStep(VerbForm):
    """Whom of those who may know her the person names."""

    voucher = forms.ChoiceField(
        label=_("Who can vouch for you"),
        help_text=_("They get an e-mail with your name and post, and two weeks to answer."),
    )

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Whom one may choose from: names of organisations and partners by their keys."""
        self.fields["voucher"].choices = choices  # type: ignore[attr-defined]


class VouchingForm(VerbForm):
    """Yes or no, by two buttons, and how one knows the person."""

    words = forms.CharField(
        label=_("How you know the person"),
        max_length=Vouching._meta.get_field("words").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "A yes needs it. For example: we have worked together since 2023 on the exchange of schools. Moderators "
            "read it."
        ),
    )
    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")], error_messages={"required": _("Press yes or no.")})

    def arguments(self) -> dict[str, Any]:
        return {"is_known": self.cleaned_data["answer"] == "yes", "words": self.cleaned_data["words"]}


class MandateForm(VerbForm):
    """Which organisation may act for the municipality."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = offered  # type: ignore[attr-defined]


class MemberForm(VerbForm):
    """Since when a municipality is a member, and where that can be read."""

    since = forms.DateField(
        label=_("Member since"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=Affiliation._meta.get_field("source").max_length,
        help_text=_("For example: list of members of 1 September 2026; decision of the council No. 12."),
    )


class AnswerStep(VerbForm):
    """What the person says to a moderator's question."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only moderators read this."),
    )


class InviteForm(VerbForm):
    """Whom a colleague invites, and to which role."""

    email = forms.EmailField(
        label=_("E-mail address of your colleague"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, roles: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["role"].initial = Role.EDITOR


class RoleForm(VerbForm):
    """Another role for a colleague."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class EndMembershipForm(VerbForm):
    """Why it ends, and who takes over where the last head leaves."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("For example: another post since 1 September. It stands in the e-mail about the end."),
    )
    successor = forms.ModelChoiceField(
        Membership.objects.none(),
        label=_("Who becomes the head"),
        required=False,
        empty_label=_("nobody yet: moderators are told"),
    )

    def __init__(self, *args: Any, heirs: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if heirs:
            field = self.fields["successor"]
            field.queryset = Membership.objects.filter(pk__in=[each.pk for each in heirs])  # type: ignore[attr-defined]
            field.label_from_instance = lambda each: f"{each.user}"  # type: ignore[attr-defined]
        else:
            del self.fields["successor"]
