from django.urls import URLPattern, path

from pobratym.web.pages import views

urlpatterns: list[URLPattern] = [
    path("about/data/", views.about_data, name="about_data"),
    path("about/accessibility/", views.accessibility, name="accessibility"),
    path("about/privacy/", views.privacy, name="privacy"),
    path("about/roles/", views.roles, name="roles"),
]
