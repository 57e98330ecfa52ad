"""Addresses of rounds in the back office."""

from django.urls import URLPattern, path

from pobratym.backoffice.rounds import views

_ONE = "rounds/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("rounds/", views.Rounds.as_view(), name="rounds"),
    path("rounds/add/", views.OpenRound.as_view(), name="round_open"),
    path(_ONE, views.RoundPage.as_view(), name="round"),
    path(f"{_ONE}change/", views.ChangeRound.as_view(), name="round_change"),
    path(f"{_ONE}invite/", views.Invite.as_view(), name="round_invite"),
    path(f"{_ONE}pairs/", views.Pairs.as_view(), name="round_pairs"),
    path(f"{_ONE}pairs/say/", views.SayOfPair.as_view(), name="round_pair_say"),
    path(f"{_ONE}timetable/", views.Timetable.as_view(), name="round_timetable"),
    path(f"{_ONE}timetable.ics", views.calendar, name="round_calendar"),
    path(f"{_ONE}step/<slug:step>/", views.take_step, name="round_step"),
]
