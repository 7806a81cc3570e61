"""Words: running text, headings, quotes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from .pasted import tidy


class TextBlock(blocks.RichTextBlock):
    """Running text. The features are few on purpose: what is not offered cannot arrive by pasting either."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "features", ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
        )
        super().__init__(**kwargs)

    def clean(self, value):
        """Checked as ever, then rid of what pasting left."""
        cleaned = super().clean(value)
        return RichText(tidy(cleaned.source)) if isinstance(cleaned, RichText) else cleaned

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text: level 2 for parts, level 3 inside a part."""

    text = blocks.CharBlock(label=_("Heading"), max_length=60)
    level = blocks.ChoiceBlock(label=_("Level"), choices=[("2", _("Part")), ("3", _("Inside a part"))], default="2")

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), max_length=500, rows=3)
    speaker = blocks.CharBlock(label=_("Who said it"), required=False, max_length=60)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"
