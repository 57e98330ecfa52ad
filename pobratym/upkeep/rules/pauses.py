"""How long a mail waits after each refusal."""

from datetime import timedelta

# 27 hours and 51 minutes in all: a mail server that is away over a day loses nothing (RFC 5321, 4.5.4.1, asks for
# pauses of at least 30 minutes after the first attempts).
PAUSES = (
    *(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30)),
    *(timedelta(hours=hours) for hours in (1, 2, 4, 4, 4, 4, 4, 4)),
)


def pause_after(attempts: int) -> timedelta | None:
    """The pause after that many attempts, at least one; None where the mail is given up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
