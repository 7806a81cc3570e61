"""Where a picture was taken, as the camera wrote it: read in memory for whoever asks, and never kept with the picture."""

from PIL import ExifTags, Image


def read_position(image: Image.Image) -> tuple[float, float] | None:
    """Longitude and latitude in degrees WGS84, or None. Never raises: an unreadable position is a missing one."""
    try:
        gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps.get(ExifTags.GPS.GPSLatitudeRef) == "S")
        lon = _degrees(gps[ExifTags.GPS.GPSLongitude], gps.get(ExifTags.GPS.GPSLongitudeRef) == "W")
    except Exception:  # whatever a camera or an attacker wrote there
        return None
    found = -180 <= lon <= 180 and -90 <= lat <= 90 and (lon, lat) != (0, 0)
    return (round(lon, 6), round(lat, 6)) if found else None


def _degrees(parts, is_negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if is_negative else value
