"""The home page, and the guided paths of both sides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratym.journal.areas import Area
from pobratym.news.queries import latest
from pobratym.search.public_numbers import public_numbers
from pobratym.web.keeping import kept_for_strangers

_NEWS = 3  # without pictures: the page stays within 80 KB


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS, Area.NEWS)
def home(request: HttpRequest) -> HttpResponse:
    news = [{"article": article, "picture": None} for article in latest(_NEWS)]
    return render(request, "web/home/home.html", {"numbers": public_numbers(), "news": news})


@require_safe
@kept_for_strangers()
def start_hromada(request: HttpRequest) -> HttpResponse:
    """The path of a hromada, from the question what it can give to a registered agreement."""
    return render(request, "web/home/start_hromada.html")


@require_safe
@kept_for_strangers()
def start_abroad(request: HttpRequest) -> HttpResponse:
    """The path of a municipality abroad, which mostly begins with a letter it received."""
    return render(request, "web/home/start_abroad.html")
