"""What every worker would make for itself, made once before they are forked: its memory is then shared by all of them,
and no reader waits for it.

gunicorn.conf.py calls it. Serving does not depend on it: where the database is away then, or SITE_URL is no host of
ours, the pages asked for are refusals, and workers make what they need later.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError, connections

from pobratym.core.languages import interface_languages
from pobratym.matching.queries.precedents import make_score

# In each language of the interface: most templates, the catalogues, the columns of the registry, the lists.
_PAGES = ("", "municipalities/", "search/?q=Odesa", "partnerships/", "needs/", "news/", "countries/", "account/login/")
_OF_ALL = ("/api/v1/municipalities/?page_size=100", "/api/v1/search/?q=Odesa", "/api/v1/partnerships/")


def preload(application: WSGIHandler) -> None:
    """Asks for some pages as a stranger does, and takes what came of it out of the collector's sight."""
    for page in (*(f"/{language}/{page}" for language in interface_languages() for page in _PAGES), *_OF_ALL):
        _ask(application, page)
    with suppress(DatabaseError):
        make_score()  # of lists that no stranger is shown
    connections.close_all()  # none is handed on to the workers that are forked from here
    gc.collect()
    gc.freeze()


def _ask(application: WSGIHandler, page: str) -> None:
    site = urlsplit(settings.SITE_URL)
    path, _, query = page.partition("?")
    environ = {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": site.netloc,
        "HTTP_X_FORWARDED_PROTO": site.scheme,
        "wsgi.url_scheme": site.scheme,
        "REMOTE_ADDR": "127.0.0.1",
    }
    setup_testing_defaults(environ)
    answer = application(environ, _nowhere)
    try:
        for _part in answer:
            pass
    finally:
        answer.close()


def _nowhere(_status: str, _headers: object, _error: object = None, /) -> Callable[[bytes], object]:
    """Where the answer goes."""
    return len
