"""Every address of the site: pages for people, in each language; what machines and pictures are asked for, without one.

Wagtail takes what is left.
"""

from django.conf import settings
from django.contrib.sitemaps.views import index, sitemap
from django.urls import URLPattern, path, re_path

from pobratym.web import home, media, needs, pages, search, sitemaps
from pobratym.web.account import claim, colleagues, desk
from pobratym.web.candidates import views as candidates
from pobratym.web.directory import country, listing, maps, municipality, places
from pobratym.web.introductions import composing, conversation, inbox, writing
from pobratym.web.news import feeds
from pobratym.web.news import views as news
from pobratym.web.partnerships import download, page, register, steps
from pobratym.web.profile import listings, passport
from pobratym.web.suggestions import views as suggestions

app_name = "web"
_DESK = "desk/<int:municipality_pk>"
_LETTER = f"{_DESK}/letters/<int:pk>"
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
    # The desk, and the request to represent a municipality. Signing in and up is allauth's, at /account/.
    path("desk/", desk.desk, name="desk"),
    path("desk/represent/", claim.claim, name="claim"),
    path(f"{_DESK}/people/<int:pk>/end/", colleagues.end, name="membership_end"),
    path("desk/represent/<int:pk>/withdraw/", claim.withdraw, name="claim_withdraw"),
    # What a municipality says of itself, edited by its own people
    path(f"{_DESK}/passport/", passport.passport_edit, name="passport_edit"),
    path(f"{_DESK}/seeking/", passport.search_edit, name="search_edit"),
    path(f"{_DESK}/needs-and-offers/", listings.listings, name="listings"),
    path(f"{_DESK}/needs-and-offers/add/", listings.listing_add, name="listing_add"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/", listings.listing_edit, name="listing_edit"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/close/", listings.listing_close, name="listing_close"),
    path(f"{_DESK}/candidates/", candidates.candidates, name="candidates"),
    # Letters of intent
    path("municipalities/<int:pk>/write/", writing.write_to, name="write_to"),
    path(f"{_DESK}/letters/", inbox.inbox, name="inbox"),
    path(f"{_DESK}/letters/new/", composing.introduction_new, name="introduction_new"),
    path(f"{_LETTER}/", conversation.introduction, name="introduction"),
    path(f"{_LETTER}/print/", conversation.printed, name="introduction_print"),
    path(f"{_LETTER}/read/", conversation.read, name="introduction_read"),
    path(f"{_LETTER}/answer/", conversation.answer, name="introduction_answer"),
    path(f"{_LETTER}/accept/", conversation.accept, name="introduction_accept"),
    path(f"{_LETTER}/decline/", conversation.decline, name="introduction_decline"),
    path(f"{_LETTER}/withdraw/", conversation.withdraw, name="introduction_withdraw"),
    path("news/", news.noticeboard, name="news"),
    path("news/feed/", feeds.news_feed, name="news_feed"),
    path("news/<slug:slug>/", news.article, name="article"),
    # Pages that explain the service
    path("about/data/", pages.about_data, name="about_data"),
    path("about/accessibility/", pages.accessibility, name="accessibility"),
    path("about/privacy/", pages.privacy, name="privacy"),
    path("about/roles/", pages.roles, name="roles"),
]

_SITEMAPS = {
    "pages": sitemaps.StaticPages,
    "municipalities": sitemaps.MunicipalitySitemap,
    "partnerships": sitemaps.PartnershipSitemap,
    "news": sitemaps.NewsSitemap,
}
WITHOUT_LANGUAGE: list[URLPattern] = [
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": _SITEMAPS, "sitemap_url_name": "sitemap_section"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": _SITEMAPS}, name="sitemap_section"),
]
if settings.MEDIA_URL.startswith("/"):  # a bucket serves its own files
    WITHOUT_LANGUAGE.append(
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|original_images)/.+)$",
            media.public_picture,
            name="public_picture",
        )
    )
