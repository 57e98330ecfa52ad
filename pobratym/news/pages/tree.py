"""What holds the articles: one root and one noticeboard for each language."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SiteRoot(Page):
    """Wagtail's tree begins here; people see the home page of `web` at this address."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage"]
    is_creatable = False

    class Meta:
        verbose_name = _("site")

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return _our_own_page("web:home", self.locale.language_code)


class NewsIndexPage(Page):
    """The noticeboard. Its list is drawn by `web`, which knows filters and paging."""

    parent_page_types = ["news.SiteRoot"]
    subpage_types = ["news.ArticlePage"]
    is_creatable = False

    class Meta:
        verbose_name = _("news section")

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return _our_own_page("web:news", self.locale.language_code)


def _our_own_page(name: str, language: str) -> HttpResponse:
    with translation.override(language):
        return HttpResponseRedirect(reverse(name))
