from django.urls import path

from pobratym.web.candidates import views

urlpatterns = [
    path("desk/<int:municipality_pk>/candidates/", views.candidates, name="candidates"),
]
