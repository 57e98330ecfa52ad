"""A Django view with nothing around it: one FTS5 question, ten rows as JSON. What this machine gives at most.

`PEER_DB=... gunicorn --pythonpath benchmarks bare_view:application`; benchmarks/http.sh starts it.
"""

import os
import sqlite3

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="only-for-measuring")  # noqa: S106

_PEER = sqlite3.connect(f"file:{os.environ['PEER_DB']}?mode=ro", uri=True, check_same_thread=False)
_QUESTION = """
    SELECT m.id, m.name_uk, m.name_en, m.country, m.population FROM municipalities m
    WHERE m.id IN (SELECT rowid FROM municipalities_fts WHERE municipalities_fts MATCH ?) LIMIT 10
"""


def search(request: HttpRequest) -> JsonResponse:
    """`?q=`: ten rows, in no order."""
    quoted = '"' + request.GET.get("q", "").replace('"', '""') + '"'
    return JsonResponse({"results": _PEER.execute(_QUESTION, [quoted]).fetchall()})


urlpatterns = [path("search/", search)]
application = get_wsgi_application()
