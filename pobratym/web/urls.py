"""The addresses of pages for people. Each section lists its own; Wagtail takes what is left."""

from django.urls import URLPattern, URLResolver

from pobratym.web.account.urls import urlpatterns as account
from pobratym.web.candidates.urls import urlpatterns as candidates
from pobratym.web.directory.urls import urlpatterns as directory
from pobratym.web.home.urls import urlpatterns as home
from pobratym.web.introductions.urls import urlpatterns as introductions
from pobratym.web.needs.urls import urlpatterns as needs
from pobratym.web.news.urls import urlpatterns as news
from pobratym.web.pages.urls import urlpatterns as pages
from pobratym.web.partnerships.urls import urlpatterns as partnerships
from pobratym.web.profile.urls import urlpatterns as profile
from pobratym.web.search.urls import urlpatterns as search
from pobratym.web.suggestions.urls import urlpatterns as suggestions

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    *home,
    *directory,
    *suggestions,
    *search,
    *needs,
    *partnerships,
    *account,
    *profile,
    *candidates,
    *introductions,
    *news,
    *pages,
]
