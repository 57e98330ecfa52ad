from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """The noticeboard."""

    name = "pobratym.news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from pobratym.journal.sentences import register  # noqa: PLC0415  models are ready only now

        register(
            {
                "news.published": _("An article was published."),
                "news.attached_as_evidence": _("An article was attached to a partnership as evidence."),
                "news.staff_group_made": _("A group of staff was made with its permissions."),
            }
        )
