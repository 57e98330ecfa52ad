from django.urls import URLPattern, path

from pobratym.web.search import views

urlpatterns: list[URLPattern] = [
    path("search/", views.search, name="search"),
]
