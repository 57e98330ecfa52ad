"""What a municipality says of itself, edited by its own people."""

from django.urls import URLPattern, path

from pobratym.web.profile import listings, passport

_DESK = "desk/<int:municipality_pk>"

urlpatterns: list[URLPattern] = [
    path(f"{_DESK}/passport/", passport.passport_edit, name="passport_edit"),
    path(f"{_DESK}/seeking/", passport.search_edit, name="search_edit"),
    path(f"{_DESK}/needs-and-offers/", listings.listings, name="listings"),
    path(f"{_DESK}/needs-and-offers/add/", listings.listing_add, name="listing_add"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/", listings.listing_edit, name="listing_edit"),
    path(f"{_DESK}/needs-and-offers/<int:pk>/close/", listings.listing_close, name="listing_close"),
]
