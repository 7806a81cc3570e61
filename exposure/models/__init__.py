from .appeal import Appeal, CaseNote
from .assessment import BoardOpening, ImpactAssessment
from .case import Case, Deadline, Escalation, Extension, Pause, UnitReply, Verification
from .category import Category
from .paper import PromptLetter, RectificationNotice, ReminderCard
from .publication import Publication
from .ranking import MonthlyRanking, RankingRow
from .report import Report, SpotCheck

# isort: split
# Last: a page answers requests and stands on all the others.
from .issue import IssuePage

from .board import ExposureBoardPage  # isort: skip

__all__ = [
    "Appeal",
    "BoardOpening",
    "Case",
    "CaseNote",
    "Category",
    "Deadline",
    "Escalation",
    "ExposureBoardPage",
    "Extension",
    "ImpactAssessment",
    "IssuePage",
    "MonthlyRanking",
    "Pause",
    "PromptLetter",
    "Publication",
    "RankingRow",
    "RectificationNotice",
    "ReminderCard",
    "Report",
    "SpotCheck",
    "UnitReply",
    "Verification",
]
