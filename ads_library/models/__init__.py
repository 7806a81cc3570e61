from .carrier import Carrier, ExternalCode, Face
from .design import Design, DesignApproval, DesignFile, DesignVersion, RightsGrant
from .placement import Placement, PlacementEvent
from .theme import Theme

__all__ = [
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
