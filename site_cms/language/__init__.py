"""The Chinese of everything that is not our own: the catalogues, and what the installed packages never marked for translation."""
