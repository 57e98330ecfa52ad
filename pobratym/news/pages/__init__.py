"""The noticeboard's pages: Wagtail keeps their history, languages and workflow."""

from pobratym.news.pages.article import ArticlePage, ArticlePartnership, ArticlePlace, ArticleTopic, ReadAlso
from pobratym.news.pages.tree import NewsIndexPage, SiteRoot

__all__ = [
    "ArticlePage",
    "ArticlePartnership",
    "ArticlePlace",
    "ArticleTopic",
    "NewsIndexPage",
    "ReadAlso",
    "SiteRoot",
]
