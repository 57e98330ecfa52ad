"""What a machine made of a message, kept beside it so that it is asked for once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.introductions.models import Message


class MessageTranslation(models.Model):
    """A message in another language as a machine put it: always shown as that, beside the original."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=3)
    text = models.TextField(_("translation by a machine"), max_length=20_000)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("translation of a message")
        verbose_name_plural = _("translations of messages")
        constraints = [
            models.UniqueConstraint(
                fields=["message", "language"],
                name="message_translation_once",
                violation_error_message=_("This message has been translated into this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.message} {self.language}"
