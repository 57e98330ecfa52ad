"""Structured logs in UTC without personal data."""

import logging
import re
from datetime import UTC, datetime
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# Never shown: what stands before and after an @ in whatever a library or a mail server had to say.
_ADDRESS = re.compile(r"[^\s\"'<>()\[\]{},;:\\=@]{1,100}@[^\s\"'<>()\[\]{},;:\\=]{1,255}")


def without_addresses(text: str) -> str:
    """The text with every e-mail address in it made unreadable."""
    return _ADDRESS.sub("…@…", text)


class UtcJsonFormatter(JsonFormatter):
    """One JSON object a line; the request itself, its cookies and its person never get in."""

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        super().add_fields(log_data, record, message_dict)
        log_data["at"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        for personal in ("request", "server_time", "taskName"):
            log_data.pop(personal, None)

    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))
