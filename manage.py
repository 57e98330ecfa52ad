#!/usr/bin/env python3
"""Entry to the project's commands; local settings unless the environment says otherwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DATABASE_WAIT", "60")  # nobody waits for a command at a screen
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
