"""The packed list of leaked passwords."""

import tracemalloc
from hashlib import sha256

import pytest
from django.conf import settings

from pobratym.gateways.leaked_passwords import BYTES, is_leaked
from pobratym.people.rules.passwords import reason_against


@pytest.mark.parametrize("password", ["password1", "PASSWORD1", "iloveyou1", "football1", "qwertyuiop", "1q2w3e4r5t"])
def test_what_leaks_hold_is_found_in_any_case(password):
    assert is_leaked(password, settings.LEAKED_PASSWORDS)
    assert reason_against(password)


@pytest.mark.parametrize("password", ["vier Linden am Ufer 71", "синій лелека п’є чай", "кращий за торік борщ"])
def test_what_nobody_else_has_is_not(password):
    assert not is_leaked(password, settings.LEAKED_PASSWORDS)
    assert reason_against(password) is None


def test_passwords_that_only_the_longer_list_has_are_refused():
    assert is_leaked("nastya1993", settings.LEAKED_PASSWORDS) or is_leaked("andrey1990", settings.LEAKED_PASSWORDS)


def test_the_list_is_sorted_and_a_megabyte():
    content = settings.LEAKED_PASSWORDS.read_bytes()
    digests = [content[at : at + BYTES] for at in range(0, len(content), BYTES)]
    assert digests == sorted(digests)
    assert len(digests) == 200_000


def test_first_and_last_are_found(tmp_path):
    digests = sorted(sha256(str(each).encode()).digest()[:BYTES] for each in range(100))
    path = tmp_path / "some.bin"
    path.write_bytes(b"".join(digests))
    assert all(is_leaked(str(each), path) for each in range(100))
    assert not is_leaked("100", path)


def test_a_question_holds_nothing_in_memory():
    is_leaked("warm", settings.LEAKED_PASSWORDS)
    tracemalloc.start()
    for number in range(1000):
        is_leaked(f"asked {number}", settings.LEAKED_PASSWORDS)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000  # bytes
