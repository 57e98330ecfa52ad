from django.urls import URLPattern, path

from pobratym.web.home import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("start/hromada/", views.start_hromada, name="start_hromada"),
    path("start/abroad/", views.start_abroad, name="start_abroad"),
]
