"""Addresses of organisations in the back office."""

from django.urls import URLPattern, path

from pobratym.backoffice.organisations import views

_ONE = "organisations/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("organisations/", views.Organisations.as_view(), name="organisations"),
    path("organisations/add/", views.Enter.as_view(), name="organisation_enter"),
    path(_ONE, views.OrganisationPage.as_view(), name="organisation"),
    path(f"{_ONE}correct/", views.CorrectOrganisation.as_view(), name="organisation_correct"),
    path(f"{_ONE}representatives/add/", views.Appoint.as_view(), name="organisation_appoint"),
    path(f"{_ONE}representatives/<int:representative>/end/", views.dismiss, name="organisation_dismiss"),
    path(f"{_ONE}members/add/", views.ListMember.as_view(), name="organisation_list_member"),
    path(f"{_ONE}members/<int:affiliation>/end/", views.unlist, name="organisation_unlist_member"),
    path(f"{_ONE}mandates/<int:mandate>/end/", views.end_mandate, name="organisation_end_mandate"),
]
