"""An article with the anatomy of the founding one (docs/domain.md, section 6.1), and what was missing there:
the day of the event beside the day of the news, and the partnerships it is evidence for."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Value, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from pobratym.core.languages import in_order_of_preference
from pobratym.news.pages.anatomy import anatomy
from pobratym.news.pages.blocks import Body
from pobratym.partnerships.models import Partnership, Precision
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged


def by_preference(language: str) -> Case:
    """The place of an article's language in the order in which a reader of `language` is shown one."""
    order = in_order_of_preference(language)
    whens = (When(locale__language_code=code, then=Value(place)) for place, code in enumerate(order))
    return Case(*whens, default=Value(len(order)))


class ArticleQuerySet(PageQuerySet):
    """Adjectives for articles."""

    def readable_in(self, language: str) -> "ArticleQuerySet":
        """Each published article once: in `language`, or in the language that stands in for it."""
        place = by_preference(language)
        better = ArticlePage.objects.live().alias(place=place)
        better = better.filter(translation_key=OuterRef("translation_key"), place__lt=OuterRef("place"))
        return self.live().alias(place=place).filter(~Exists(better))

    def about(self, municipality: Municipality | int) -> "ArticleQuerySet":
        return self.filter(Exists(ArticlePlace.objects.filter(page=OuterRef("pk"), municipality=municipality)))

    def for_a_list(self) -> "ArticleQuerySet":
        """With what a card shows at hand, and without the body."""
        return self.defer("body").select_related("locale", "picture").with_topics().order_by("-published_at", "-pk")

    def with_topics(self) -> "ArticleQuerySet":
        return self.prefetch_related(Prefetch("topic_links", ArticleTopic.objects.select_related("topic")))


class ArticlePage(Page):
    """A piece of news. Its languages are separate pages under one translation key."""

    lead = models.TextField(
        _("lead"), max_length=600, help_text=_("Two or three sentences that can stand on their own.")
    )
    body = StreamField(Body(), verbose_name=_("text"), blank=True)
    picture = models.ForeignKey(
        "news.Picture",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    published_at = models.DateTimeField(_("date of the news"), default=timezone.now, db_index=True)
    event_on = models.DateField(
        _("date of the event"),
        null=True,
        blank=True,
        help_text=_("When it happened. Visits are reported only after they are over."),
    )
    event_precision = models.CharField(
        _("date of the event is known to the"), max_length=5, choices=Precision, default=Precision.DAY
    )
    source_title = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    author = models.CharField(_("author"), max_length=150, blank=True)

    objects: ClassVar[Any] = PageManager.from_queryset(ArticleQuerySet)()

    template = "web/news/article.html"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    show_in_menus_default = False

    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    override_translatable_fields = [SynchronizedField("slug")]

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("published_at"),
                FieldPanel("event_on"),
                FieldPanel("event_precision"),
                FieldPanel("author"),
            ],
            heading=_("Dates and author"),
        ),
        MultiFieldPanel(
            [FieldPanel("source_title"), FieldPanel("source_url"), FieldPanel("source_date")], heading=_("Source")
        ),
        InlinePanel("topic_links", heading=_("Topics"), label=_("Topic"), panels=[FieldPanel("topic")]),
        InlinePanel(
            "places",
            heading=_("Hromadas, oblasts and municipalities abroad"),
            label=_("Municipality or region"),
            panels=[FieldPanel("municipality")],
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("On publication each partnership gets a statement in the register with this source.")),
                InlinePanel("partnership_links", label=_("Partnership"), panels=[FieldPanel("partnership")]),
            ],
            heading=_("Evidence for partnerships"),
        ),
        InlinePanel("read_also", heading=_("Read also"), label=_("Article"), panels=[FieldPanel("article")]),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """For the editor's preview: the page people read is drawn by `web` with the same template."""
        picture = self.picture.wide if self.picture else None
        return {
            **super().get_context(request, *args, **kwargs),
            "article": self,
            "around": anatomy(self, self.language),
            "picture": picture,
            "is_translated": True,
        }

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    @property
    def topics(self) -> list[Any]:
        """Its topics, each once, in the editor's order."""
        return list({link.topic_id: link.topic for link in self.topic_links.all()}.values())


class ArticleTopic(Orderable):
    """An article is on a topic."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey("news.Topic", on_delete=models.PROTECT, related_name="+", verbose_name=_("topic"))

    def __str__(self) -> str:
        return str(self.topic)


class ArticlePlace(Orderable):
    """An article tells of a hromada, an oblast, a municipality or a region abroad."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="places")
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality or region"),
    )

    def __str__(self) -> str:
        return str(self.municipality)


class ArticlePartnership(Orderable):
    """An article is evidence for a partnership."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="partnership_links")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="+", verbose_name=_("partnership")
    )

    def __str__(self) -> str:
        return str(self.partnership)


class ReadAlso(Orderable):
    """The editor sends the reader on to another article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="read_also")
    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("article"))

    def __str__(self) -> str:
        return str(self.article)
