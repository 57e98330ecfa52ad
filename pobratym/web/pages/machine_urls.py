from django.contrib.sitemaps.views import index, sitemap
from django.urls import URLPattern, path

from pobratym.web.pages import machine
from pobratym.web.pages.sitemaps import MunicipalitySitemap, NewsSitemap, PartnershipSitemap, StaticPages

_SITEMAPS = {
    "pages": StaticPages,
    "municipalities": MunicipalitySitemap,
    "partnerships": PartnershipSitemap,
    "news": NewsSitemap,
}

urlpatterns: list[URLPattern] = [
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": _SITEMAPS, "sitemap_url_name": "sitemap_section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": _SITEMAPS}, name="sitemap_section"),
]
