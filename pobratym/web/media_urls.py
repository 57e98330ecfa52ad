"""Files people uploaded: public ones by their address, private ones through a view that asks who reads."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
