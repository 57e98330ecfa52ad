"""The desk, and the request to represent a municipality. Signing in and up is allauth's, at /account/."""

from django.urls import URLPattern, path

from pobratym.web.account import claim, colleagues, desk

urlpatterns: list[URLPattern] = [
    path("desk/", desk.desk, name="desk"),
    path("desk/represent/", claim.claim, name="claim"),
    path("desk/<int:municipality_pk>/people/<int:pk>/end/", colleagues.end, name="membership_end"),
    path("desk/represent/<int:pk>/withdraw/", claim.withdraw, name="claim_withdraw"),
]
