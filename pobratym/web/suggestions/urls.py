from django.urls import URLPattern, path

from pobratym.web.suggestions import views

urlpatterns: list[URLPattern] = [
    path("municipalities/suggest/", views.missing, name="suggest_missing"),
    path("municipalities/suggest/thanks/<str:token>/", views.thanks, name="suggest_thanks"),
    path("municipalities/<int:pk>-<slug:slug>/suggest/", views.suggest, name="suggest"),
    path("desk/suggestions/<int:pk>/withdraw/", views.withdraw, name="suggestion_withdraw"),
]
