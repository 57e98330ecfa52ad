"""The key of a letter that leaves the platform, and what whoever reads the town hall's post answers with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.introductions.models import Introduction, Message
from pobratym.memberships.models import LetterCode
from pobratym.memberships.models.keys import OneTimeKey
from pobratym.people.models import User


class AnswerKind(models.TextChoices):
    """What a town hall can say without an account."""

    RECEIVED = "received", _("the letter has arrived")
    INTERESTED = "interested", _("interested")
    QUESTION = "question", _("a question")
    NOT_NOW = "not_now", _("not now")
    DECLINED = "declined", _("no, thank you")
    INSTEAD = "instead", _("please write to somebody else")
    WRONG_ADDRESS = "wrong_address", _("wrong address")


class AnswerLink(models.Model):
    """An address and a code that open one letter without an account. Both are kept as digests only.

    A letter has as many as went out with it: one is not void because another one was made, for paper takes weeks.
    """

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="answer_links")
    key_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, unique=True)
    evidence = models.ForeignKey(
        LetterCode,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The same code as evidence beside a request to represent the receiver."),
    )
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("made void"), null=True, blank=True)
    opened_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last answered"), null=True, blank=True)

    names_people = (
        Naming("made_by", _("Codes and links that you made for letters"), ("introduction_id", "made_at", "expires_at")),
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("link of a letter")
        verbose_name_plural = _("links of letters")

    def __str__(self) -> str:
        return f"{self.introduction}"


class Answer(models.Model):
    """What was said with the link of a letter, by whom nobody here can know until the town hall's mailbox confirms it.

    Words for the other side are a message of the letter; `text` holds what is none: whom to write to instead.
    """

    link = models.ForeignKey(AnswerLink, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(_("answer"), max_length=16, choices=AnswerKind)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(_("in your own words"), max_length=1500, blank=True)
    again_on = models.DateField(_("ask again from"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    post = models.CharField(_("post"), max_length=150, blank=True)
    mailbox = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=8)
    said_at = models.DateTimeField(_("said"))
    is_official = models.BooleanField(_("confirmed by the town hall’s mailbox"), default=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        ordering = ["-said_at", "-pk"]
        verbose_name = _("answer without an account")
        verbose_name_plural = _("answers without an account")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_official=False, confirmed_at__isnull=True)
                | Q(is_official=True, confirmed_at__isnull=False),
                name="answer_confirmed_at_a_time",
                violation_error_message=_("A confirmed answer has the time of its confirmation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link}: {self.kind}"


class Confirmation(OneTimeKey):
    """A key to a mailbox of the town hall, which makes an answer official."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="confirmations")
    mailbox = models.EmailField(_("mailbox"))

    class Meta:
        ordering = ["made_at"]
        verbose_name = _("question whether an answer is official")
        verbose_name_plural = _("questions whether answers are official")

    def __str__(self) -> str:
        return f"{self.answer}"
