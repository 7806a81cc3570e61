from .board import ExposureBoardPage
from .case import Case, Deadline, Extension, Pause, UnitReply, Verification
from .category import Category
from .publication import Publication
from .report import Report

__all__ = [
    "Case",
    "Category",
    "Deadline",
    "ExposureBoardPage",
    "Extension",
    "Pause",
    "Publication",
    "Report",
    "UnitReply",
    "Verification",
]
