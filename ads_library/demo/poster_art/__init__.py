"""The posters as code, one module a family of compositions. Importing the package registers them all in ``POSTERS``."""

from . import growing, homes, nature, signs, things, type_led
from .sheet import POSTERS, Poster

__all__ = ["POSTERS", "Poster", "growing", "homes", "nature", "signs", "things", "type_led"]
