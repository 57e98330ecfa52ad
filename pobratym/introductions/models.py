"""A letter of intent from one municipality to another, the answer, and the conversation that follows."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.text_fields import LocalizedTextField
from pobratym.introductions.workflow import OPEN, UNDECIDED, Status
from pobratym.partnerships.models import Partnership
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

_TWO = _("One has written a letter to the other, so they are not one municipality.")


class DeclineReason(models.TextChoices):
    """Polite reasons at hand: each side reads them in its own language. OWN_WORDS stands for what was typed."""

    NO_CAPACITY = "no_capacity", _("Thank you for writing to us. We are holding as many talks as we can at the moment.")
    NO_COMMON_NEEDS = (
        "no_common_needs",
        _("Thank you for writing to us. What you are looking for is not what we can offer at the moment."),
    )
    HAS_PARTNER = (
        "has_partner",
        _("Thank you for writing to us. We wish to devote our efforts to the partners we already have."),
    )
    NO_MANDATE = (
        "no_mandate",
        _("Thank you for writing to us. Our council is not opening new partnerships for now."),
    )
    OTHER_KIND = (
        "other_kind",
        _("Thank you for writing to us. We are looking for a municipality of another size or in another country."),
    )
    OWN_WORDS = "own_words", _("In our own words")


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    """Adjectives for introductions."""

    def open(self) -> "IntroductionQuerySet":
        return self.filter(status__in=OPEN)

    def undecided(self) -> "IntroductionQuerySet":
        return self.filter(status__in=UNDECIDED)

    def sent_by(self, municipality: Municipality) -> "IntroductionQuerySet":
        return self.filter(sender=municipality)

    def received_by(self, municipality: Municipality) -> "IntroductionQuerySet":
        """What has reached the receiver's inbox. Drafts and letters that still wait never show there."""
        return self.filter(receiver=municipality, delivered_at__isnull=False)

    def seen_by(self, municipality: Municipality) -> "IntroductionQuerySet":
        """What the people of a municipality may read: what it wrote, and what has reached its inbox."""
        return self.filter(Q(sender=municipality) | Q(receiver=municipality, delivered_at__isnull=False))

    def with_sides(self) -> "IntroductionQuerySet":
        """With both municipalities and what tells them apart at hand."""
        places = [f"{side}__{what}" for side in ("sender", "receiver") for what in ("country", "region", "parent")]
        return self.select_related(*places)


class Introduction(models.Model):
    """One municipality asks another for a first talk."""

    sender = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="receiver",
        refusal=_TWO,
        on_delete=models.PROTECT,
        related_name="introductions_sent",
    )
    receiver = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="sender",
        refusal=_TWO,
        on_delete=models.PROTECT,
        related_name="introductions_received",
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(_("subject"), max_length=160)
    letter = LocalizedTextField(_("letter"), max_length=6000, blank=True)
    reasons = models.JSONField(
        _("reasons of the match"),
        default=list,
        blank=True,
        help_text=_("As shown when the letter was written: [{language: text}]."),
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DRAFTED)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    delivered_at = models.DateTimeField(
        _("delivered"),
        null=True,
        blank=True,
        help_text=_("Later than sent where the receiver was not on the platform yet."),
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    answered_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decline_code = models.CharField(_("reason"), max_length=20, choices=DeclineReason, blank=True)
    decision_reason = models.TextField(_("reason in your own words"), max_length=1500, blank=True)
    partnership = models.OneToOneField(
        Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="introduction"
    )

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        indexes = [models.Index(fields=["receiver", "status"], name="introduction_inbox")]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "receiver"],
                condition=Q(status__in=["drafted", "awaiting_recipient", "sent", "opened", "answered"]),
                name="introduction_one_open_each_way",
                violation_error_message=_("A letter to this municipality is already on its way."),
            ),
            models.CheckConstraint(
                condition=~Q(sender=F("receiver")),
                name="introduction_not_to_oneself",
                violation_error_message=_("A municipality cannot write to itself."),
            ),
            models.CheckConstraint(
                condition=~Q(letter={}),
                name="introduction_has_letter",
                violation_error_message=_("Write the letter in Ukrainian, in English or in both."),
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(decline_code=""),
                name="introduction_declined_with_reason",
                violation_error_message=_("Say why you decline: the other side reads it."),
            ),
            models.CheckConstraint(
                condition=~Q(decline_code="own_words") | ~Q(decision_reason=""),
                name="introduction_own_words_are_said",
                violation_error_message=_("Write the reason in your own words, or choose one from the list."),
            ),
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True) | Q(sent_at__isnull=False),
                name="introduction_delivered_was_sent",
                violation_error_message=_("Only a letter that was sent can be delivered."),
            ),
            set_together(
                "decided_at",
                "decided_by",
                name="introduction_decision_whole",
                message=_("A decision must have a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sender} → {self.receiver}"

    @property
    def is_undecided(self) -> bool:
        return self.status in UNDECIDED

    @property
    def decline_text(self) -> str:
        """Why it was declined, in the reader's language as far as the list goes, then in the decliner's words."""
        listed = "" if self.decline_code in ("", DeclineReason.OWN_WORDS) else str(self.get_decline_code_display())
        return "\n\n".join(text for text in (listed, self.decision_reason) if text)


class Message(models.Model):
    """A message of the conversation. It goes to people's mailboxes through us; no address is shown."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # A message goes where its letter goes.
    on_behalf_of = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        stays_with=("introduction__sender", "introduction__receiver"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("message"), max_length=6000)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    read_at = models.DateTimeField(_("read by the other side"), null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "id"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="message_not_empty",
                violation_error_message=_("The message is empty. Write a few words."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on_behalf_of} {self.sent_at:%Y-%m-%d %H:%M}"
