from .absence import Deputy, Leave
from .user import User

__all__ = ["Deputy", "Leave", "User"]
