"""Newsroom manuscripts (.txt, .md, .docx) to clean article drafts. Pure text work: no Django in here.

``clean(name, data)`` gives drafts with what was removed and what is doubted; ``docs/news/manuscripts.md`` tells the rules.
"""

from .cleaning import clean, clean_text
from .dates import parse_date
from .result import Block, Doubt, Draft, Removed, UnreadableManuscript

__all__ = ["Block", "Doubt", "Draft", "Removed", "UnreadableManuscript", "clean", "clean_text", "parse_date"]
