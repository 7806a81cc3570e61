#!/usr/bin/env python
"""Django's command line. Settings come from the environment, then from var/environment (written by `make run`), else dev."""

import os
import sys
from pathlib import Path

import environ


def main() -> None:
    environ.Env.read_env(Path(__file__).resolve().parent / "var" / "environment")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_cms.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
