"""Coat of arms, flag and photographs of a municipality. Files are private: what may be seen is decided at each look, so
that what is withdrawn is gone at once (web/media.py)."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.profiles.models.reviewed import KEPT_FOR_REVIEW, PUBLISHED, ReviewedText
from pobratym.profiles.models.visible import Audience, VisibleQuerySet


def private_storage() -> Storage:
    """Called by the field, so that no migration names a folder."""
    return storages["private"]


def picture_path(picture: "PassportPicture", name: str) -> str:
    """Nothing of what the file was called stays."""
    return f"pictures/{picture.municipality_id}/{uuid4().hex}.{name.rsplit('.', 1)[-1]}"


def last_day_of_damage() -> date:
    """What shows damage is public today if it was added on this day or before."""
    return timezone.localdate() - settings.DAMAGE_PICTURES_WAIT


class PictureKind(models.TextChoices):
    """What a picture is of."""

    ARMS = "arms", _("coat of arms")
    FLAG = "flag", _("flag")
    PHOTOGRAPH = "photograph", _("photograph")


class PictureQuerySet(VisibleQuerySet["PassportPicture"]):
    """Adjectives for pictures."""

    def shown(self, waited_since: date | None = None) -> "PictureQuerySet":
        """Those that are public: described, not withdrawn, and of damage only where added on that day or before, by
        default as long ago as the settings want it today."""
        day = waited_since or last_day_of_damage()
        return self.filter(PUBLISHED, Q(shows_damage=False) | Q(added_on__lte=day), withdrawn_at__isnull=True)

    def photographs(self) -> "PictureQuerySet":
        return self.filter(kind=PictureKind.PHOTOGRAPH)


class ShownPictureManager(models.Manager.from_queryset(PictureQuerySet)):  # type: ignore[misc]
    """The safe default: what is public at this moment, as everybody sees it."""

    def get_queryset(self) -> PictureQuerySet:
        return PictureQuerySet(self.model, using=self._db).seen_by(Audience.PUBLIC).shown()


class PassportPicture(ReviewedText):
    """A picture with its description for those who do not see it, and who made it."""

    TEXTS = ("alt", "credit")
    NEEDED = ("alt", "credit")
    VISIBILITY = {
        Audience.PUBLIC: ("municipality", "kind", "file", "small", "width", "height", "alt", "credit", "added_on"),
        Audience.NEVER: (
            *("shows_damage", "put_first_at", "added_by", "withdrawn_at", "withdrawn_by", "withdrawn_reason"),
            *KEPT_FOR_REVIEW,
        ),
    }

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="pictures"
    )
    kind = models.CharField(_("what it is"), max_length=10, choices=PictureKind)
    file = models.FileField(_("picture"), upload_to=picture_path, storage=private_storage)
    small = models.FileField(_("small picture"), upload_to=picture_path, storage=private_storage)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    alt = LocalizedTextField(_("description of the picture"), max_length=250, blank=True)
    credit = LocalizedTextField(_("who made the picture"), max_length=150, blank=True)
    shows_damage = models.BooleanField(_("shows war damage"), default=False)
    put_first_at = models.DateTimeField(_("put first"), null=True, blank=True, editable=False)
    added_on = models.DateField(_("added"), default=timezone.localdate, editable=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_reason = models.TextField(_("why it was withdrawn"), max_length=1000, blank=True, editable=False)

    names_people = (
        Naming("added_by", _("Pictures of municipalities that you added"), ("municipality_id", "kind", "added_on")),
        Naming("withdrawn_by", _("Pictures that you took off pages as a moderator"), ("kind", "withdrawn_at")),
    )

    objects = ShownPictureManager()
    including_unreviewed = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["kind", F("put_first_at").desc(nulls_last=True), "id"]
        verbose_name = _("picture of a municipality")
        verbose_name_plural = _("pictures of municipalities")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(alt={}) & ~Q(credit={})) | Q(needs_review=True),
                name="passport_picture_is_described",
                violation_error_message=_("Say what the picture shows and who made it."),
            ),
            set_together(
                "withdrawn_at",
                "withdrawn_by",
                name="passport_picture_is_withdrawn_by_somebody",
                message=_("Who withdraws a picture is said together with when."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.last_written("alt"))

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def public_from(self) -> date | None:
        """The day on which a photograph of damage becomes public; None for all others, and where it has come."""
        day = self.added_on + settings.DAMAGE_PICTURES_WAIT
        return day if self.shows_damage and day > timezone.localdate() else None

    @property
    def is_shown(self) -> bool:
        """As `shown` says it."""
        is_published = not self.needs_review or self.is_public_meanwhile
        return is_published and not self.is_withdrawn and self.public_from is None
