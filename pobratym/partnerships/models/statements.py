"""What is stated of a partnership, by whom, on which evidence."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming
from pobratym.core.text_fields import LocalizedTextField
from pobratym.partnerships.models.partnerships import Partnership, Party, Precision
from pobratym.partnerships.workflow import AGREED, BEFORE_SIGNATURE
from pobratym.people.models import User


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

    def standing(self) -> "StatementQuerySet":
        """Those that whoever made them has not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def of_the_stage(self) -> "StatementQuerySet":
        """Those that stand and that the partnership rests on as it is now: what both sides agreed on while they talked
        does not confirm that anybody has signed."""
        of_talks = Q(topic__in=[StatementTopic.TYPE, StatementTopic.SPHERES]) | Q(
            topic=StatementTopic.STAGE, value__stage__in=[str(stage) for stage in BEFORE_SIGNATURE]
        )
        return self.standing().exclude(of_talks, partnership__stage__in=AGREED)

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
    """Somebody says something of a partnership, on some evidence.

    Never rewritten: a correction is a new statement that names the one it `corrects`, and the old one stays, withdrawn
    with a reason that readers see. `confirms`: the other side's word that a statement is true.
    """

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
    confirms = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="confirmations",
        verbose_name=_("confirms"),
    )
    corrects = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="corrections", verbose_name=_("corrects")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawal_reason = models.CharField(_("reason"), max_length=500, blank=True, db_default="")

    names_people = (
        Naming(
            "recorded_by",
            _("Statements of the register that you recorded"),
            ("topic", "text", "recorded_at"),
        ),
        Naming(
            "withdrawn_by",
            _("Statements of the register that you withdrew"),
            ("topic", "withdrawn_at", "withdrawal_reason"),
        ),
    )

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
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawal_reason=""),
                name="statement_withdrawn_with_reason",
                violation_error_message=_("Say why the statement is withdrawn."),
            ),
            models.UniqueConstraint(
                fields=["confirms", "stated_by"],
                condition=Q(confirms__isnull=False, withdrawn_at__isnull=True),
                name="statement_confirmed_once_by_a_party",
                violation_error_message=_("Your side has confirmed this already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.text) or self.get_topic_display()
