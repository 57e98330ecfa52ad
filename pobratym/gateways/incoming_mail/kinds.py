"""Whether a person wrote a mail, or a machine (RFC 3834 and what came before it)."""

from email.message import Message

from pobratym.gateways.incoming_mail.headers import header
from pobratym.gateways.incoming_mail.incoming import Bounce, Kind
from pobratym.gateways.incoming_mail.reports import is_report

# Stands in every mail about a letter that leaves us: whatever comes in with it has gone round.
OWN_HEADER = "X-Pobratym-Letter"
_OF_LISTS = ("List-Id", "List-Post", "List-Unsubscribe")
_AUTOMATIC = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-Autoresponder", "X-Vacation")
# As the last resort: how such subjects begin.
_OUT_OF_OFFICE = (
    "автоматична відповідь",
    "автовідповідь",
    "відсутня на роботі",
    "відсутній на роботі",
    "у відпустці",
    "out of office",
    "out of the office",
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "on vacation",
    "automatyczna odpowiedź",
    "autoodpowiedź",
    "odpowiedź automatyczna",
    "poza biurem",
    "nieobecność",
    "automatische antwort",
    "abwesenheit",
    "abwesend",
    "automatische abwesenheit",
    "automatische eingangsbestätigung",
    "réponse automatique",
    "absence du bureau",
    "absent du bureau",
    "absence :",
    "message automatique",
)


def kind_of(message: Message, bounce: Bounce | None) -> Kind:
    """Our own header first: whatever else it says, it has been here."""
    if message.get(OWN_HEADER) is not None:
        return Kind.LOOP
    if bounce:
        return Kind.BOUNCE
    if _is_automatic(message):
        return Kind.AUTO_REPLY
    is_of_many = _precedence(message) in ("bulk", "list", "junk") or any(message.get(name) for name in _OF_LISTS)
    return Kind.LOOP if is_of_many else Kind.ANSWER


def _is_automatic(message: Message) -> bool:
    submitted = header(message, "Auto-Submitted").casefold().partition(";")[0].strip()
    return (
        submitted not in ("", "no")
        or is_report(message)
        or _precedence(message) == "auto_reply"
        or any(message.get(name) is not None for name in _AUTOMATIC)
        or header(message, "Return-Path").strip() == "<>"
        or header(message, "Subject").casefold().startswith(_OUT_OF_OFFICE)
    )


def _precedence(message: Message) -> str:
    return header(message, "Precedence").casefold().strip()
