from django.urls import URLPattern, path

from pobratym.web.news import feeds, views

urlpatterns: list[URLPattern] = [
    path("news/", views.noticeboard, name="news"),
    path("news/feed/", feeds.news_feed, name="news_feed"),
    path("news/<slug:slug>/", views.article, name="article"),
]
