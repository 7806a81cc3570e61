from .case import Case, Deadline, Escalation, Extension, Pause, UnitReply, Verification
from .category import Category
from .publication import Publication
from .report import Report

# isort: split
from .board import ExposureBoardPage  # last: a page answers requests and stands on all the others

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
