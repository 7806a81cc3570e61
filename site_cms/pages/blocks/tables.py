"""Numbers: single figures, and tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class FigureBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What is counted"), max_length=40)
    value = blocks.CharBlock(label=_("Figure"), max_length=20)
    unit = blocks.CharBlock(label=_("Unit of measure"), required=False, max_length=10)
    note = blocks.CharBlock(label=_("Divisor, date or source"), required=False, max_length=80)

    class Meta:
        icon = "order"
        label = _("Figure")


class FigureListBlock(blocks.StructBlock):
    """Figures side by side. Each says what it counts and, in the note, out of what and as of when."""

    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "blocks/figures.html"


class TableBlock(blocks.StructBlock):
    """A table with a head row and a caption; it scrolls inside itself on a narrow screen."""

    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=100)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("rich_text", blocks.RichTextBlock(label=_("Formatted text"), required=False, features=["bold", "link"])),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
