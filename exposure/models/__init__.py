from .appeal import Appeal, CaseNote
from .assessment import BoardOpening, ImpactAssessment
from .case import Case, Deadline, Escalation, Extension, Pause, UnitReply, Verification
from .category import Category
from .paper import PromptLetter, RectificationNotice, ReminderCard
from .publication import Publication
from .ranking import MonthlyRanking, RankingRow
from .report import Report, SpotCheck

# isort: split
from .board import ExposureBoardPage  # last: a page answers requests and stands on all the others

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
