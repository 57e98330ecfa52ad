"""Counting how often articles are read."""

from collections import Counter
from threading import Lock
from uuid import UUID

from django.db import transaction
from django.db.models import F

from pobratym.news.models import ArticlePage, ArticleViews
from pobratym.people.models import User
from pobratym.people.rules import ensure_active

_counted: Counter[UUID] = Counter()
_lock = Lock()


def count_view(*, article: ArticlePage, by: User | None = None) -> None:
    """One more view of the article, whoever the reader is (`by` is never kept). Nothing is written: `write_views` does
    that for many at once, so that no reader waits for a writer.

    Raises NotAllowed where the account is closed.
    """
    ensure_active(by)
    with _lock:
        _counted[article.translation_key] += 1


def write_views(*, by: User | None = None) -> int:
    """Add the views that this process has counted to those in the database; how many there were.

    Where they cannot be written they stay counted for the next time. A process that is killed loses its last ones.
    Raises NotAllowed where the account is closed.
    """
    ensure_active(by)
    with _lock:
        views = dict(_counted)
        _counted.clear()
    try:
        with transaction.atomic():
            for key, count in sorted(views.items()):
                written, is_new = ArticleViews.objects.get_or_create(translation_key=key, defaults={"count": count})
                if not is_new:
                    ArticleViews.objects.filter(pk=written.pk).update(count=F("count") + count)
    except BaseException:
        with _lock:
            _counted.update(views)
        raise
    return sum(views.values())
