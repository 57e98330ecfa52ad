"""Words of talks that should not be disclosed in wartime: they go at once, so there is nothing to wait for."""

from django.utils.translation import gettext_lazy as _

from pobratym.introductions.rules.doubtful import DoubtfulLetter


class DoubtfulWord(DoubtfulLetter):
    """The checks found something in a word beside a meeting, in a step, in notes or in a request."""

    message = _("Part of the text should not be disclosed under martial law. Rephrase it.")
    message_on_language = message
