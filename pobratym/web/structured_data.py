"""Data for search engines (schema.org) inside a page."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

_IN_A_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_json_ld(data: dict[str, Any]) -> SafeString:
    """The data as JSON that may stand inside a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_IN_A_SCRIPT))
