"""A program for gunicorn that only counts: our settling of addresses, our store of numbers, nothing else."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only-for-tests",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "pobratym.core",
        "pobratym.people",
        "pobratym.journal",
    ],
    AUTH_USER_MODEL="people.User",
    MIDDLEWARE=["pobratym.web.middleware.ClientAddressMiddleware"],
    TRUSTED_PROXIES=1,
    CACHES={
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
        "rates": {"BACKEND": "pobratym.core.rate_store.RateStore", "LOCATION": os.environ["RATES"]},
    },
    RATELIMIT_USE_CACHE="rates",
)


def counted(request: HttpRequest) -> HttpResponse:
    from django_ratelimit.core import is_ratelimited

    is_refused = is_ratelimited(request, group="test", key="ip", rate=(2, 3600), increment=True)
    return HttpResponse(status=429 if is_refused else 200)


urlpatterns = [path("", counted)]
application = get_wsgi_application()
