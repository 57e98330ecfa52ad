"""Files people uploaded: public ones by their address, private ones through a view that asks who reads."""

from django.conf import settings
from django.urls import URLPattern, re_path

from pobratym.web.media import public_picture

urlpatterns: list[URLPattern] = []
if settings.MEDIA_URL.startswith("/"):  # a bucket serves its own files
    urlpatterns.append(
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|original_images)/.+)$",
            public_picture,
            name="public_picture",
        )
    )
