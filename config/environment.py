"""Reads settings from the environment and says what to do when one is missing.

Each may also stand in a file: `SECRET_KEY_FILE=/run/credentials/…/secret_key` instead of `SECRET_KEY`. What is secret
then shows in no list of processes, no unit and no `docker inspect`.
"""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environ.Env()("POBRATYM_VAR", default=str(BASE_DIR / "var")))


class Environment(environ.FileAwareEnv):
    """NAME, or what the file says that NAME_FILE names, without the line's end an editor leaves there."""

    def get_value(self, var: str, *args: Any, **options: Any) -> Any:
        try:
            value = super().get_value(var, *args, **options)
        except OSError as error:
            raise ImproperlyConfigured(f"{var}_FILE names {error.filename}: {error.strerror}.") from error
        return value.strip() if isinstance(value, str) else value


env = Environment()


def required(name: str, hint: str) -> str:
    """The value of `name`, or an error that tells a person how to set it."""
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"The setting {name} is missing. {hint}")
    return str(value)
