"""Every address of the site: pages for people, in each language; what machines and pictures are asked for, without one.

Wagtail takes what is left.
"""

from django.conf import settings
from django.urls import URLPattern, path, re_path

from pobratym.web import drafts, home, media, needs, pages, search, sitemaps
from pobratym.web.directory import card, country, listing, maps, municipality, places, presented
from pobratym.web.news import feeds
from pobratym.web.news import views as news
from pobratym.web.partnerships import download, page, register, steps
from pobratym.web.suggestions import views as suggestions

app_name = "web"
_PARTNERSHIP = "partnerships/<int:pk>"
_SIGNATURE = f"{_PARTNERSHIP}/signatures/<int:statement_pk>"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("start/hromada/", home.start_hromada, name="start_hromada"),
    path("start/abroad/", home.start_abroad, name="start_abroad"),
    # The directory
    path("municipalities/", listing.directory, name="directory"),
    path("municipalities/<int:pk>/", municipality.short_address, name="municipality_short"),
    path("municipalities/<int:pk>-<slug:slug>/", municipality.municipality, name="municipality"),
    path("municipalities/<int:pk>-<slug:slug>/card/", card.card, name="card"),
    path("municipalities/<int:pk>-<slug:slug>/card.pdf", card.card_pdf, name="card_pdf"),
    path("municipalities/<int:pk>-<slug:slug>/in/<slug:language>/", presented.presented, name="municipality_in"),
    path("municipalities/<int:pk>/points.json", maps.points_of_partners, name="municipality_points"),
    path("municipalities/<int:pk>/partners.json", maps.lines_to_partners, name="municipality_lines"),
    path("countries/", country.countries, name="countries"),
    path("countries/<str:code>/", country.country, name="country"),
    path("map/", maps.map_page, name="map"),
    path("map/points.json", maps.points, name="map_points"),
    path("places/", places.places, name="places"),
    # What anybody proposes for it
    path("municipalities/suggest/", suggestions.missing, name="suggest_missing"),
    path("municipalities/suggest/thanks/<str:token>/", suggestions.thanks, name="suggest_thanks"),
    path("municipalities/<int:pk>-<slug:slug>/suggest/", suggestions.suggest, name="suggest"),
    path("desk/suggestions/<int:pk>/withdraw/", suggestions.withdraw, name="suggestion_withdraw"),
    path("search/", search.search, name="search"),
    path("needs/", needs.needs, name="needs"),
    # The register of partnerships
    path("partnerships/", register.register_page, name="register"),
    path("partnerships/register.csv", download.register_csv, name="register_csv"),
    path(f"{_PARTNERSHIP}/", page.partnership, name="partnership"),
    path(f"{_PARTNERSHIP}/propose/", steps.propose, name="partnership_propose"),
    path(f"{_PARTNERSHIP}/proposals/<int:proposal_pk>/confirm/", steps.confirm, name="proposal_confirm"),
    path(f"{_PARTNERSHIP}/proposals/<int:proposal_pk>/decline/", steps.decline, name="proposal_decline"),
    path(f"{_PARTNERSHIP}/proposals/<int:proposal_pk>/withdraw/", steps.withdraw, name="proposal_withdraw"),
    path(f"{_PARTNERSHIP}/signatures/add/", steps.add_signature, name="signature_add"),
    path(f"{_SIGNATURE}/correct/", steps.correct_signature, name="signature_correct"),
    path(f"{_SIGNATURE}/withdraw/", steps.withdraw_signature, name="signature_withdraw"),
    path(f"{_SIGNATURE}/confirm/", steps.confirm_signature, name="signature_confirm"),
    path(f"{_PARTNERSHIP}/publish/", steps.publish, name="partnership_publish"),
    path(f"{_PARTNERSHIP}/keep-private/", steps.keep_private, name="partnership_keep_private"),
    path("desk/drafts/", drafts.draft, name="draft"),
    path("news/", news.noticeboard, name="news"),
    path("news/feed/", feeds.news_feed, name="news_feed"),
    path("news/<slug:slug>/", news.article, name="article"),
    # Pages that explain the service
    path("about/data/", pages.about_data, name="about_data"),
    path("about/accessibility/", pages.accessibility, name="accessibility"),
    path("about/privacy/", pages.privacy, name="privacy"),
    path("about/roles/", pages.roles, name="roles"),
]

WITHOUT_LANGUAGE: list[URLPattern] = [
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.part, name="sitemap_section"),
    path("pictures/<int:pk>/", media.municipality_picture, {"size": "file"}, name="municipality_picture"),
    path("pictures/<int:pk>/small/", media.municipality_picture, {"size": "small"}, name="municipality_picture_small"),
]
if settings.MEDIA_URL.startswith("/"):  # a bucket serves its own files
    WITHOUT_LANGUAGE.append(
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|original_images)/.+)$",
            media.public_picture,
            name="public_picture",
        )
    )
