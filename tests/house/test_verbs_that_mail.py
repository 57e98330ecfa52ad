"""Every verb that sends mail counts how often it does so: nobody makes the service send as much as she likes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pobratym

ROOMS = Path(pobratym.__file__).parent
# Why a verb may mail without being counted.
NOT_COUNTED = {
    "answers.name_another": "counted where its key is opened (answers/writing.py)",
    "answers.report_wrong_address": "counted where its key is opened (answers/writing.py)",
    "introductions.message_from_outside": "the service's own: an answer by key, mail that came in",
    "introductions.decline_from_outside": "the service's own; an answer by key, which is counted",
    "introductions.deliver_waiting": "a moderator's decision, which is counted, lets them go; each letter goes once",
    "delivery.note_bounced": "the mailroom; each mail comes back once",
    "delivery.note_wrong_address": "the mailroom, or a page that counts; each delivery once",
    "delivery.remind_to_post": "the daily job; each letter on paper is asked about once",
    "delivery.tell_of_silence": "the daily job; each delivery is told of once",
    "introductions.expire_letters": "the daily command; each letter ends once",
    "introductions.remind_of_letters": "the daily job; each person is told of a letter twice at most",
    "talks.remind_of_meetings": "the job of every half hour; each meeting is told of once",
    "memberships.remind_moderators": "the daily job; each request is told of once in three days",
    "memberships.remind_to_confirm": "the daily job; each membership twice a year",
    "profiles.remind_of_listings": "the daily job; each need or offer is told of once before its day",
    "people.send_anchor": "a command, for administrators",
}


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted([*ROOMS.glob("*/actions.py"), *ROOMS.glob("*/actions/*.py")]):
        yield file.relative_to(ROOMS).parts[0], ast.parse(file.read_text())


def _reached(name: str, functions: dict[str, ast.FunctionDef], seen: set[str]) -> Iterator[ast.AST]:
    """All that stands in a function and in those of its module that it names."""
    if name in seen:
        return
    seen.add(name)
    for node in ast.walk(functions[name]):
        yield node
        if isinstance(node, ast.Name) and node.id in functions:
            yield from _reached(node.id, functions, seen)


def _says(nodes: list[ast.AST], module: str) -> bool:
    """Whether something of `module` is used there."""
    return any(
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == module
        for node in nodes
    )


def _mailing() -> Iterator[tuple[str, bool]]:
    """Verbs that mail, and whether each counts."""
    for room, module in _modules():
        functions = {each.name: each for each in module.body if isinstance(each, ast.FunctionDef)}
        for name in functions:
            nodes = list(_reached(name, functions, set()))
            if not name.startswith("_") and _says(nodes, "notices"):
                yield f"{room}.{name}", _says(nodes, "limits")


def test_verbs_that_mail_are_counted():
    verbs = dict(_mailing())
    assert len(verbs) > 10  # the walk finds them
    assert {verb for verb, is_counted in verbs.items() if not is_counted} - set(NOT_COUNTED) == set()
