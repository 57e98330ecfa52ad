"""What it means that a mail could not be handed over."""

from dataclasses import dataclass
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from pobratym.core.logs import without_addresses

_CLOSING = 421
_LONGEST = 300


@dataclass(frozen=True)
class Refusal:
    """`is_final`: no repetition helps. `is_of_server`: it would befall the next mail too."""

    is_final: bool
    is_of_server: bool
    text: str


def refusal(error: Exception) -> Refusal:
    """The mail server's answers by their codes: 4xx is «later», 5xx to an address or a text is «never».

    A 5xx to our own name, sign-in or sender speaks of settings that somebody will mend, not of this mail: later.
    So does a network that fails. What is neither lies in the mail itself: never.
    """
    code, said = _answer(error)
    if isinstance(error, SMTPRecipientsRefused | SMTPDataError) and code is not None:
        return Refusal(code >= 500, code == _CLOSING, _shown(error, code, said))
    is_of_server = isinstance(error, OSError)  # as all errors of smtplib are
    return Refusal(not is_of_server, is_of_server, _shown(error, code, said))


def _answer(error: Exception) -> tuple[int | None, str]:
    """Code and words; an error of Python's own may hold the mail's text in its words, so those are left out."""
    if isinstance(error, SMTPRecipientsRefused):
        return _read(*next(iter(error.recipients.values())))
    if isinstance(error, SMTPResponseException):
        return _read(error.smtp_code, error.smtp_error)
    return None, str(error) if isinstance(error, SMTPException) else getattr(error, "strerror", None) or ""


def _read(code: int, said: bytes | str) -> tuple[int, str]:
    return code, said.decode(errors="replace") if isinstance(said, bytes) else said


def _shown(error: Exception, code: int | None, said: str) -> str:
    parts = [type(error).__name__, "" if code is None else str(code), without_addresses(said)]
    return " ".join(" ".join(parts).split())[:_LONGEST]
