"""Databases of their own with every migration applied, of the kind the tests run on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
IS_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def manage(database_url: str, *arguments: str, **environment: str) -> str:
    """What Python prints that is run with these arguments upon that database; asserts that it ends well."""
    result = attempt(database_url, *arguments, **environment)
    assert result.returncode == 0, result.stderr[-2000:]
    return result.stdout


def attempt(database_url: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same, however it ends."""
    own = {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "tests.house.migrated_settings"} | environment
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False
    )


@contextmanager
def database(folder: Path, *, copy_of: str = "", name: str = "own") -> Iterator[str]:
    """The address of a new database, empty or a copy of another; it is gone afterwards."""
    url = new(folder, name, copy_of=copy_of)
    try:
        yield url
    finally:
        drop(url)


def new(folder: Path, name: str, *, copy_of: str = "") -> str:
    """The same for whoever drops it herself."""
    if IS_SQLITE:
        file = folder / f"{name}.sqlite3"
        if copy_of:
            shutil.copy(copy_of.removeprefix("sqlite:///"), file)
        return f"sqlite:///{file}"
    own = f"pobratym_{name}_{os.getpid()}"
    template = f"TEMPLATE {copy_of.rsplit('/', 1)[1]}" if copy_of else ""
    as_superuser(f"CREATE DATABASE {own} {template}")
    return f"{server()}/{own}"


def drop(url: str) -> None:
    """A file goes with its folder."""
    if not IS_SQLITE:
        as_superuser(f"DROP DATABASE {url.rsplit('/', 1)[1]} WITH (FORCE)")


def server() -> str:
    """The address of the PostgreSQL server, without a database."""
    return os.environ["DATABASE_URL"].rsplit("/", 1)[0]


def as_superuser(statement: str, *, database_url: str = "") -> None:
    """Run one statement with the rights of the tests' own role."""
    import psycopg

    with psycopg.connect(database_url or f"{server()}/postgres", autocommit=True) as connection:
        connection.execute(statement)
