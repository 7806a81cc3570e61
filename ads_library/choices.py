"""Enumerations of the ad library. Media follow OpenStreetMap's advertising=* where it has a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Medium(models.TextChoices):
    BOARD = "board", _("sign board")
    BILLBOARD = "billboard", _("billboard")
    POSTER = "poster", _("poster")
    BANNER = "banner", _("banner")
    FLAG = "flag", _("flag")
    LIGHTBOX = "lightbox", _("light box")
    WALL = "wall", _("culture wall")
    COLUMN = "column", pgettext_lazy("carrier", "column")
    SHOWCASE = "showcase", _("showcase")
    LANDSCAPE_PIECE = "landscape_piece", _("landscape piece")
    PLANT_DISPLAY = "plant_display", _("plant display")
    HOARDING = "hoarding", _("construction hoarding")
    BUS_SHELTER = "bus_shelter", _("bus shelter")
    BUS_STOP_SIGN = "bus_stop_sign", _("bus stop sign")
    BUS_INTERIOR = "bus_interior", _("theme carriage")
    BUS_BODY = "bus_body", _("bus body")
    TAXI_ROOF_LIGHT = "taxi_roof_light", _("taxi roof light")
    TAXI_SCREEN = "taxi_screen", _("taxi screen")
    LED_SCREEN = "led_screen", _("LED screen")
    LIFT_TV = "lift_tv", _("lift screen")
    METRO = "metro", _("metro ad")
    BIN_PANEL = "bin_panel", _("bin panel")
    LAMP_POST = "lamp_post", _("lamp post ad")
    GUARDRAIL = "guardrail", _("guardrail ad")
    COURTESY_SIGN = "courtesy_sign", _("courtesy sign")
    ONLINE = "online", _("online")
    OTHER = "other", _("other medium")


class Measure(models.TextChoices):
    """What a medium is counted in. Pieces, square metres and vehicles are never added up."""

    PIECES = "pieces", _("pieces")
    AREA = "area", _("square metres")
    VEHICLES = "vehicles", _("vehicles")


AREA_MEDIA = (Medium.HOARDING, Medium.WALL)
VEHICLE_MEDIA = (Medium.BUS_INTERIOR, Medium.BUS_BODY, Medium.TAXI_ROOF_LIGHT, Medium.TAXI_SCREEN)
# 计量单位 that reports use for a medium, where a ledger gives none.
COUNT_WORDS = {
    Medium.BOARD: "块", Medium.BILLBOARD: "块", Medium.POSTER: "张", Medium.BANNER: "条", Medium.FLAG: "面", Medium.LIGHTBOX: "个",
    Medium.WALL: "平方米", Medium.COLUMN: "个", Medium.SHOWCASE: "个", Medium.LANDSCAPE_PIECE: "个", Medium.PLANT_DISPLAY: "处",
    Medium.HOARDING: "平方米", Medium.BUS_SHELTER: "座", Medium.BUS_STOP_SIGN: "块", Medium.BUS_INTERIOR: "辆", Medium.BUS_BODY: "辆",
    Medium.TAXI_ROOF_LIGHT: "辆", Medium.TAXI_SCREEN: "辆", Medium.LED_SCREEN: "块", Medium.LIFT_TV: "台", Medium.METRO: "处",
    Medium.BIN_PANEL: "个", Medium.LAMP_POST: "杆", Medium.GUARDRAIL: "米", Medium.COURTESY_SIGN: "块", Medium.ONLINE: "条次",
    Medium.OTHER: "个",
}  # fmt: skip


class DesignKind(models.TextChoices):
    POSTER = "poster", _("poster")
    BOARD = "board", _("sign board")
    HOARDING = "hoarding", _("hoarding picture")
    BANNER = "banner", _("banner")
    LED_LOOP = "led_loop", _("screen loop")
    INSTALLATION = "installation", _("installation")


class SourceKind(models.TextChoices):
    """稿源, article 8 of the national Measures: every design says where it came from."""

    BULLETIN = "bulletin", _("national bulletin")
    LIBRARY = "library", _("works library")
    OWN = "own", _("made by ourselves")


class FileRole(models.TextChoices):
    SOURCE = "source", _("source file")
    PRINT = "print", _("print file")
    WEB = "web", _("web picture")
    THUMB = "thumb", _("thumbnail")


class DesignState(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", pgettext_lazy("design", "approved")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")
    ARCHIVED = "archived", _("archived")


class ApprovalStep(models.IntegerChoices):
    FIRST = 1, _("first review")
    SECOND = 2, _("second review")
    FINAL = 3, _("final approval")


class PlacementState(models.TextChoices):
    PLANNED = "planned", _("planned")
    APPROVED = "approved", _("approved for posting")
    DISPATCHED = "dispatched", _("dispatched")
    ACCEPTED = "accepted", _("accepted by the crew")
    POSTED = "posted", _("posted, to be checked")
    REJECTED = "rejected", _("rejected at the check")
    LIVE = "live", pgettext_lazy("placement", "live")
    FIX_NEEDED = "fix_needed", _("to be mended")
    EXPIRING = "expiring", _("expiring")
    TO_REMOVE = "to_remove", _("to be taken down")
    REMOVED = "removed", pgettext_lazy("placement", "taken down")
    VOID = "void", _("void")


# States in which residents see the ad on the street.
SHOWN = (PlacementState.LIVE, PlacementState.FIX_NEEDED, PlacementState.EXPIRING, PlacementState.TO_REMOVE)


class WorkKind(models.TextChoices):
    POST = "post", _("post")
    TAKE_DOWN = "take_down", _("take down")
    REPLACE = "replace", _("replace the picture")
    REPAIR = "repair", _("repair")
    CLEAN = "clean", _("clean")


class PhotoKind(models.TextChoices):
    CLOSE_UP = "close_up", _("close-up")
    APPROACH = "approach", _("from a distance")
    BEFORE = "before", pgettext_lazy("picture", "before")
    AFTER = "after", pgettext_lazy("picture", "after")


# Which pictures a crew must send before a line of an order counts as done.
REQUIRED_PHOTOS = {
    WorkKind.POST: (PhotoKind.CLOSE_UP, PhotoKind.APPROACH),
    WorkKind.TAKE_DOWN: (PhotoKind.AFTER,),
    WorkKind.REPLACE: (PhotoKind.BEFORE, PhotoKind.AFTER),
    WorkKind.REPAIR: (PhotoKind.BEFORE, PhotoKind.AFTER),
    WorkKind.CLEAN: (PhotoKind.AFTER,),
}


class Condition(models.TextChoices):
    GOOD = "good", _("good")
    WORN = "worn", _("slightly worn")
    FADED = "faded", _("faded")
    DAMAGED = "damaged", _("damaged")
    SOILED = "soiled", _("soiled")
    COVERED = "covered", _("covered by flyers")
    TILTED = "tilted", _("tilted")
    UNLIT = "unlit", _("partly unlit")
    BLANK = "blank", _("blank")
    MISSING = "missing", _("missing")
    OUTDATED = "outdated", _("outdated content")
    TEXT_ERROR = "text_error", _("error in the text")
    UNSAFE = "unsafe", _("unsafe")


class StructureForm(models.TextChoices):
    """CJJ/T 149-2021."""

    ATTACHED = "attached", _("attached")
    STANDALONE = "standalone", _("standalone")
    MOBILE = "mobile", _("mobile")
