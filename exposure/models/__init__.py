from .board import ExposureBoardPage
from .case import Case, Deadline, Escalation, Extension, Pause, UnitReply, Verification
from .category import Category
from .publication import Publication
from .report import Report

__all__ = [
    "Case",
    "Category",
    "Deadline",
    "Escalation",
    "ExposureBoardPage",
    "Extension",
    "Pause",
    "Publication",
    "Report",
    "UnitReply",
    "Verification",
]
