"""Views of the columns."""
