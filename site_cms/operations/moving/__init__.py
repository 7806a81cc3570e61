"""From SQLite to PostgreSQL with nothing lost."""

from .services import Moved, MoveError, move, try_move

__all__ = ["MoveError", "Moved", "move", "try_move"]
