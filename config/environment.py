"""Reads settings from the environment and says what to do when one is missing."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environ.Env()("POBRATYM_VAR", default=str(BASE_DIR / "var")))

env = environ.Env()


def required(name: str, hint: str) -> str:
    """The value of `name`, or an error that tells a person how to set it."""
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"The setting {name} is missing. {hint}")
    return str(value)
