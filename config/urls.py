"""Every address of the house. Pages carry their language: /uk/…, /en/…."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.errors import nothing
from pobratym.desk.account.sessions import sessions
from pobratym.desk.account.signing_up import signup
from pobratym.web.urls import WITHOUT_LANGUAGE

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"

# Wagtail brings two forms for signing in, which know nothing of limits and of confirmed addresses: both lead to ours.
_THE_DOOR = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="web:home"), name="root"),
    path("backoffice/login/", _THE_DOOR),
    path("backoffice/failwhale/", nothing),  # Wagtail's error for trying out
    path("backoffice/test404/", nothing),
    path("backoffice/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("pobratym.api.urls")),
    *WITHOUT_LANGUAGE,
]

urlpatterns += i18n_patterns(
    path("account/signup/", signup, name="account_signup"),
    path("account/sessions/", sessions, name="usersessions_list"),
    path("account/", include("allauth.urls")),
    path("", include("pobratym.web.urls")),
    path("", include("pobratym.desk.urls")),
    path("", include("pobratym.correspondence.urls")),
    path("_util/login/", _THE_DOOR),
    path("", include(wagtail_urls)),
)
