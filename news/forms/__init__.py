"""Forms of the columns' admin screens."""
