from .carrier import Carrier, ExternalCode, Face
from .design import Design, DesignApproval, DesignFile, DesignVersion, RightsGrant
from .placement import Placement, PlacementEvent
from .theme import Theme

# Last: the page answers requests, so it imports views, and those import the models above.
from .library import AdLibraryPage  # isort: skip

__all__ = [
    "AdLibraryPage",
    "Carrier",
    "Design",
    "DesignApproval",
    "DesignFile",
    "DesignVersion",
    "ExternalCode",
    "Face",
    "Placement",
    "PlacementEvent",
    "RightsGrant",
    "Theme",
]
