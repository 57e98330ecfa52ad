"""The letter of the room: what became of a suggestion."""

from pobratym.core.letters import address, send_letter
from pobratym.suggestions.models import Suggestion
from pobratym.suggestions.rules import ERASED_AFTER


def suggestion_decided(suggestion_id: int) -> None:
    """Tell the proposer, in the language she suggested in, what was done or why not."""
    suggestion = Suggestion.objects.with_place().select_related("correction").get(pk=suggestion_id)
    place = suggestion.municipality
    page = address("web:municipality", place.pk, place.slug, language=suggestion.language) if place else ""
    send_letter(
        suggestion.email,
        language=suggestion.language,
        template=f"suggestions/letters/suggestion_{suggestion.status}",
        suggestion=suggestion,
        address=page,
        days_kept=ERASED_AFTER.days,
    )
