"""What looking for a place by name gives back."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.naming.ranking import Reason
from pobratym.places.models import Municipality

FORMER = _("former name")
PHRASES: dict[Reason, Promise] = {
    Reason.INFLECTED: _("inflected form"),
    Reason.ALIKE: _("spelt in another way"),
    Reason.ONE_LETTER: _("one letter differs"),
    Reason.TWO_LETTERS: _("several letters differ"),
}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A place that may be meant, the name that matched and how. Its caption costs no further query."""

    municipality: Municipality
    matched_name: str
    reason: Reason

    @property
    def phrase(self) -> str:
        """Why it is offered, for a reader; empty where that is plain to see."""
        manner = self.reason.manner
        phrases = [FORMER if manner is not self.reason else "", PHRASES.get(manner, "")]
        return ", ".join(str(phrase) for phrase in phrases if phrase)
