"""Rules about the code itself that no linter knows (docs/house.md)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENTRANCES = {"web", "desk", "correspondence", "api", "backoffice"}
KNOWN_AT_ENTRANCES_ONLY = ("django.http", "django.shortcuts", "rest_framework")
PURE_SHELVES = {"rules", "criteria", "text_checks"}
ASKS_A_DATABASE = {
    *("objects", "filter", "exclude", "exists", "aggregate", "annotate", "values_list", "select_related"),
    *("prefetch_related", "select_for_update", "in_bulk", "get_or_create", "refresh_from_db", "cursor", "earliest"),
    *("latest", "including_merged", "including_unreviewed", "_default_manager", "_base_manager"),
}
NAMELESS = {"utils.py", "helpers.py", "common.py", "misc.py", "signals.py"}


def _files() -> list[Path]:
    return [path for path in sorted((ROOT / "pobratym").rglob("*.py")) if "migrations" not in path.parts]


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "pobratym").parts[0]


def _imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _is_entrance(path: Path) -> bool:
    """Wagtail pages answer requests by Wagtail's own design, so news/pages counts as one."""
    return _room(path) in ENTRANCES or path.is_relative_to(ROOT / "pobratym" / "news" / "pages")


@pytest.mark.parametrize(
    "path", [path for path in _files() if not _is_entrance(path)], ids=lambda path: str(path.relative_to(ROOT))
)
def test_http_is_known_at_the_entrances_only(path):
    wrong = {name for name in _imported(ast.parse(path.read_text())) if name.startswith(KNOWN_AT_ENTRANCES_ONLY)}
    assert not wrong


@pytest.mark.parametrize(
    "path",
    [path for path in _files() if PURE_SHELVES & {*path.relative_to(ROOT).parts, path.stem}],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_rules_ask_no_database(path):
    """Values in, an answer with its reason out; what has to be looked up is a query and is handed in."""
    asked = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    assert not asked & ASKS_A_DATABASE


def test_no_file_without_an_idea():
    assert not [path for path in _files() if path.name in NAMELESS]


def test_files_stay_readable():
    long = {str(path.relative_to(ROOT)): n for path in _files() if (n := len(path.read_text().splitlines())) > 420}
    assert not long, f"split these: {long}"


def test_verbs_say_who_acts():
    """Public functions in actions take only keywords and name the actor `by` (journal.record files what verbs did)."""
    wrong = []
    for path in _files():
        if "actions" not in path.stem and path.parent.name != "actions":
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                keyword_only = [argument.arg for argument in node.args.kwonlyargs]
                if "by" not in keyword_only or (node.args.args and _room(path) != "journal"):
                    wrong.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not wrong, wrong
