"""The answer about a piece of news."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.conf import settings
from rest_framework import serializers

from pobratym.api import fields
from pobratym.api.answers import OwnerAnswer, in_order
from pobratym.api.written import Written, WrittenAnswer
from pobratym.news.models import ArticlePage
from pobratym.news.pages.article import ArticlePlace


class ArticleAnswer(WrittenAnswer):
    """A piece of news."""

    language = serializers.CharField(help_text="it is written in")
    municipalities = OwnerAnswer(many=True, help_text="it tells of")
    url = serializers.URLField()

    class Meta:
        model = ArticlePage
        fields = (*fields.ARTICLE, "language", "municipalities", "url")

    @classmethod
    def of(cls, ids: Sequence[int]) -> list[Written]:
        """Articles as lists show them, each in the language it is found in. Five queries: Wagtail asks for its
        sites, and for the address of a page it wants the page."""
        site: str = settings.SITE_URL.rstrip("/")
        places = cls._places(ids)
        pages = ArticlePage.objects.live().filter(pk__in=ids).select_related("locale").defer("body")
        written = [
            {
                **{name: getattr(page, name) for name in fields.ARTICLE},
                "language": page.language,
                "municipalities": places[page.pk],
                "url": f"{site}{page.get_url()}",
            }
            for page in pages
        ]
        return in_order(written, ids)

    @staticmethod
    def _places(ids: Sequence[int]) -> Mapping[int, list[Written]]:
        """Article -> the municipalities it tells of. Two queries."""
        own = OwnerAnswer.columns("municipality__")
        written: dict[int, list[Written]] = defaultdict(list)
        for page, *values in ArticlePlace.objects.filter(page__in=ids).values_list("page_id", *own.values()):
            written[page].append(dict(zip(own, values, strict=True)))
        OwnerAnswer.identified([place for each in written.values() for place in each])
        return written
