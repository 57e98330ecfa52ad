"""The answers to OWASP ASVS 5.0 (docs/security/asvs.csv): one a requirement, and what they point at is there."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = list(csv.DictReader((ROOT / "docs/security/asvs.csv").open(encoding="utf-8")))
LEVEL_ONE, LEVEL_TWO = 70, 183  # requirements of version 5.0.0


def test_every_requirement_of_two_levels_is_answered_once():
    assert len({each["number"] for each in ANSWERS}) == len(ANSWERS)
    assert [sum(each["level"] == level for each in ANSWERS) for level in "12"] == [LEVEL_ONE, LEVEL_TWO]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda each: each["number"])
def test_an_answer_says_why_and_what_shows_it(answer):
    verdict, _colon, why = answer["answer"].partition(":")
    assert verdict in ("met", "not applicable", "open")
    assert why.strip()
    assert bool(answer["shown_by"]) == (verdict == "met")


@pytest.mark.parametrize("answer", [each for each in ANSWERS if each["shown_by"]], ids=lambda each: each["number"])
def test_what_shows_it_exists(answer):
    for shown in answer["shown_by"].split("; "):
        path = re.split(r"::|:\s| \(", shown)[0]
        assert (ROOT / path).exists(), shown
        if "::" in shown:
            name = re.split(r"[\[ ]", shown.rpartition("::")[2])[0]
            assert re.search(rf"\b(def|class) {re.escape(name)}\b", (ROOT / path).read_text(encoding="utf-8")), shown
