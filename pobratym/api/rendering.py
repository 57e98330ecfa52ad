"""Answers as JSON in UTF-8, written by a library that does it in a tenth of the time."""

from typing import Any

import orjson
from rest_framework.renderers import JSONRenderer


class Rendered(JSONRenderer):
    """JSON; times in UTC end in Z."""

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=str, option=orjson.OPT_UTC_Z)
