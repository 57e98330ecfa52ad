"""Files that go with a message: private, for the two sides."""

from pathlib import PurePosixPath
from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.introductions.models import Message


class Scan(models.TextChoices):
    """What is known of a file. Only CLEAN and UNCHECKED are handed out."""

    UNCHECKED = "unchecked", _("no scanner is set up here")
    WAITING = "waiting", _("waits for the check for viruses")
    CLEAN = "clean", _("checked for viruses")
    HARMFUL = "harmful", _("harmful, deleted")


def private_storage() -> Storage:
    """Asked anew by each process: tests and hosts have their own."""
    return storages["private"]


def attachment_path(_attachment: "Attachment", filename: str) -> str:
    """Nothing that people typed stands in the path."""
    return f"messages/{uuid4().hex}{PurePosixPath(filename).suffix}"


class Attachment(models.Model):
    """A file of a message. Its name is what people called it, without what programs could take for something else."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(_("file"), upload_to=attachment_path, storage=private_storage, blank=True)
    name = models.CharField(_("name"), max_length=90)
    size = models.PositiveIntegerField(_("bytes"))
    scan = models.CharField(_("check for viruses"), max_length=10, choices=Scan, default=Scan.UNCHECKED)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        return self.scan == Scan.WAITING

    @property
    def is_handed_out(self) -> bool:
        return self.scan in (Scan.UNCHECKED, Scan.CLEAN)
