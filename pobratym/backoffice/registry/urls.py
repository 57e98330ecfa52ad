"""Addresses of the registry in the back office."""

from django.urls import URLPattern, path

from pobratym.backoffice.registry import adding, merging, views

_ONE = "registry/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("registry/", views.Registry.as_view(), name="registry"),
    path("registry/add/", adding.AddMunicipality.as_view(), name="registry_add"),
    path("registry/changes/<int:pk>/undo/", views.undo, name="registry_undo"),
    path(_ONE, views.PlaceView.as_view(), name="registry_place"),
    path(f"{_ONE}rename/", views.Rename.as_view(), name="registry_rename"),
    path(f"{_ONE}reassign/", views.Reassign.as_view(), name="registry_reassign"),
    path(f"{_ONE}end/", views.EndMunicipality.as_view(), name="registry_end"),
    path(f"{_ONE}merge/", merging.MergeMunicipalities.as_view(), name="registry_merge"),
    path(f"{_ONE}identifiers/", views.SetIdentifier.as_view(), name="registry_identifier"),
    path(f"{_ONE}identifiers/<int:identifier>/", views.SetIdentifier.as_view(), name="registry_identifier"),
    path(
        f"{_ONE}identifiers/<int:identifier>/remove/",
        views.RemoveIdentifier.as_view(),
        name="registry_identifier_remove",
    ),
    path(f"{_ONE}addresses/", views.SetAddress.as_view(), name="registry_address"),
    path(f"{_ONE}addresses/<int:address>/", views.SetAddress.as_view(), name="registry_address"),
    path(f"{_ONE}addresses/<int:address>/remove/", views.RemoveAddress.as_view(), name="registry_address_remove"),
    path(f"{_ONE}authorities/", views.SetAuthority.as_view(), name="registry_authority"),
    path(f"{_ONE}authorities/<int:authority>/", views.SetAuthority.as_view(), name="registry_authority"),
    path(f"{_ONE}statuses/", views.SetStatus.as_view(), name="registry_status"),
    path(f"{_ONE}statuses/<int:status>/", views.SetStatus.as_view(), name="registry_status"),
]
