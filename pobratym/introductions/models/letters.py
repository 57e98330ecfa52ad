"""A letter of intent from one municipality to another, the answer, and the conversation that follows."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming, WhenErased
from pobratym.core.text_fields import LocalizedTextField
from pobratym.introductions.models.reasons import DeclineReason
from pobratym.introductions.workflow import OPEN, UNDECIDED, Status
from pobratym.partnerships.models import Partnership
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

# Spelt out: a condition of the database is changed by a migration, never with a list of the workflow.
_ONE_EACH_WAY = ["drafted", "held", "awaiting_recipient", "bounced", "sent", "opened", "answered", "question_asked"]
# Both municipalities and what a caption needs of each.
SIDES = [f"{side}__{what}" for side in ("sender", "receiver") for what in ("country", "region", "parent")]
_TWO = _("One has written a letter to the other, so they are not one municipality.")


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
        return self.select_related(*SIDES)

    def with_assignment(self) -> "IntroductionQuerySet":
        """With whoever of the receiver has the letter at hand."""
        return self.select_related("assignment__person")


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
    plan = models.JSONField(
        _("answers to the guide"),
        default=dict,
        db_default={},
        blank=True,
        help_text=_("What its writer chose, so that a draft is gone on with: letter/plan.py."),
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
    is_decided_outside = models.BooleanField(
        _("decided without an account"),
        default=False,
        db_default=False,
        help_text=_("By whoever reads the town hall’s post: with the link or the code of the letter."),
    )
    decline_code = models.CharField(_("reason"), max_length=20, choices=DeclineReason, blank=True)
    decision_reason = models.TextField(_("reason in your own words"), max_length=1500, blank=True)
    decision_language = models.CharField(
        _("language of your own words"),
        max_length=5,
        blank=True,
        default="",
        db_default="",
        help_text=_("They are shown as they were written; empty where nobody said."),
    )
    returned_reason = models.TextField(_("why it was returned"), max_length=1000, blank=True, default="", db_default="")
    partnership = models.OneToOneField(
        Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="introduction"
    )

    names_people = (
        Naming(
            "written_by",
            _("Letters of intent that you wrote"),
            ("subject", "letter", "status", "created_at", "sent_at"),
        ),
        Naming(
            "decided_by",
            _("Letters of intent that you decided"),
            ("status", "decided_at", "decision_reason"),
        ),
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
                condition=Q(status__in=_ONE_EACH_WAY),
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
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, is_decided_outside=False)
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_decided_outside=False)
                | Q(decided_at__isnull=False, decided_by__isnull=True, is_decided_outside=True),
                name="introduction_decision_whole",
                violation_error_message=_("A decision must have a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sender} → {self.receiver}"

    @property
    def waiting_texts(self) -> list[tuple[str, str]]:
        """What the checks read: each text with its language, none where it is in any."""
        return [("", self.subject), *self.letter.items()]

    def other_side(self, municipality_id: int) -> Municipality:
        """The side that this one (id) writes to."""
        return self.receiver if municipality_id == self.sender_id else self.sender

    @property
    def is_undecided(self) -> bool:
        return self.status in UNDECIDED

    @property
    def decline_sentence(self) -> str:
        """The courteous sentence that was chosen, in the reader's language; none where only own words were used."""
        return "" if self.decline_code in ("", DeclineReason.OWN_WORDS) else str(self.get_decline_code_display())

    @property
    def decline_text(self) -> str:
        """Why it was declined, in the reader's language as far as the list goes, then in the decliner's words."""
        return "\n\n".join(text for text in (self.decline_sentence, self.decision_reason) if text)


class SentManager(models.Manager["Message"]):
    """The safe default: what a moderator has not let go is not seen; `including_held` sees all."""

    def get_queryset(self) -> models.QuerySet["Message"]:
        return super().get_queryset().filter(is_held=False)


class HeldTooManager(models.Manager["Message"]):
    """Every message, also what waits for a moderator: for the writer's side and the back office."""


class Message(models.Model):
    """A message of the conversation. It goes to people's mailboxes through us; no address is shown."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Nobody where it came by the town hall’s post, from somebody who has no account."),
    )
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

    is_held = models.BooleanField(_("waiting for a moderator’s review"), default=False, db_default=False)
    # What is held and then let go is still what it was.
    is_question = models.BooleanField(_("a question of the receiver"), default=False, db_default=False)
    returned_reason = models.TextField(_("why it was returned"), max_length=1000, blank=True, default="", db_default="")

    names_people = (
        Naming(
            "author",
            _("Messages that you sent"),
            ("text", "sent_at"),
        ),
    )

    objects = SentManager()
    including_held = HeldTooManager()

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

    @property
    def waiting_texts(self) -> list[tuple[str, str]]:
        """What the checks read."""
        return [("", self.text)]


class ReplyAddress(models.Model):
    """Where an answer to a mail about this letter goes: an address of its own for each letter and reader.

    It tells whose answer comes in, and an answer from a returned mail. The part before the domain is all there is to
    know; who knows it may write to this letter only, and only as its reader.
    """

    token = models.CharField(max_length=32, unique=True)
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="reply_addresses")
    person = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Nobody: whoever reads the town hall’s post."),
    )
    made_at = models.DateTimeField(default=timezone.now)

    names_people = (
        Naming(
            "person",
            _("Addresses at which your answers by e-mail arrive"),
            ("introduction_id", "made_at"),
            WhenErased.GOES,
        ),
    )

    class Meta:
        verbose_name = _("address for answers")
        verbose_name_plural = _("addresses for answers")
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "person"],
                name="reply_address_one_a_reader",
                violation_error_message=_("This reader has an address for answers to this letter already."),
            ),
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(person__isnull=True),
                name="reply_address_one_outside",
                violation_error_message=_("The town hall has an address for answers to this letter already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction}"
