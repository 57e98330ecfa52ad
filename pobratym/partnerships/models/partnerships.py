"""Partnerships of two and more parties of any level, their signatures and their way from stage to stage."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.partnerships.workflow import AGREED, IN_FORCE, Stage
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.profiles.vocabulary import Sphere


class PartnershipType(models.TextChoices):
    """Kinds of link, each evidenced (docs/domain.md, section 2.6)."""

    SISTER_CITY = "sister_city", _("twinning (sister cities)")
    PARTNERSHIP = "partnership", _("partnership agreement")
    COOPERATION = "cooperation", _("cooperation agreement")
    MEMORANDUM = "memorandum", _("memorandum")
    INTENT = "intent", _("declaration of intent")
    FRIENDSHIP = "friendship", _("friendship link")
    SOLIDARITY = "solidarity", _("solidarity partnership")
    OPERATOR = "operator", _("utility (operator) partnership")
    PROJECT = "project", _("project partnership")
    EUROREGION = "euroregion", _("euroregion or EGTC")
    UKRAINIAN = "ukrainian", _("partnership within Ukraine")
    UNDECIDED = "undecided", _("kind not yet agreed")


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Adjectives for partnerships."""

    def public(self) -> "PartnershipQuerySet":
        return self.filter(is_public=True)

    def unmerged(self) -> "PartnershipQuerySet":
        """Without the duplicates that were merged into another record."""
        return self.filter(merged_into__isnull=True)

    def kept_by_moderators(self) -> "PartnershipQuerySet":
        """What moderators look after: the public register and its duplicates. Private talks are not theirs to read."""
        return self.filter(Q(is_public=True) | Q(merged_into__isnull=False))

    def in_force(self) -> "PartnershipQuerySet":
        return self.filter(stage__in=IN_FORCE)

    def of(self, municipality: Municipality | int) -> "PartnershipQuerySet":
        return self.filter(parties__municipality=municipality)

    def with_parties(self) -> "PartnershipQuerySet":
        return self.prefetch_related(
            models.Prefetch(
                "parties",
                Party.objects.select_related(
                    "municipality__country", "municipality__region", "municipality__parent"
                ).prefetch_related("signatures"),
            ),
            "sphere_rows",
        )


class Partnership(models.Model):
    """A link between municipalities from the first talks to its end. Its facts are statements with evidence."""

    type = models.CharField(_("kind"), max_length=16, choices=PartnershipType, default=PartnershipType.UNDECIDED)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.IN_TALKS)
    summary = LocalizedTextField(_("in short"), max_length=2000, blank=True)
    began_on = models.DateField(
        _("began"), null=True, blank=True, help_text=_("first signature, or the first known day")
    )
    began_precision = models.CharField(
        _("beginning known to the"), max_length=5, choices=Precision, default=Precision.DAY
    )
    is_public = models.BooleanField(_("in the public register"), default=True)
    registration_number = models.CharField(
        _("number in the official register"), max_length=60, blank=True, db_default=""
    )
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    registration_act = models.CharField(_("act of registration"), max_length=300, blank=True, db_default="")
    created_at = models.DateTimeField(default=timezone.now)
    last_confirmed_at = models.DateTimeField(_("last confirmed"), null=True, blank=True)
    known_as = models.CharField(
        _("key among the known facts"),
        max_length=80,
        blank=True,
        help_text=_("empty for partnerships that began on the platform"),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("merged into"),
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = [models.F("began_on").desc(nulls_last=True), "-id"]
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        indexes = [models.Index(fields=["stage", "type"], name="partnership_by_stage")]
        constraints = [
            models.UniqueConstraint(
                fields=["known_as"],
                condition=~Q(known_as=""),
                name="partnership_known_once",
                violation_error_message=_("This fact is already in the register."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.REGISTERED)
                | (~Q(registration_number="") & Q(registered_on__isnull=False) & ~Q(registration_act="")),
                name="partnership_registered_by_an_act",
                violation_error_message=_("A registered partnership has a number, a day and an act."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(is_public=False),
                name="partnership_merged_is_hidden",
                violation_error_message=_("A merged record is not in the public register."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """«Одеська громада – Маямі»: the parties in order. Needs `with_parties()` to be no query."""
        return title_of([party.municipality for party in self.parties.all()])

    @property
    def spheres(self) -> list[Sphere]:
        """Its spheres in the vocabulary's order."""
        present = {row.sphere for row in self.sphere_rows.all()}
        return [sphere for sphere in Sphere if sphere in present]

    @property
    def is_registered(self) -> bool:
        """Whether the official register holds it, by number."""
        return bool(self.registration_number)


def title_of(municipalities: Sequence[Municipality]) -> str:
    """The parties' names in order, a namesake abroad told apart from the hromada's own town."""
    homes = {text for each in municipalities if each.is_ukrainian and (text := each.centre["uk"])}
    namesakes = {each.pk for each in municipalities if not each.is_ukrainian and each.name["uk"] in homes}
    return " – ".join(_told_apart(each) if each.pk in namesakes else str(each) for each in municipalities)


def _told_apart(municipality: Municipality) -> str:
    """A namesake of our town with its region: «Одеса, Техас» beside «Одеська громада»."""
    return f"{municipality.name}, {municipality.region}" if municipality.region else str(municipality)


class PartyQuerySet(models.QuerySet["Party"]):
    """Parties by what their partnership is."""

    def of_public(self) -> "PartyQuerySet":
        return self.filter(partnership__is_public=True)

    def of_agreed(self) -> "PartyQuerySet":
        """Of links that count as partnerships: `rules.is_agreed`, said to the database."""
        return self.filter(partnership__stage__in=AGREED).exclude(partnership__type=PartnershipType.INTENT)

    def of_international(self) -> "PartyQuerySet":
        """Of links with somebody abroad."""
        abroad = Party.objects.order_by().filter(partnership=models.OuterRef("partnership"))
        return self.filter(models.Exists(abroad.exclude(municipality__country_id="UA")))


class Party(models.Model):
    """A municipality in a partnership, at its place in the order of the document."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="parties")
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        rivals="partnership",
        refusal=_("Both are parties of one partnership, so they are not one municipality."),
        on_delete=models.PROTECT,
        related_name="party_in",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    published_at = models.DateTimeField(_("agreed that the talks are public"), null=True, blank=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "published_by",
            _("Partnerships that you agreed to publish"),
            ("partnership_id", "published_at"),
        ),
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "municipality"],
                name="party_once_per_partnership",
                violation_error_message=_("This municipality is already a party."),
            ),
            set_together(
                "published_at",
                "published_by",
                name="party_publication_whole",
                message=_("Consent to publish has a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality)


class PartnershipSphere(models.Model):
    """A sphere the parties agreed on."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="sphere_rows")
    sphere = models.CharField(_("field of cooperation"), max_length=24, choices=Sphere)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sphere"],
                name="partnership_sphere_once",
                violation_error_message=_("This field of cooperation is already listed."),
            )
        ]

    def __str__(self) -> str:
        return self.get_sphere_display()


class Signature(models.Model):
    """One party's signature: «signed» is never a yes or no."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="signatures")
    signed_on = models.DateField(_("date"), null=True, blank=True, help_text=_("empty where no source gives it"))
    precision = models.CharField(_("date known to the"), max_length=5, choices=Precision, default=Precision.DAY)
    place = LocalizedTextField(_("place"), max_length=120, blank=True)
    signatory = LocalizedTextField(_("signatory"), max_length=150, blank=True)
    post = LocalizedTextField(_("signatory’s post"), max_length=150, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "recorded_by",
            _("Signatures that you recorded"),
            ("signed_on", "place", "signatory", "post", "recorded_at"),
        ),
    )

    class Meta:
        ordering = [models.F("signed_on").asc(nulls_last=True), "id"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["party", "signed_on"],
                name="signature_once_a_day",
                violation_error_message=_("This party’s signature of that day is already recorded."),
            ),
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(signed_on__isnull=True),
                name="signature_undated_once",
                violation_error_message=_("A signature of this party without a date is already recorded."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.signed_on or '?'}"


class StageChange(models.Model):
    """A move from stage to stage, kept for ever."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="stage_changes")
    from_stage = models.CharField(max_length=20, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=20, choices=Stage)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    names_people = (
        Naming(
            "changed_by",
            _("Changes of the stage of a partnership that you made"),
            ("partnership_id", "to_stage", "changed_at", "reason"),
        ),
    )

    class Meta:
        ordering = ["changed_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_from_stage_display()} → {self.get_to_stage_display()}"
