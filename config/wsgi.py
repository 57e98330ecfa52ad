"""The WSGI entry that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
application = get_wsgi_application()
# Load every address now instead of with the first request, and take what is loaded for good out of the collector's
# sight: a full collection walked through all of it, 0.1 s in the midst of somebody's request.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
connections.close_all()  # none is handed on to the workers that are forked from here
