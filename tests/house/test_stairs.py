"""Foreign keys, and names in strings, follow the same stairs as imports (docs/house.md)."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).resolve().parents[2]


def _floors() -> dict[str, tuple[int, int]]:
    """room -> (floor counted from the top, place on the floor), read from the import contract."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    return {
        room.strip().removeprefix("pobratym."): (floor, place)
        for floor, layer in enumerate(contract["layers"])
        for place, room in enumerate(layer.split("|"))
    }


def _our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("pobratym.")]


@pytest.mark.parametrize("model", _our_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_only_lead_down(model):
    floors = _floors()
    room = model._meta.app_label
    for field in model._meta.get_fields():
        if not (field.is_relation and field.concrete and field.related_model):
            continue
        target = field.related_model
        if target == "self" or not target.__module__.startswith("pobratym."):
            continue
        other = target._meta.app_label
        assert other == room or floors[other][0] > floors[room][0], (
            f"{model._meta.label}.{field.name} climbs to {other}"
        )


def test_every_room_stands_on_a_floor():
    rooms = {path.name for path in (ROOT / "pobratym").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(_floors()) - {"config"}


def _rooms_above(room: str) -> set[str]:
    floors = _floors()
    return {other for other, (floor, _place) in floors.items() if other != room and floor <= floors[room][0]}


def _names_of_rows_above(room: str) -> set[str]:
    """By which look-ups of this room's models one would get into the rows of a room above it: «party_in»."""
    above = _rooms_above(room)
    return {
        relation.field.related_query_name()
        for model in apps.get_app_config(room).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in above and not relation.hidden
    }


def _words(path: Path) -> Iterator[str]:
    """Strings, but for docstrings, and names of keyword arguments: where models and columns are named in strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


_ROOMS = sorted(config.label for config in apps.get_app_configs() if config.name.startswith("pobratym."))


@pytest.mark.parametrize("room", [room for room in _ROOMS if room in _floors()])
def test_no_string_names_what_is_above(room):
    """«partnerships.party» or a look-up «party_in__partnership» in a lower room: it would break unseen."""
    models = {model._meta.label_lower for model in _our_models() if model._meta.app_label in _rooms_above(room)}
    lookups = _names_of_rows_above(room)
    for path in (ROOT / "pobratym" / room).rglob("*.py"):
        for word in _words(path):
            label = ".".join(word.lower().split(".")[:2])
            first, *rest = word.split("__")
            assert label not in models, f"{path.relative_to(ROOT)}: {word}"
            assert not rest or first not in lookups, f"{path.relative_to(ROOT)}: {word}"
