from django.urls import URLPattern, path

from pobratym.web.needs import views

urlpatterns: list[URLPattern] = [
    path("needs/", views.needs, name="needs"),
]
