"""Reads settings from the environment and says what to do when one is missing.

Each may also stand in a file: `SECRET_KEY_FILE=/run/credentials/…/secret_key` instead of `SECRET_KEY`. What is secret
then shows in no list of processes, no unit and no `docker inspect`.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environ.Env()("POBRATYM_VAR", default=str(BASE_DIR / "var")))


class _Files(FileAwareMapping):  # type: ignore[misc]  # environ has no types
    """NAME, or what stands in the file that NAME_FILE names, without the end of line that an editor leaves there. An
    empty file sets nothing, so that a unit may name files that not every installation fills."""

    def __getitem__(self, key: str) -> str:
        try:
            value = str(super().__getitem__(key)).strip()
        except OSError as error:
            raise ImproperlyConfigured(
                f"{key}_FILE names {error.filename}, which cannot be read: {error.strerror}."
            ) from error
        if not value and f"{key}_FILE" in self.env:
            raise KeyError(key)
        return value


class _Environment(environ.FileAwareEnv):  # type: ignore[misc]
    ENVIRON = _Files()


env = _Environment()


def required(name: str, hint: str) -> str:
    """The value of `name`, or an error that tells a person how to set it."""
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"The setting {name} is missing (or {name}_FILE, the path of a file that holds it). {hint}"
        )
    return str(value)
