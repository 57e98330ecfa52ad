"""Foreign keys follow the same stairs as imports (docs/house.md)."""

import tomllib
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
