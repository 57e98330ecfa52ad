from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from pobratym.journal import sentences


class SuggestionsConfig(AppConfig):
    """What anybody proposes for the registry, and the queue that answers."""

    name = "pobratym.suggestions"
    label = "suggestions"
    verbose_name = _("Suggestions")

    def ready(self) -> None:
        sentences.register(
            {
                "suggestions.suggested": _("A reader suggested a correction to the directory."),
                "suggestions.accepted": _("A moderator accepted a suggestion about the directory."),
                "suggestions.declined": _("A moderator declined a suggestion about the directory."),
                "suggestions.withdrawn": _("A reader withdrew a suggestion about the directory."),
                "suggestions.proposer_erased": _(
                    "The name and address of a reader who had sent a suggestion were erased."
                ),
            },
            changes=(),  # what is accepted becomes a correction, which is an entry of its own
        )
