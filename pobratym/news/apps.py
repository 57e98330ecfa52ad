from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences as journal_sentences
from pobratym.journal.areas import Area, Log, follow


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
            },
            changes=(Area.NEWS,),
        )
        journal_sentences.register(
            {"news.staff_group_made": _("A staff group was created with its permissions.")}, changes=()
        )
        # Editors publish by Wagtail, which tells its own logs of it.
        for log in ("wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"):
            follow(Log(log, "timestamp"), Area.NEWS)
