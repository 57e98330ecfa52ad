"""How well the checks do on texts that were written apart from them, and how the command tells it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TABLES = Path(__file__).resolve().parents[2] / "benchmarks" / "sensitivity"
ON = "2026-11-30"  # days without a year in the tables are read from here
LEAST_FOUND, MOST_HELD = 0.95, 0.10


def _told(file, *options):
    out = StringIO()
    call_command("evaluate_sensitivity", str(file), *options, stdout=out)
    return out.getvalue()


def _table(tmp_path, text, name="texts.tsv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    ["tune.tsv", "kept.tsv", "other_style.tsv", "styles_tune.tsv", "styles_kept.tsv", "border.tsv", "news.tsv"],
)
def test_nearly_all_that_is_doubtful_is_held_and_little_that_is_harmless(name):
    figures = {each["group"]: each for each in json.loads(_told(TABLES / name, "--on", ON, "--format", "json"))}
    groups = [figures["all"]]
    if name not in {"other_style.tsv", "news.tsv"}:  # a handful of texts a language
        groups += [each for group, each in figures.items() if group.startswith("language ")]
    for each in groups:
        # One text of a language may be missed: a dozen are no measure of a twentieth.
        assert each["recall"] >= LEAST_FOUND or each["doubtful"] * (1 - each["recall"]) < 1.5, each
        assert each["held"] <= MOST_HELD, each
    assert figures["all"]["recall"] >= LEAST_FOUND


def test_figures_are_told_by_language_and_by_label(tmp_path):
    file = _table(
        tmp_path,
        "text\tlanguage\tlabel\n"
        "Зруйновано підстанцію.\tuk\tinfrastructure\n"
        "We sing.\ten\tharmless\n"
        '"The ""old"" bridge was destroyed."\ten\thold\n'
        "We play chess.\ten\tmilitary\n",
    )
    out = _told(file, "--misses")
    lines = {line.split("  ")[0].strip(): line.split() for line in out.splitlines()}
    assert lines["language uk"][2:] == ["1", "1.000", "1.000", "0", "-"]
    assert lines["language en"][2:] == ["2", "0.500", "0.000", "1", "0.000"]
    assert lines["label hold"][3:5] == ["1.000", "-"][:2]
    assert lines["all"][1:3] == ["3", "0.667"]
    assert "en\tmilitary\tnothing\tWe play chess." in out


def test_columns_may_stand_in_any_order_and_near_the_front_more_is_held(tmp_path):
    file = _table(tmp_path, "label\tlanguage\tnote\ttext\nhold\tuk\t\tШколу пошкоджено.\n")
    assert json.loads(_told(file, "--format", "json"))[-1]["recall"] == 0
    assert json.loads(_told(file, "--format", "json", "--strict"))[-1]["recall"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs a first line with the columns text, language, label"),
        ("text,language,label\na,uk,hold\n", "separated by tabs"),
        ("text\tlanguage\tlabel\n", "has no texts"),
        ("text\tlanguage\tlabel\nA\tuk\tsecret\n", "line 2: “secret” is no label. Use one of harmless, hold"),
        ("text\tlanguage\tlabel\nA\tuk\n", "line 2: 2 of 3 columns"),
        ("text\tlanguage\tlabel\n\tuk\thold\n", "a text has 1 to 6,000 letters, this one 0"),
        (f"text\tlanguage\tlabel\n{'a' * 6001}\tuk\thold\n", "this one 6,001"),
        ("text\tlanguage\tlabel\n" + "a\tuk\thold\n" * 50_001, "more than 50,000 lines"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong(tmp_path, text, said):
    with pytest.raises(CommandError, match=said):
        _told(_table(tmp_path, text))


def test_what_is_no_text_or_no_file_is_refused(tmp_path):
    (tmp_path / "bytes.tsv").write_bytes(b"\xff\xfe\x00\xd8text")
    with pytest.raises(CommandError, match="cannot be read"):
        _told(tmp_path / "bytes.tsv")
    with pytest.raises(CommandError, match="cannot be read"):
        _told(tmp_path / "missing.tsv")
