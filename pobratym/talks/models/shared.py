"""The thread of three: the common partner and the two whom it introduces write to each other."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.talks.models.introducing import IntroductionRequest

_SIDES = ("request__asker", "request__common", "request__third")


class SharedMessage(models.Model):
    """What one of the three writes to the two others. It goes to people's mailboxes through us; nobody else sees it."""

    request = models.ForeignKey(IntroductionRequest, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        stays_with=_SIDES,
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("message"), max_length=6000)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    names_people = (Naming("author", _("Messages that you sent in conversations of three"), ("text", "sent_at")),)

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("message of a conversation of three")
        verbose_name_plural = _("messages of conversations of three")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="shared_message_not_empty",
                violation_error_message=_("The message is empty. Write a few words."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on_behalf_of} {self.sent_at:%Y-%m-%d %H:%M}"


class SharedReading(models.Model):
    """Until when one of the three has read the thread."""

    request = models.ForeignKey(IntroductionRequest, on_delete=models.CASCADE, related_name="readings")
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        stays_with=_SIDES,
        on_delete=models.CASCADE,
        related_name="+",
    )
    read_at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("reading of a conversation of three")
        verbose_name_plural = _("readings of conversations of three")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "municipality"],
                name="shared_reading_one_a_side",
                violation_error_message=_("This side has read it already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.read_at:%Y-%m-%d %H:%M}"
