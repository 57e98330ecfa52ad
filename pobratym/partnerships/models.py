"""Partnerships of two and more parties of any level, their signatures, and the evidence behind each statement."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.constraints import set_together
from pobratym.core.text_fields import LocalizedTextField
from pobratym.partnerships.workflow import AGREED, IN_FORCE, ProposalStatus, Stage
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
    created_at = models.DateTimeField(default=timezone.now)
    last_confirmed_at = models.DateTimeField(_("last confirmed"), null=True, blank=True)
    known_as = models.CharField(
        _("key among the known facts"),
        max_length=80,
        blank=True,
        help_text=_("empty for partnerships that began on the platform"),
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
            )
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
            )
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


class Evidence(models.TextChoices):
    """What a statement rests on, strongest first."""

    OFFICIAL_REGISTER = "official_register", _("official register")
    CONFIRMED_BY_BOTH = "confirmed_by_both", _("confirmed by both sides")
    DOCUMENT = "document", _("document")
    STATED_BY_ONE = "stated_by_one", _("stated by one side")
    PRESS = "press", _("press")
    IMPORT = "import", _("import")


class StatementTopic(models.TextChoices):
    """What a statement is about."""

    EXISTENCE = "existence", _("the partnership")
    TYPE = "type", _("kind")
    STAGE = "stage", _("stage")
    SPHERES = "spheres", _("fields of cooperation")
    SIGNATURE = "signature", _("signature")
    ACTIVITY = "activity", _("activity")


class StatementQuerySet(models.QuerySet["Statement"]):
    """Adjectives for statements."""

    def strongest_first(self) -> "StatementQuerySet":
        return self.order_by(strength(), "id")


def strength(field: str = "evidence") -> models.Case:
    """The place of an evidence in the order of Evidence, for ordering in the database: 0 is the strongest."""
    return models.Case(
        *(models.When(**{field: value}, then=models.Value(place)) for place, value in enumerate(Evidence.values)),
        default=models.Value(len(Evidence.values)),
        output_field=models.PositiveSmallIntegerField(),
    )


class Statement(models.Model):
    """Somebody says something of a partnership, on some evidence. Append-only: a correction is a new statement."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="statements")
    topic = models.CharField(_("about"), max_length=12, choices=StatementTopic)
    evidence = models.CharField(_("evidence"), max_length=20, choices=Evidence)
    text = LocalizedTextField(_("what is stated"), max_length=500, blank=True)
    value = models.JSONField(_("value"), default=dict, blank=True)
    stated_by = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="statements")
    source_title = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    occurred_on = models.DateField(_("when it happened"), null=True, blank=True)
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = [models.F("occurred_on").asc(nulls_last=True), "recorded_at", "id"]
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence__in=["press", "official_register", "import"]) | ~Q(source_title=""),
                name="statement_names_its_source",
                violation_error_message=_("Name the source of the statement."),
            )
        ]

    def __str__(self) -> str:
        return str(self.text) or self.get_topic_display()


class StageChange(models.Model):
    """A move from stage to stage, kept for ever."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="stage_changes")
    from_stage = models.CharField(max_length=20, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=20, choices=Stage)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["changed_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_from_stage_display()} → {self.get_to_stage_display()}"


class Proposal(models.Model):
    """One side proposes kind, spheres and stage; the other confirms. At most one is open at a time."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="proposals")
    proposed_by = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="proposals")
    proposer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(_("kind"), max_length=16, choices=PartnershipType)
    stage = models.CharField(_("stage reached"), max_length=20, choices=Stage)
    spheres = models.JSONField(_("fields of cooperation"), default=list)
    note = models.TextField(_("note to the other side"), max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=ProposalStatus, default=ProposalStatus.OPEN)
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(status="open"),
                name="proposal_one_open",
                violation_error_message=_("A proposal is already waiting for an answer. Answer it first."),
            ),
            set_together(
                "decided_at",
                "decided_by",
                name="proposal_decision_whole",
                message=_("A decision must have a time and a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposed_by}: {self.get_type_display()}, {self.get_stage_display()}"
