from .base import BasePage
from .frame import FrameVersion
from .home import HomePage
from .settings import SiteSettings
from .standard import StandardPage

__all__ = ["BasePage", "FrameVersion", "HomePage", "SiteSettings", "StandardPage"]
