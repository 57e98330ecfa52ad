"""Structured logs in UTC: who acted by the number of the account, from where by the network, no name and no address."""

import logging
import re
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# Never shown: what stands before and after an @ in whatever a library or a mail server had to say.
_ADDRESS = re.compile(r"[^\s\"'<>()\[\]{},;:\\=@]{1,100}@[^\s\"'<>()\[\]{},;:\\=]{1,255}")


def without_addresses(text: str) -> str:
    """The text with every e-mail address in it made unreadable."""
    return _ADDRESS.sub("…@…", text)


class UtcJsonFormatter(JsonFormatter):
    """One JSON object a line, with the number of the account and the network, no name and no cookie."""

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        super().add_fields(log_data, record, message_dict)
        log_data["at"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        request = log_data.pop("request", None)
        for unsaid in ("server_time", "taskName"):
            log_data.pop(unsaid, None)
        for name, value in _asker(request).items():
            log_data.setdefault(name, value)

    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))


def _asker(request: object) -> dict[str, int | str]:
    """Who asked, as far as this request has looked already: a line in the log asks no database."""
    account = getattr(getattr(request, "_cached_user", None), "pk", None)
    network = network_of(getattr(request, "META", {}).get("REMOTE_ADDR", ""))
    return {name: known for name, known in (("account", account), ("network", network)) if known is not None}


def network_of(address: str) -> str | None:
    """Enough of an address to see where guesses come from, too little to tell a person; None if it is no address."""
    try:
        return str(ip_network((address, 48 if ":" in address else 24), strict=False))
    except ValueError:
        return None
