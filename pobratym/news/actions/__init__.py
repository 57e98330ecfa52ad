"""The noticeboard's verbs."""

from pobratym.news.actions.evidence import attach_as_evidence, attach_named_partnerships
from pobratym.news.actions.founding import load_founding_example
from pobratym.news.actions.noticeboard import lay_noticeboard, write_article
from pobratym.news.actions.reading import count_view, write_views
from pobratym.news.actions.schedule import publish_scheduled
from pobratym.news.actions.staff import give_staff_permissions

__all__ = [
    "attach_as_evidence",
    "attach_named_partnerships",
    "count_view",
    "give_staff_permissions",
    "lay_noticeboard",
    "load_founding_example",
    "publish_scheduled",
    "write_article",
    "write_views",
]
