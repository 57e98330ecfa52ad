"""What an answer says where nobody has written anything: courteous, in the language that is active, the sender's."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.answers.models import AnswerKind


def words_for(kind: str, *, own: str, again_on: date | None = None) -> str:
    """One's own words, and what the choices say beside them."""
    if kind == AnswerKind.NOT_NOW and again_on:
        when = _("At present we cannot begin anything new. Please write to us again (%(month)s).")
        return "\n\n".join(filter(None, [own, when % {"month": date_format(again_on, "F Y")}]))
    return own or _unsaid(kind)


def _unsaid(kind: str) -> str:
    if kind == AnswerKind.INTERESTED:
        return _("Thank you for your letter. We would be glad to get to know you in a short online conversation.")
    if kind == AnswerKind.NOT_NOW:
        return _("Thank you for your letter. At present we cannot begin anything new. We wish you every success.")
    return ""
