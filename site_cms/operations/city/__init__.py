"""A city's own beginning from one workbook: its names, divisions, units, places, people and columns."""
