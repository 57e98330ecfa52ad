"""What an official website, mailbox or postal address looks like, and the one way in which it is written."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.core.lookalikes import as_seen
from pobratym.places.models.official_addresses import AddressKind
from pobratym.places.rules.domains import as_host, host_of_mailbox

LONGEST = 300
_MOST_LINES, _FEWEST_SIGNS = 6, 5  # of a postal address: as many lines as fit into the window of an envelope
_URL = URLValidator(schemes=["http", "https"])
_EMAIL = EmailValidator()


def as_written(kind: str, value: str) -> str:
    """The address without what makes no difference: blanks around it, "mailto:", capital letters of the host, empty
    lines."""
    text = value.strip()
    if kind == AddressKind.POSTAL:
        return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if kind == AddressKind.MAILBOX:
        return text.removeprefix("mailto:").lower()
    return text if "://" in text or not text else f"https://{text}"


def malformed(kind: str, value: str) -> Text | None:
    """Why `value`, as written, is no address of this kind; None where it is one."""
    if kind not in AddressKind.values:
        return _("Choose which address it is.")
    if len(value) > LONGEST or as_seen(value) != value or not _is_one(kind, value):
        if kind == AddressKind.WEBSITE:
            return _("This is not the address of a website. For example: https://example.gov.ua")
        if kind == AddressKind.POSTAL:
            return _("Give street, postcode and town in two to six lines.")
        return _("This is not an e-mail address. For example: rada@example.gov.ua")
    return None


def _is_one(kind: str, value: str) -> bool:
    if kind == AddressKind.POSTAL:
        return len(value) >= _FEWEST_SIGNS and 1 <= value.count("\n") < _MOST_LINES
    try:
        if kind == AddressKind.WEBSITE:
            _URL(value)
            parts = urlsplit(value)
            return bool(as_host(parts.hostname or "")) and not parts.username and parts.password is None
        _EMAIL(value)
    except (ValidationError, ValueError):
        return False
    return bool(host_of_mailbox(value))
