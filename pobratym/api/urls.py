"""Addresses for machines. They carry no language: Accept-Language says which one errors are told in."""

from django.urls import URLPattern, path, re_path

from pobratym.api import problems, views
from pobratym.api.incoming_mail import IncomingMailView

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("api/v1/schema/", views.SchemaView.as_view(), name="schema"),
    path("api/v1/search/", views.SearchView.as_view(), name="search"),
    path("api/v1/municipalities/", views.MunicipalitiesView.as_view(), name="municipalities"),
    path("api/v1/municipalities/<int:pk>/", views.MunicipalityView.as_view(), name="municipality"),
    path("api/v1/partnerships/", views.PartnershipsView.as_view(), name="partnerships"),
    path("api/v1/incoming-mail/", IncomingMailView.as_view(), name="incoming_mail"),
    re_path(r"^api/", problems.no_such_address),
]
