"""The parts that editors build pages from. `BODY_BLOCKS` is the one list that articles and standard pages share."""

from .files import FileBlock
from .pictures import GalleryBlock, PictureBlock
from .tables import FigureListBlock, TableBlock
from .text import HeadingBlock, QuoteBlock, TextBlock

BODY_BLOCKS = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("figures", FigureListBlock()),
    ("table", TableBlock()),
    ("file", FileBlock()),
]

__all__ = [
    "BODY_BLOCKS",
    "FigureListBlock",
    "FileBlock",
    "GalleryBlock",
    "HeadingBlock",
    "PictureBlock",
    "QuoteBlock",
    "TableBlock",
    "TextBlock",
]
