"""What people write into cells, read as values: counts, sizes, dates, coordinates.

Every reader returns a value and, where the cell says something that cannot be taken at its word, a doubt: one Chinese
sentence. A reader never guesses in silence and never raises on what a person may have typed.
"""
