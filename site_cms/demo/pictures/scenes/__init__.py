"""The article scenes, 1600 x 1000. Each is a function that returns (drawing, definitions); ``ALL`` names them."""

from . import green, home, street

WIDTH, HEIGHT = 1600, 1000

ALL = {**street.SCENES, **home.SCENES, **green.SCENES}
