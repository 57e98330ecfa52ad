"""What moderators did to the registry, and what became of municipalities that are no more."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pobratym.places.models.municipalities import Municipality, Scheme, TerritoryState


class ChangeKind(models.TextChoices):
    """What a moderator did; corrections of single facts have their own model."""

    ADDED = "added", _("added to the registry")
    MERGED = "merged", _("merged with a duplicate")
    RENAMED = "renamed", _("renamed")
    ENDED = "ended", _("came to an end")
    IDENTIFIER = "identifier", _("identifier")
    STATUS = "status", _("territory status")


class ChangeQuerySet(models.QuerySet["Change"]):
    """Adjectives for changes."""

    def in_force(self) -> "ChangeQuerySet":
        return self.filter(undone_at__isnull=True)

    def about(self, municipality: Municipality) -> "ChangeQuerySet":
        """Its own ones, and the merging of another row into it."""
        return self.filter(Q(municipality=municipality) | Q(other=municipality))


class Change(models.Model):
    """Something a moderator did to a municipality: what, when, why, and every row it touched, so that it can be undone.

    `rows` is a list of {model, pks, before, after}: the columns as they were and as they became, None where the row
    was not there. `details` are the texts that tell people what happened. Accounts live above this room, so who did it
    is a number, as in the journal. A municipality whose addition is undone is gone; `name` remembers it.
    """

    kind = models.CharField(_("what was done"), max_length=12, choices=ChangeKind)
    municipality = models.ForeignKey(Municipality, on_delete=models.SET_NULL, null=True, related_name="changes")
    other = models.ForeignKey(
        Municipality,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="changes_here",
        help_text=_("into which one a duplicate was merged"),
    )
    name = models.CharField(_("name at that time"), max_length=200)
    details = models.JSONField(_("details"), default=dict)
    rows = models.JSONField(_("rows"), default=list)
    act = models.CharField(_("act"), max_length=300, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    reason = models.TextField(_("reason"), max_length=1000)
    made_at = models.DateTimeField(_("made"))
    actor_id = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by_id = models.BigIntegerField(null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("change of the registry")
        verbose_name_plural = _("changes of the registry")

    def __str__(self) -> str:
        return f"{self.name}: {self.get_kind_display()}"

    @property
    def source(self) -> str:
        """What a name that came with this change gives as its source."""
        return f"change {self.pk}"

    @property
    def what(self) -> str:
        """What was done, of a territory status also which one."""
        state = dict(TerritoryState.choices).get(self.details.get("state", ""))
        return f"{self.get_kind_display()}: {state}" if state else str(self.get_kind_display())

    @property
    def before(self) -> str:
        return str(self.details.get("before") or "")

    @property
    def after(self) -> str:
        return str(self.details.get("after") or "")


class Succession(models.Model):
    """Who carries on the affairs of a municipality that ended, or of a part of it, and by which act."""

    predecessor = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="successions", verbose_name=_("predecessor")
    )
    successor = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="inheritances", verbose_name=_("successor")
    )
    happened_on = models.DateField(_("date"))
    act = models.CharField(_("act"), max_length=300)
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["happened_on", "id"]
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message=_("This successor is already named."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_not_of_oneself",
                violation_error_message=_("A municipality does not succeed itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class WithdrawnIdentifier(models.Model):
    """A number that a source gives a municipality wrongly: a moderator took it away, imports do not bring it back."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="withdrawn_identifiers")
    scheme = models.CharField(max_length=16, choices=Scheme)
    value = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("withdrawn identifier")
        verbose_name_plural = _("withdrawn identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "scheme", "value"],
                name="identifier_withdrawn_once",
                violation_error_message=_("This identifier was already taken away."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"
