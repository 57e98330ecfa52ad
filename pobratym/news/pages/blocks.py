"""What an article's body is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock


class Quote(StructBlock):
    """Somebody's words with their name."""

    text = TextBlock(label=_("words"))
    who = CharBlock(label=_("who said it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "web/news/blocks/quote.html"


class PictureInText(StructBlock):
    """A picture with what it shows and who made it."""

    picture = ImageChooserBlock(label=_("picture"))
    caption = CharBlock(label=_("caption"), required=False, max_length=300)
    credit = CharBlock(
        label=_("who made it"),
        required=False,
        max_length=150,
        help_text=_("If empty, the one saved with the picture is used."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "web/news/blocks/picture.html"


class Body(StreamBlock):
    """Paragraphs, headings, quotes and pictures in any order."""

    heading = CharBlock(label=_("Heading"), icon="title", max_length=150, template="web/news/blocks/heading.html")
    paragraph = RichTextBlock(
        label=_("Paragraph"),
        features=["bold", "italic", "link", "ol", "ul"],
        template="web/news/blocks/paragraph.html",
    )
    quote = Quote()
    picture = PictureInText()
