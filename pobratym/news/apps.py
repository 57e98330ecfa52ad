from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences as journal_sentences


class NewsConfig(AppConfig):
    """The noticeboard."""

    name = "pobratym.news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        journal_sentences.register(
            {
                "news.published": _("An article was published."),
                "news.attached_as_evidence": _("An article was attached to a partnership as evidence."),
                "news.staff_group_made": _("A group of staff was made with its permissions."),
            }
        )
