"""What pages and letters promise is there: no time to answer that nobody keeps, no deed that no verb does."""

import re
from pathlib import Path

import pytest

from pobratym.memberships import actions

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")])
# A promise -> why it would be none.
NOBODY_KEEPS = {
    r"\bworking days?\b": "no queue has a time in which it is answered",
    r"\bwithin (?:an hour|one day|a day|\d{1,3} (?:hours|days))\b": "nothing measures it",
    r"\bhand(?:ed|s)? (?:it )?over to\b": "a membership is ended and granted; nobody hands hers over",
    r"\b24/7\b|\bround the clock\b": "nobody stands by at night",
    r"\bguarantees?\b": "a register of what others say guarantees nothing",
    r"\bnever (?:stored|logged)\b": "logs and copies are the operator's",
}
KEPT = {
    "templates/web/home/start_abroad.html": {"within about 30 days"},  # the law says so, and is linked
}


@pytest.mark.parametrize("promise", NOBODY_KEEPS)
def test_no_page_promises_what_nobody_keeps(promise):
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEXTS
        for match in re.finditer(promise, path.read_text(encoding="utf-8"), re.IGNORECASE)
        if match[0] not in KEPT.get(str(path.relative_to(ROOT)), ())
    }
    assert not found, NOBODY_KEEPS[promise]


def test_what_roles_say_of_ending_memberships_is_there():
    """The page of roles says that a head ends the membership of a colleague: the verb and its page exist."""
    assert actions.end_membership
    assert (ROOT / "templates/desk/account/membership_end.html").exists()


def test_the_search_finds_promises():
    assert any(re.search(each, "We answer within two working days") for each in NOBODY_KEEPS)
    assert any(re.search(each, "You can hand over to a colleague at any time") for each in NOBODY_KEEPS)
