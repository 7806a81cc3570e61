from .base import BasePage
from .home import HomePage
from .standard import StandardPage

__all__ = ["BasePage", "HomePage", "StandardPage"]
