"""Addresses of the register of partnerships in the back office."""

from django.urls import URLPattern, path

from pobratym.backoffice.partnerships import views

_ONE = "partnerships/<int:pk>/"
_STATEMENT = f"{_ONE}statements/<int:statement>/"
urlpatterns: list[URLPattern] = [
    path("partnerships/", views.RegisterRecords.as_view(), name="register_records"),
    path("partnerships/add/", views.AddPartnership.as_view(), name="register_add"),
    path("partnerships/changes/<int:pk>/undo/", views.undo, name="register_undo"),
    path(_ONE, views.RegisterRecord.as_view(), name="register_record"),
    path(f"{_ONE}correct/", views.CorrectRecord.as_view(), name="register_correct"),
    path(f"{_ONE}merge/", views.MergeRecords.as_view(), name="register_merge"),
    path(f"{_ONE}statements/", views.State.as_view(), name="register_state"),
    path(f"{_STATEMENT}correct/", views.Restate.as_view(), name="register_restate"),
    path(f"{_STATEMENT}strike/", views.Strike.as_view(), name="register_strike"),
]
