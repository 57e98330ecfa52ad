"""What a mailbox looks like to which somebody would have us write: refused, held for a moderator, or worth a warning.

Names of no-reply and transfer addresses after what Alaveteli and FixMyStreet met in the mail of authorities.
"""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.delivery.models import HeldFor
from pobratym.places.rules.domains import PROVING, Bond, Known, bond, host_of_mailbox

_NO_REPLY = re.compile(
    r"(?:no|not|non|nie|kein|keine|dont|donot|do-not|ne)[-_.]?(?:reply|replay|answer|responder|antwort|antworten|"
    r"odpowiadaj|repondre|rispondere)|mailer-daemon|bounces?|postmaster|abuse|noreply[-_.a-z0-9]{0,40}",
    re.IGNORECASE,
)
_TRANSFER_HOSTS = frozenset(
    {
        *("wetransfer.com", "sendspace.com", "mailbigfile.com", "dropbox.com", "filemail.com", "transfernow.net"),
        *("smash.com", "fromsmash.com", "swisstransfer.com", "grosfichiers.com", "hightail.com", "yousendit.com"),
        *("egress.com", "mimecast.com", "sharefile.com"),
    }
)
_TRANSFER = re.compile(
    r"(?:file|files|upload|dropbox|transfer|cryptshare|gigamove)[-_.]?(?:transfer|drop|box|share)?", re.I
)
# Words of offices in the languages of those we write to: what stands here is no person.
_OFFICES_LIST = """
    info kontakt contact contacts office buero rathaus gemeinde gemeindeamt stadt stadtverwaltung post poststelle
    postfach mail mairie accueil secretariat commune ville urzad urzadmiasta gmina miasto sekretariat poczta um ug
    kancelaria podatelna obec mesto urad comune segreteria protocollo sindaco ayuntamiento alcaldia registro council
    clerk townclerk townhall cityhall municipality mayor enquiries enquiry hello rada gov hromada secretary kommune
    postmottak firmapost kirjaamo registrator gemeente bestuur primaria camara geral
"""
_OFFICES = frozenset(_OFFICES_LIST.split())
_OF_TWO_NAMES = re.compile(r"([a-z]{1,30})[._]([a-z-]{2,40})[0-9]{0,4}", re.IGNORECASE)

_HELD_FOR = {
    Bond.SHARED: HeldFor.SHARED,
    Bond.LOOKALIKE: HeldFor.LOOKALIKE,
    Bond.RELATED: HeldFor.OTHER_DOMAIN,
    Bond.OTHER: HeldFor.OTHER_DOMAIN,
    Bond.NOTHING_ON_FILE: HeldFor.NOTHING_ON_FILE,
}


@dataclass(frozen=True)
class Verdict:
    """`refusal`: nothing is sent; `held_for`: a moderator looks first; `warning`: the sender should look again."""

    refusal: Text | None = None
    held_for: list[str] = field(default_factory=list)
    warning: Text | None = None


def look_at(mailbox: str, known: Known) -> Verdict:
    """What to make of a mailbox that a sender has entered; `known`: what is on file of the town hall."""
    if reason := refused(mailbox):
        return Verdict(refusal=reason)
    how = bond(mailbox, known)
    held_for = [] if how in PROVING else [str(_HELD_FOR[how])]
    return Verdict(held_for=held_for, warning=_looks_personal(mailbox))


def refused(mailbox: str) -> Text | None:
    """Why no letter goes to such a mailbox, whoever has entered it."""
    try:
        validate_email(mailbox)
    except ValidationError:
        return _("This is not an e-mail address. It looks like: office@town.example")
    name, host = mailbox.rpartition("@")[0], host_of_mailbox(mailbox)
    if not host:
        return _("This is not an e-mail address. It looks like: office@town.example")
    if _NO_REPLY.fullmatch(name):
        return _("Nobody reads this mailbox: it only sends. Look for another one on the website of the town hall.")
    is_at_transfer = any(host == each or host.endswith(f".{each}") for each in _TRANSFER_HOSTS)
    if is_at_transfer or _TRANSFER.fullmatch(name):
        return _("This address takes files for transfer, no letters. Look for the mailbox of the office.")
    return None


def _looks_personal(mailbox: str) -> Text | None:
    found = _OF_TWO_NAMES.fullmatch(mailbox.rpartition("@")[0])
    if not found or any(part.lower() in _OFFICES for part in found.groups()):
        return None
    return _(
        "This looks like the mailbox of one person. The mailbox of the office stays when people change, and what is "
        "written to it is registered. Tick the box if the town hall itself names this address for such letters."
    )
