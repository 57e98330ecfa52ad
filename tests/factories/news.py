"""Articles on a noticeboard."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from PIL import Image

from pobratym.news.actions import lay_noticeboard, write_article
from pobratym.news.actions.noticeboard import ArticleFacts, ArticleText
from pobratym.news.models import ArticlePage, Picture, Topic
from tests.factories.texts import WithTexts


class TopicFactory(WithTexts):
    class Meta:
        model = Topic
        django_get_or_create = ("slug",)

    slug = "twinning"
    name_uk = "Побратимство"
    name_en = "Twinning"


def picture_file(name: str = "photo.jpg", exif: bool = False) -> ContentFile:
    """A small JPEG; `exif=True` says in it where and with what it was taken."""
    image = Image.new("RGB", (1600, 900), "#2b5c8a")
    data = BytesIO()
    tags = image.getexif()
    if exif:
        tags[0x010F] = "Camera maker"
        tags.get_ifd(0x8825)[1] = "N"
        tags.get_ifd(0x8825)[2] = (46.0, 29.0, 0.0)
    image.save(data, "JPEG", exif=tags)
    return ContentFile(data.getvalue(), name=name)


class PictureFactory(WithTexts):
    class Meta:
        model = Picture

    title = "A bridge"
    alt_uk = "Міст"
    alt_en = "A bridge"
    credit_uk = "Побратим, ілюстрація"
    credit_en = "Pobratym, illustration"
    file = factory.LazyFunction(picture_file)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        lay_noticeboard(by=None)  # pictures stand in a collection
        return super()._create(model_class, *args, **kwargs)


def article(slug: str = "miami", *, english: bool = True, **facts) -> ArticlePage:
    """A published article in Ukrainian, and in English unless `english=False`; `facts` as in ArticleFacts."""
    texts = {
        "uk": ArticleText(
            title=f"Міста підписали угоду: {slug}",
            lead="Два міста домовилися співпрацювати.",
            body=[("paragraph", "<p>Підписано <b>угоду</b>.</p>"), ("heading", "Сфери")],
            source_title="Портал «Децентралізація»",
        )
    }
    if english:
        texts["en"] = ArticleText(
            title=f"Cities sign an agreement: {slug}",
            lead="Two cities agreed to cooperate.",
            body=[("paragraph", "<p>An <b>agreement</b> is signed.</p>"), ("quote", {"text": "Glad.", "who": "Mayor"})],
            source_title="Portal on decentralisation",
        )
    facts.setdefault("source_url", f"https://example.org/{slug}")
    return write_article(facts=ArticleFacts(slug=slug, **facts), texts=texts, by=None)
