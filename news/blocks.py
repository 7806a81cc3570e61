"""What an article's text may hold besides the parts that every page shares."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_cms.pages.blocks import BODY_BLOCKS


class RelatedBlock(blocks.StructBlock):
    """Further reading in the midst of a text. A page that is not public is left out, not shown as a dead link."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=30)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=6)

    class Meta:
        icon = "link"
        label = _("Further reading")
        template = "news/blocks/related.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["pages"] = [page for page in value["pages"] if page is not None and page.live]
        return context


ARTICLE_BLOCKS = [*BODY_BLOCKS, ("related", RelatedBlock())]
