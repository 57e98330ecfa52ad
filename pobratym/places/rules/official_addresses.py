"""What an official website or mailbox looks like, and the one way in which it is written."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import Text
from pobratym.core.lookalikes import as_seen
from pobratym.places.models.official_addresses import AddressKind
from pobratym.places.rules.domains import as_host, host_of_mailbox

LONGEST = 300
_URL = URLValidator(schemes=["http", "https"])
_EMAIL = EmailValidator()


def as_written(kind: str, value: str) -> str:
    """The address without what makes no difference: blanks around it, "mailto:", capital letters of the host."""
    text = value.strip()
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
        return _("This is not an e-mail address. For example: rada@example.gov.ua")
    return None


def _is_one(kind: str, value: str) -> bool:
    try:
        if kind == AddressKind.WEBSITE:
            _URL(value)
            parts = urlsplit(value)
            return bool(as_host(parts.hostname or "")) and not parts.username and parts.password is None
        _EMAIL(value)
    except (ValidationError, ValueError):
        return False
    return bool(host_of_mailbox(value))
