"""Programs that measure on the loaded registry: `python -m benchmarks.<name>`. Never a timed test."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()
