"""Topics, pictures, counts of reading and the link from an article to the register; the pages are in `pages`."""

import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from pobratym.core.personal_data import Naming
from pobratym.core.pictures import without_metadata
from pobratym.core.text_fields import LocalizedTextField
from pobratym.news.pages import ArticlePage, NewsIndexPage, SiteRoot
from pobratym.partnerships.models import Partnership, Statement

__all__ = [
    "ArticleEvidence",
    "ArticlePage",
    "ArticleViews",
    "NewsIndexPage",
    "Picture",
    "PictureRendition",
    "SiteRoot",
    "Topic",
]


# The sizes in which pages show a picture.
CARD = "fill-640x360"
WIDE = "max-1280x960"


class Topic(models.Model):
    """What an article is about, in the editors' own small vocabulary."""

    slug = models.SlugField(
        _("address"), unique=True, help_text=_("Latin letters and hyphens; used in page addresses.")
    )
    name = LocalizedTextField(_("name"), max_length=80, required_languages=["uk", "en"])

    class Meta:
        ordering = ["slug"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return str(self.name)


class Picture(AbstractImage):
    """A picture with its description for those who do not see it, and who made it. Kept without EXIF."""

    alt = LocalizedTextField(_("description"), max_length=250, blank=True)
    credit = LocalizedTextField(_("who made it"), max_length=150, blank=True)

    file: Any  # Wagtail's picture file

    names_people = (Naming("uploaded_by_user", _("Photographs that you uploaded"), ("title", "created_at")),)

    admin_form_fields = ("title", "file", "alt", "credit", "collection")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is drawn anew before it is stored, whichever way it came in; then in the sizes that pages show, so
        that no reader's request draws and writes one."""
        if self.file and not self.file._committed:
            self.file = without_metadata(self.file.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        self.get_renditions(CARD, WIDE)

    @property
    def url(self) -> str:
        """Of the whole picture, which stands in for a size that is missing."""
        return str(self.file.url)

    def in_size(self, spec: str) -> "Picture | PictureRendition":
        """The picture in a size that was drawn when it was stored, else the whole one: reading writes nothing."""
        try:
            return self.find_existing_rendition(Filter(spec=spec))
        except PictureRendition.DoesNotExist:
            return self

    @property
    def wide(self) -> "Picture | PictureRendition":
        """As it stands in the column of an article."""
        return self.in_size(WIDE)


class PictureRendition(AbstractRendition):
    """A picture in the size a page needs."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class ArticleViews(models.Model):
    """How often an article was opened, all its languages together. Nothing is kept of who opened it."""

    translation_key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("views of an article")
        verbose_name_plural = _("views of articles")

    def __str__(self) -> str:
        return str(self.count)


class ArticleEvidence(models.Model):
    """An article stands behind a statement of the register; all languages of an article are one piece of evidence."""

    translation_key = models.UUIDField(db_index=True)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="article_evidence")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="article_evidence")
    attached_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("article as evidence")
        verbose_name_plural = _("articles as evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "partnership"],
                name="article_evidence_once",
                violation_error_message=_("This article already stands as evidence for this partnership."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} → {self.partnership_id}"
