"""An outside service is asked where it was named, and answers there or not at all."""

from typing import Any
from urllib.request import HTTPRedirectHandler


class NoRedirects(HTTPRedirectHandler):
    """What we send, and what we believe, goes nowhere else because an answer says so."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None
