"""What each role of the platform may do. The page of roles is drawn from the same table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MODERATORS = "Moderators"
EDITORS = "Editors"


class PlatformDeed(models.TextChoices):
    """What a person can do on the platform as a whole, for no municipality in particular."""

    DECIDE_REQUESTS = "decide_requests", _("decide who represents a municipality, with a reason where it is a no")
    REVIEW_TEXTS = "review_texts", _("look at doubtful texts before they become public")
    RECORD_FACTS = "record_facts", _("attach sources to statements of the register")
    WRITE_NEWS = "write_news", _("write and publish news")
    KEEP_REGISTRY = "keep_registry", _("correct the registry, load newer lists and take changes back")


PLATFORM_MAY: dict[str, frozenset[PlatformDeed]] = {
    MODERATORS: frozenset(
        {
            PlatformDeed.DECIDE_REQUESTS,
            PlatformDeed.REVIEW_TEXTS,
            PlatformDeed.RECORD_FACTS,
            PlatformDeed.KEEP_REGISTRY,
        }
    ),
    EDITORS: frozenset({PlatformDeed.WRITE_NEWS, PlatformDeed.RECORD_FACTS}),
}
