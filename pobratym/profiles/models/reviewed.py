"""Free texts that are looked at before they are public: what is published stands apart from what is proposed."""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.texts import NO_TEXT, LocalizedText
from pobratym.profiles.models.visible import PublicManager, VisibleQuerySet, VisibleRecord

# Rows of which something is published: nothing waits, or what waits stands apart from what is published. The release
# before kept what waits in the columns themselves: such a row is hidden.
PUBLISHED = Q(needs_review=False) | Q(is_public_meanwhile=True)
KEPT_FOR_REVIEW = ("needs_review", "is_public_meanwhile", "proposed", "proposed_at", "returned_reason")


class ReviewedText(VisibleRecord):
    """Texts that the checks may hold back until a moderator has looked (text_checks).

    The columns hold what is published; `proposed` what waits: {"about": {"uk": "…"}}. A row with `needs_review` and
    without `is_public_meanwhile` has nothing published yet.
    """

    TEXTS: ClassVar[tuple[str, ...]] = ()
    NEEDED: ClassVar[tuple[str, ...]] = ()  # those of them without which there is nothing to show

    needs_review = models.BooleanField(_("waiting for a moderator’s review"), default=False)
    is_public_meanwhile = models.BooleanField(
        _("what was published before stays"), default=False, db_default=False, editable=False
    )
    proposed = models.JSONField(_("proposed texts"), default=dict, db_default={}, blank=True, editable=False)
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True, editable=False)
    returned_reason = models.TextField(_("why it was returned"), max_length=1000, blank=True)

    class Meta:
        abstract = True

    @property
    def free_texts(self) -> list[tuple[str, str]]:
        """Texts that are published (or, where the release before wrote the row, that wait), each with its language."""
        return [each for field in self.TEXTS for each in getattr(self, field).items()]

    @property
    def proposals(self) -> Mapping[str, LocalizedText]:
        """Field -> the texts that wait, in their languages."""
        return {name: LocalizedText.from_json(text) for name, text in self.proposed.items()}

    @property
    def waiting_texts(self) -> list[tuple[str, str]]:
        """What a moderator looks at: each text with its language."""
        waiting = [each for text in self.proposals.values() for each in text.items()]
        return waiting or self.free_texts

    def last_written(self, field: str) -> Any:
        """What the municipality itself wrote last, published or not: the form begins with it."""
        value = getattr(self, field)
        return value | self.proposals.get(field, NO_TEXT) if field in self.TEXTS else value


Reviewed = TypeVar("Reviewed", bound=ReviewedText)


class ReviewedManager(PublicManager[Reviewed]):
    """The safe default: what is published, as everybody sees it. `including_unreviewed` keeps the rest."""

    def get_queryset(self) -> VisibleQuerySet[Reviewed]:
        return super().get_queryset().filter(PUBLISHED)


class UnreviewedTooManager(models.Manager[Reviewed]):
    """Everything as it is stored: for the municipality's own people and the back office."""

    def get_queryset(self) -> VisibleQuerySet[Reviewed]:
        return VisibleQuerySet(self.model, using=self._db)
