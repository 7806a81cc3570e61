"""Enumerations of places. Values are the ad library specification's; OSM uses the same notions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """The leagues in which units are compared: a district is never ranked against a company."""

    DISTRICT = "district", _("district government")
    DEPARTMENT = "department", _("municipal department")
    ENTERPRISE = "enterprise", _("enterprise")


class UnitLevel(models.TextChoices):
    CITY = "city", _("city level")
    DISTRICT = "district", _("district level")
    SUBDISTRICT = "subdistrict", _("sub-district level")
    COMMUNITY = "community", _("community level")


class Datum(models.TextChoices):
    WGS84 = "wgs84", _("WGS84 (GPS)")
    CGCS2000 = "cgcs2000", _("CGCS2000 (Tianditu)")
    GCJ02 = "gcj02", _("GCJ-02 (Amap, Tencent)")
    BD09 = "bd09", _("BD-09 (Baidu)")


class PlaceType(models.TextChoices):
    TRUNK_ROAD = "trunk_road", _("trunk road")
    SECONDARY_ROAD = "secondary_road", _("secondary road")
    BACK_STREET = "back_street", _("back street")
    COMMERCIAL_STREET = "commercial_street", _("commercial street")
    BUS_STOP = "bus_stop", _("bus stop")
    STATION = "station", _("station")
    SQUARE = "square", _("square")
    PARK = "park", _("park")
    SCENIC_SPOT = "scenic_spot", _("scenic spot")
    CONSTRUCTION_SITE = "construction_site", _("construction site")
    MARKET = "market", _("market")
    MALL = "mall", _("mall or supermarket")
    COMMUNITY = "community", _("community")
    COMPOUND = "compound", _("residential compound")
    HOSPITAL = "hospital", _("hospital")
    SCHOOL = "school", _("school")
    HOTEL = "hotel", _("hotel")
    RESTAURANT = "restaurant", _("restaurant")
    OFFICE_HALL = "office_hall", _("government service hall")
    BANK = "bank", _("bank")
    CULTURE = "culture", _("museum or cultural venue")
    VILLAGE = "village", _("village")
    GATEWAY = "gateway", _("city gateway")
    BRIDGE = "bridge", _("overpass or bridge")
    VEHICLE_FLEET = "vehicle_fleet", _("vehicle fleet")
    OTHER = "other", _("other")


ROADS = (PlaceType.TRUNK_ROAD, PlaceType.SECONDARY_ROAD, PlaceType.COMMERCIAL_STREET)
