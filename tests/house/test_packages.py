"""What the service is installed with: locks that any index can serve, nothing unused, nothing copyleft by default."""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
# GPL, so an administrator may add it and a default install may not bring it.
COPYLEFT = {"unidecode", "pymorphy3-dicts-uk", "pymorphy3", "pymorphy2-dicts-uk", "pymorphy2"}
# Named by no module of ours: a server, what Django loads by the scheme of an address, data of Python's own zoneinfo.
LOADED_BY_OTHERS = {"gunicorn", "psycopg", "tzdata"}


def _name(requirement: str) -> str:
    """The name of the package a requirement asks for, as indexes spell it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def _sources() -> list[Path]:
    folders = [path for name in ("config", "pobratym", "benchmarks") for path in (ROOT / name).rglob("*.py")]
    return [*folders, ROOT / "manage.py", ROOT / "gunicorn.conf.py"]


def _locked(lock: Path) -> set[str]:
    return {_name(line) for line in lock.read_text().splitlines() if line[:1].isalnum()}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_name_no_host(lock):
    assert "://" not in lock.read_text()


def test_nor_does_the_lock_of_the_front_end():
    assert '"resolved"' not in (ROOT / "frontend" / "package-lock.json").read_text()


@pytest.mark.parametrize(
    "lock", [ROOT / "requirements" / name for name in ("runtime.txt", "dev.txt")], ids=lambda p: p.name
)
def test_locks_hold_what_the_project_asks_for_with_hashes(lock):
    assert {_name(each) for each in PROJECT["project"]["dependencies"]} <= _locked(lock)
    pins = re.split(r"\n(?=\w)", lock.read_text().strip())
    assert all("--hash=sha256:" in pin for pin in pins)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_dictionary_under_the_gpl_comes_by_default(lock):
    if lock.name != "overrides.txt":  # which keeps them out
        assert not _locked(lock) & COPYLEFT
    assert not {_name(each) for each in PROJECT["project"]["dependencies"]} & COPYLEFT


def test_every_package_asked_for_is_used():
    modules: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for each in distributions:
            modules.setdefault(_name(each), set()).add(module)
    code = "\n".join(path.read_text() for path in _sources() if "migrations" not in path.parts)
    asked = {_name(each) for each in PROJECT["project"]["dependencies"]} - LOADED_BY_OTHERS
    unused = {name for name in asked if not any(re.search(rf"\b{each}\b", code) for each in modules.get(name, ()))}
    assert not unused


def test_node_modules_are_needed_to_build_only():
    assert not [str(path.relative_to(ROOT)) for path in _sources() if "node_modules" in path.read_text()]
