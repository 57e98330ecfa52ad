from django.urls import URLPattern, path

from pobratym.web.directory import country, listing, maps, municipality, places

urlpatterns: list[URLPattern] = [
    path("municipalities/", listing.directory, name="directory"),
    path("municipalities/<int:pk>/", municipality.short_address, name="municipality_short"),
    path("municipalities/<int:pk>-<slug:slug>/", municipality.municipality, name="municipality"),
    path("municipalities/<int:pk>/points.json", maps.points_of_partners, name="municipality_points"),
    path("municipalities/<int:pk>/partners.json", maps.lines_to_partners, name="municipality_lines"),
    path("countries/", country.countries, name="countries"),
    path("countries/<str:code>/", country.country, name="country"),
    path("map/", maps.map_page, name="map"),
    path("map/points.json", maps.points, name="map_points"),
    path("places/", places.places, name="places"),
]
