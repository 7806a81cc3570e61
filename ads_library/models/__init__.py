from .carrier import Carrier, ExternalCode, Face
from .design import Design, DesignApproval, DesignEvent, DesignFile, DesignVersion, RightsGrant
from .placement import Placement, PlacementEvent
from .theme import Theme
from .work import ProofPhoto, WorkLine, WorkOrder

# Last: the page answers requests, so it imports views, and those import the models above.
from .library import AdLibraryPage  # isort: skip

__all__ = [
    "AdLibraryPage",
    "Carrier",
    "Design",
    "DesignApproval",
    "DesignEvent",
    "DesignFile",
    "DesignVersion",
    "ExternalCode",
    "Face",
    "Placement",
    "PlacementEvent",
    "ProofPhoto",
    "RightsGrant",
    "Theme",
    "WorkLine",
    "WorkOrder",
]
