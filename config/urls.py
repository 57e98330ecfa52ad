"""Every address of the house. Pages carry their language: /uk/…, /en/…."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.errors import nothing

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="web:home"), name="root"),
    path("backoffice/failwhale/", nothing),  # Wagtail's error for trying out
    path("backoffice/test404/", nothing),
    path("backoffice/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("pobratym.api.urls")),
    path("", include("pobratym.web.media_urls")),
    path("", include("pobratym.web.pages.machine_urls")),
]

urlpatterns += i18n_patterns(
    path("account/", include("allauth.urls")),
    path("", include("pobratym.web.urls")),
    path("", include(wagtail_urls)),
)
