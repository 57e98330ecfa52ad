"""Needs and offers."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.core.words import WordsField
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.profiles.models.money import amount_has_currency, currency_field
from pobratym.profiles.models.reviewed import KEPT_FOR_REVIEW, PUBLISHED, ReviewedText
from pobratym.profiles.models.visible import Audience, VisibleQuerySet
from pobratym.profiles.vocabulary import Form, Sphere
from pobratym.profiles.workflow import ListingStatus


class Direction(models.TextChoices):
    """Both sides need and both sides offer."""

    NEED = "need", _("need")
    OFFER = "offer", _("offer")


class Urgency(models.TextChoices):
    """How soon a need has to be met."""

    URGENT = "urgent", _("urgent")
    THIS_YEAR = "this_year", _("this year")
    LONG_TERM = "long_term", _("long-term")


class ListingQuerySet(VisibleQuerySet["Listing"]):
    """Adjectives for needs and offers."""

    def open(self, day: date | None = None) -> "ListingQuerySet":
        """On that day; today, where none is named."""
        return self.filter(status=ListingStatus.OPEN).exclude(expires_on__lt=day or timezone.localdate())

    def needs(self) -> "ListingQuerySet":
        return self.filter(direction=Direction.NEED)

    def offers(self) -> "ListingQuerySet":
        return self.filter(direction=Direction.OFFER)


class PublicListingManager(models.Manager.from_queryset(ListingQuerySet)):  # type: ignore[misc]
    """The safe default: what is published, as everybody sees it, with the adjectives of needs and offers."""

    def get_queryset(self) -> ListingQuerySet:
        return ListingQuerySet(self.model, using=self._db).seen_by(Audience.PUBLIC).filter(PUBLISHED)


class Listing(ReviewedText):
    """A need or an offer, coded by sphere and form so that it can be matched and read in every language."""

    TEXTS = ("title", "details")
    NEEDED = ("title",)
    VISIBILITY = {
        Audience.PUBLIC: (
            *("municipality", "direction", "sphere", "form", "title", "details", "urgency"),
            *("amount", "currency", "people", "starts_on", "ends_on", "expires_on"),
            *("status", "created_at", "updated_at"),
        ),
        Audience.NEVER: ("created_by", "reminded_at", "title_words", "words", *KEPT_FOR_REVIEW),
    }

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
    amount = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    currency = currency_field()
    people = models.PositiveIntegerField(_("number of people"), null=True, blank=True)
    starts_on = models.DateField(_("period from"), null=True, blank=True)
    ends_on = models.DateField(_("period until"), null=True, blank=True)
    expires_on = models.DateField(_("until"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "created_by",
            _("Needs and offers that you added"),
            ("municipality_id", "direction", "title", "created_at"),
        ),
    )

    objects = PublicListingManager()
    including_unreviewed = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["direction", "sphere", "id"]
        verbose_name = _("need or offer")
        verbose_name_plural = _("needs and offers")
        indexes = [models.Index(fields=["direction", "sphere", "status"], name="listing_by_sphere")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title={}) | Q(needs_review=True),
                name="listing_has_title",
                violation_error_message=_("Say in a few words, in Ukrainian or in English, what it is."),
            ),
            amount_has_currency("amount", name="listing_amount_has_currency"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="listing_period_is_no_way_back",
                violation_error_message=_("The period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.last_written("title"))
