"""The part that touches a stranger's bytes. It runs in a limited child process and imports Pillow, never Django."""
