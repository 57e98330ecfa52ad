"""Articles appear and disappear at the hour that an editor has set."""

import logging

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from pobratym.core.errors import DomainError
from pobratym.news.actions.evidence import attach_named_partnerships
from pobratym.news.models import ArticlePage
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

logger = logging.getLogger(__name__)


@transaction.atomic
def publish_scheduled(*, by: User | None = None) -> list[ArticlePage]:
    """Publish what is due and take down what has run out, as Wagtail does, and tell the register of what was published
    as publishing by hand does. For the schedule; repeating it does nothing more.

    Raises NotAllowed for people who do not run the service.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    due = ArticlePage.objects.filter(_revisions__approved_go_live_at__lt=timezone.now()).distinct()
    numbers = list(due.values_list("pk", flat=True))
    call_command("publish_scheduled")
    published = list(ArticlePage.objects.live().filter(pk__in=numbers))
    for article in published:
        try:
            attach_named_partnerships(article=article, by=by)
        except DomainError:
            logger.warning("A scheduled article is no evidence", extra={"article": article.pk}, exc_info=True)
    return published
