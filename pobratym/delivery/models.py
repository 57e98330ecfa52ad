"""A delivery is a row of its own beside its letter; who wants no more letters; whose own mailbox sends mail back."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming, WhenErased
from pobratym.delivery.workflow import ON_ITS_WAY, Status
from pobratym.introductions.models import SIDES, Introduction
from pobratym.memberships.models import Organisation
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged

# Spelt out: a condition of the database is changed by a migration, never with a list of the workflow.
_UNDER_WAY = ["prepared", "held", "asked"]


class Channel(models.TextChoices):
    """By which way a letter goes."""

    EMAIL = "email", _("by e-mail")
    PAPER = "paper", _("on paper, by post")
    COMMON_PARTNER = "common_partner", _("through somebody who knows both")
    FORM = "form", _("through the form on their website")


class CameBack(models.TextChoices):
    """Why a letter came back, as mail servers and town halls say it."""

    REFUSED = "refused", _("The address does not exist or takes no letters from outside.")
    FULL = "full", _("The mailbox was full.")
    UNKNOWN = "unknown", _("It could not be delivered; the reason is not clear.")


class HeldFor(models.TextChoices):
    """Why a moderator looks before the letter leaves."""

    OTHER_DOMAIN = "other_domain", _("The address is not at the domain of the website on file.")
    NOTHING_ON_FILE = "nothing_on_file", _("No website of the town hall is on file to compare the address with.")
    LOOKALIKE = "lookalike", _("The domain looks like that of the website on file, and is another one.")
    SHARED = "shared", _("Anybody can have a mailbox there.")
    SIMILAR = "similar", _("The sender has written nearly the same to several others.")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Adjectives for deliveries."""

    def on_its_way(self) -> "DeliveryQuerySet":
        """Something may still come of it: a full mailbox is tried again."""
        return self.filter(Q(status__in=ON_ITS_WAY) | Q(next_try_at__isnull=False))

    def under_way(self) -> "DeliveryQuerySet":
        """Begun, and not with the town hall yet."""
        return self.filter(status__in=_UNDER_WAY)

    def with_sides(self) -> "DeliveryQuerySet":
        """With the letter, both municipalities and whoever passes it on."""
        sides = [f"introduction__{each}" for each in SIDES]
        place = [f"passed_by__{each}" for each in ("country", "region", "parent")]
        return self.select_related(*sides, *place, "passed_by_organisation__country")


class Delivery(models.Model):
    """One way by which a letter goes to a town hall that is not here, and what came of it."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("way"), max_length=14, choices=Channel)
    status = models.CharField(_("status"), max_length=13, choices=Status)
    address = models.CharField(
        _("address"),
        max_length=320,
        blank=True,
        help_text=_("The mailbox, or the page of the form. Forgotten some time after the letter is over."),
    )
    is_on_file = models.BooleanField(_("the town hall’s mailbox on file"), default=False)
    source = models.CharField(
        _("where the address was found"), max_length=300, blank=True, help_text=_("An address on the web, or words.")
    )
    held_for = models.JSONField(_("why it waits"), default=list, blank=True)
    passed_by = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters_to_pass_on",
        verbose_name=_("municipality that passes it on"),
    )
    passed_by_organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters_to_pass_on",
        verbose_name=_("organisation that passes it on"),
    )
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("begun"), default=timezone.now)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_reason = models.CharField(_("reason"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    came_back = models.CharField(_("why it came back"), max_length=7, choices=CameBack, blank=True)
    came_back_text = models.CharField(_("what was said when it came back"), max_length=300, blank=True)
    came_back_at = models.DateTimeField(_("came back"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("arrived"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("the town hall was reminded"), null=True, blank=True)
    sender_told_at = models.DateTimeField(_("the sender was told of the silence"), null=True, blank=True)
    # The mail as it was filed, for a moderator's yes and for another try; it goes when neither can come any more.
    mail = models.JSONField(null=True, blank=True)
    forgotten_at = models.DateTimeField(_("address forgotten"), null=True, blank=True)

    names_people = (
        Naming(
            "requested_by",
            _("Letters that you sent to town halls outside the platform"),
            ("introduction_id", "channel", "status", "requested_at", "sent_at", "posted_on"),
        ),
        Naming(
            "decided_by",
            _("Letters to town halls that you approved, refused or passed on"),
            ("introduction_id", "status", "decided_at", "decision_reason"),
        ),
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["requested_at", "id"]
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [models.Index(fields=["status", "next_try_at"], name="delivery_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "channel"],
                condition=Q(status__in=_UNDER_WAY),
                name="delivery_one_under_way",
                violation_error_message=_("This way is already being tried."),
            ),
            models.CheckConstraint(
                condition=~Q(channel="email") | ~Q(address="") | Q(forgotten_at__isnull=False),
                name="delivery_email_has_address",
                violation_error_message=_("Enter the e-mail address of the town hall."),
            ),
            models.CheckConstraint(
                condition=~Q(channel="email") | Q(is_on_file=True) | ~Q(source="") | Q(forgotten_at__isnull=False),
                name="delivery_address_has_source",
                violation_error_message=_("Say where the address can be read."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(channel="common_partner", passed_by__isnull=False, passed_by_organisation__isnull=True)
                    | Q(channel="common_partner", passed_by__isnull=True, passed_by_organisation__isnull=False)
                    | (~Q(channel="common_partner") & Q(passed_by__isnull=True, passed_by_organisation__isnull=True))
                ),
                name="delivery_passed_by_one",
                violation_error_message=_("Choose one municipality or organisation that passes the letter on."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["sent", "acknowledged", "came_back", "wrong_address"])
                | Q(sent_at__isnull=False),
                name="delivery_sent_with_time",
                violation_error_message=_("What was sent has a time."),
            ),
            models.CheckConstraint(
                condition=~Q(status="came_back") | (~Q(came_back="") & Q(came_back_at__isnull=False)),
                name="delivery_came_back_with_reason",
                violation_error_message=_("Say why it came back, and when."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["refused", "not_passed"]) | ~Q(decision_reason=""),
                name="delivery_no_with_reason",
                violation_error_message=_("Say why: the sender reads it."),
            ),
            set_together(
                "decided_at",
                "decided_by",
                name="delivery_decision_whole",
                message=_("A decision has a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.introduction} {self.channel}"

    @property
    def reasons_to_look(self) -> list[str]:
        """Why a moderator looks, in the reader's language."""
        return [str(HeldFor(code).label) for code in self.held_for]

    @property
    def passes_on(self) -> Municipality | Organisation | None:
        """Who was asked to pass it on."""
        return self.passed_by or self.passed_by_organisation


class Attempt(models.Model):
    """A mail of a delivery that was filed in the outbox: by its Message-ID a notice of failure finds its way back."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    message_id = models.CharField(max_length=200, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["made_at", "id"]
        verbose_name = _("attempt of a delivery")
        verbose_name_plural = _("attempts of deliveries")

    def __str__(self) -> str:
        return self.message_id


class HowSaid(models.TextChoices):
    """How a town hall said that it wants no more letters."""

    ONE_CLICK = "one_click", _("by the link in a letter")
    IN_WRITING = "in_writing", _("in writing, to us")


class NoMoreLettersQuerySet(models.QuerySet["NoMoreLetters"]):
    """Adjectives for refusals."""

    def in_force(self) -> "NoMoreLettersQuerySet":
        return self.filter(lifted_at__isnull=True)


class NoMoreLetters(models.Model):
    """A town hall that is not here wants no more letters, from any hromada."""

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="no_more_letters"
    )
    address = models.CharField(
        _("address"), max_length=320, blank=True, help_text=_("To which the letter went; forgotten with the delivery.")
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    how_said = models.CharField(_("how it was said"), max_length=10, choices=HowSaid)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lift_reason = models.CharField(_("why it was lifted"), max_length=500, blank=True)

    names_people = (
        Naming(
            "lifted_by",
            _("Refusals of letters that you lifted"),
            ("municipality_id", "since", "lifted_at", "lift_reason"),
        ),
    )

    objects = NoMoreLettersQuerySet.as_manager()

    class Meta:
        ordering = ["-since"]
        verbose_name = _("refusal of letters")
        verbose_name_plural = _("refusals of letters")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(lifted_at__isnull=True),
                name="no_more_letters_in_force_once",
                violation_error_message=_("This town hall has refused letters already."),
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lift_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason="")),
                name="no_more_letters_lifted_whole",
                violation_error_message=_("Say why the refusal is lifted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}"


class BouncedSender(models.Model):
    """E-mail to a person who sends letters came back: answers would not reach her, so she sends none for a while."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(_("address"), max_length=320)
    said = models.CharField(_("what was said when it came back"), max_length=300, blank=True)
    since = models.DateTimeField(_("since"), default=timezone.now)

    names_people = (
        Naming("person", _("That e-mail to your address came back"), ("address", "said", "since"), WhenErased.GOES),
    )

    class Meta:
        verbose_name = _("sender whose mailbox sends mail back")
        verbose_name_plural = _("senders whose mailboxes send mail back")

    def __str__(self) -> str:
        return f"{self.person}"
