"""Counting how often articles are read."""

import logging

from django.db import DatabaseError, transaction
from django.db.models import F

from pobratym.news.models import ArticlePage, ArticleViews
from pobratym.people.models import User
from pobratym.people.rules import ensure_active

log = logging.getLogger(__name__)


def count_view(*, article: ArticlePage, by: User | None = None) -> None:
    """One more view of the article, whoever the reader is (`by` is never kept).

    A reader is served even when the count cannot be written. Raises NotAllowed where the account is closed.
    """
    ensure_active(by)
    try:
        with transaction.atomic():
            counted = ArticleViews.objects.filter(pk=article.translation_key).update(count=F("count") + 1)
            if not counted:
                ArticleViews.objects.create(translation_key=article.translation_key, count=1)
    except DatabaseError:  # locked by an import, or the very first view came twice at once
        log.warning("a view was not counted", extra={"article": article.pk})
