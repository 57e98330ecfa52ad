"""Passport, wishes for a partner, needs and offers. Everything here is what a municipality says of itself."""

from datetime import date
from typing import ClassVar, TypeVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.text_fields import LocalizedTextField
from pobratym.core.words import WordsField
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, OneMunicipalityField, WhenMerged
from pobratym.profiles.vocabulary import Form, Sphere


class ReviewedText(models.Model):
    """Free texts that the sensitivity check may hold back until a moderator has looked (profiles/checks)."""

    TEXTS: ClassVar[tuple[str, ...]] = ()

    needs_review = models.BooleanField(_("waiting for a moderator’s review"), default=False)
    returned_reason = models.TextField(_("why it was returned"), max_length=1000, blank=True)

    class Meta:
        abstract = True

    @property
    def free_texts(self) -> list[tuple[str, str]]:
        """What the checks read: each text with its language."""
        return [each for field in self.TEXTS for each in getattr(self, field).items()]


Reviewed = TypeVar("Reviewed", bound=ReviewedText)


class UnreviewedTooManager(models.Manager[Reviewed]):
    """Everything, also what waits for a moderator: for the municipality's own people and the back office."""


class PublicManager(models.Manager[Reviewed]):
    """The safe default: what waits for a moderator is not seen; `including_unreviewed` sees all."""

    def get_queryset(self) -> models.QuerySet[Reviewed]:
        return super().get_queryset().filter(needs_review=False)


class Passport(ReviewedText):
    """A municipality's self-description. The contact is shown to partners only (product.md, Profiles)."""

    TEXTS = ("about",)

    municipality = OneMunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="passport"
    )
    about = LocalizedTextField(_("about us"), max_length=4000, blank=True)
    languages = models.JSONField(_("languages we can write and speak"), default=list, blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail for partners"), blank=True)
    contact_phone = models.CharField(_("telephone for partners"), max_length=40, blank=True)
    updated_at = models.DateTimeField(_("last confirmed"), default=timezone.now)
    updated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PublicManager()
    including_unreviewed = UnreviewedTooManager()

    class Meta:
        verbose_name = _("community passport")
        verbose_name_plural = _("community passports")

    def __str__(self) -> str:
        return str(self.municipality)


class PartnerSearch(ReviewedText):
    """Whether a municipality seeks a partner, of what kind, and how many talks it can hold at a time."""

    TEXTS = ("note",)

    municipality = OneMunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="partner_search"
    )
    is_seeking = models.BooleanField(_("we are looking for a partner"), default=False)
    types = models.JSONField(_("kinds of partnership wanted"), default=list, blank=True)
    countries = models.JSONField(_("countries preferred"), default=list, blank=True)
    sizes = models.JSONField(_("sizes preferred"), default=list, blank=True)
    note = LocalizedTextField(_("who we are looking for"), max_length=1500, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("talks at a time"),
        default=3,
        validators=[MaxValueValidator(20)],
        help_text=_("How many talks you can hold at once."),
    )
    since = models.DateField(_("seeking since"), null=True, blank=True)

    objects = PublicManager()
    including_unreviewed = UnreviewedTooManager()

    class Meta:
        verbose_name = _("search for a partner")
        verbose_name_plural = _("searches for a partner")
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__range=(0, 20)),
                name="partner_search_capacity_possible",
                violation_error_message=_("Name a number of talks from 0 to 20."),
            )
        ]

    def __str__(self) -> str:
        return str(self.municipality)


class Direction(models.TextChoices):
    """Both sides need and both sides offer."""

    NEED = "need", _("need")
    OFFER = "offer", _("offer")


class Urgency(models.TextChoices):
    """How soon a need has to be met."""

    URGENT = "urgent", _("urgent")
    THIS_YEAR = "this_year", _("this year")
    LONG_TERM = "long_term", _("long-term")


class ListingStatus(models.TextChoices):
    """A need is met, an offer is full; then it is no longer shown among the open ones."""

    OPEN = "open", _("open")
    MET = "met", _("met")
    FULL = "full", _("full")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ListingQuerySet(models.QuerySet["Listing"]):
    """Adjectives for needs and offers."""

    def open(self, day: date | None = None) -> "ListingQuerySet":
        """On that day; today, where none is named."""
        return self.filter(status=ListingStatus.OPEN).exclude(expires_on__lt=day or timezone.localdate())

    def needs(self) -> "ListingQuerySet":
        return self.filter(direction=Direction.NEED)

    def offers(self) -> "ListingQuerySet":
        return self.filter(direction=Direction.OFFER)


class PublicListingManager(models.Manager.from_queryset(ListingQuerySet)):  # type: ignore[misc]
    """The safe default, with the adjectives of needs and offers."""

    def get_queryset(self) -> ListingQuerySet:
        return ListingQuerySet(self.model, using=self._db).filter(needs_review=False)


class Listing(ReviewedText):
    """A need or an offer, coded by sphere and form so that it can be matched and read in every language."""

    TEXTS = ("title", "details")

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="listings"
    )
    direction = models.CharField(_("need or offer"), max_length=5, choices=Direction)
    sphere = models.CharField(_("field of cooperation"), max_length=24, choices=Sphere)
    form = models.CharField(_("form"), max_length=24, choices=Form)
    title = LocalizedTextField(_("in a few words"), max_length=160, blank=True)
    details = LocalizedTextField(_("details"), max_length=2000, blank=True)
    title_words = WordsField(of=["title"])
    words = WordsField(of=["title", "details"])
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.THIS_YEAR)
    status = models.CharField(_("status"), max_length=10, choices=ListingStatus, default=ListingStatus.OPEN)
    expires_on = models.DateField(_("until"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PublicListingManager()
    including_unreviewed = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["direction", "sphere", "id"]
        verbose_name = _("need or offer")
        verbose_name_plural = _("needs and offers")
        indexes = [models.Index(fields=["direction", "sphere", "status"], name="listing_by_sphere")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title={}),
                name="listing_has_title",
                violation_error_message=_("Say in a few words, in Ukrainian or in English, what it is."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)
