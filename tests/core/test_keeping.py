"""What is kept, and a cache that is away."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from pobratym.core.cache import RedisMayBeAway
from pobratym.core.keeping import KeptAnswer, forget, kept

AWAY = {"BACKEND": "pobratym.core.cache.RedisMayBeAway", "LOCATION": "redis://127.0.0.1:1/0"}


@pytest.fixture
def redis_is_away(settings, monkeypatch):
    settings.CACHES = {"default": AWAY}
    monkeypatch.setattr(RedisMayBeAway, "_away_until", 0.0)


def test_a_value_is_made_once_for_each_mark():
    made = []

    @kept(lambda mark: mark)
    def value(mark):
        made.append(mark)
        return f"of {mark}"

    assert [value(1), value(1), value(2), value(2), value(1)] == ["of 1", "of 1", "of 2", "of 2", "of 1"]
    assert made == [1, 2, 1]
    forget()
    value(1)
    assert made == [1, 2, 1, 1]


def test_nothing_and_no_mark_are_values_too():
    made = []

    @kept(lambda: None)
    def value():
        made.append(1)

    assert value() is None
    assert value() is None
    assert made == [1]


def test_a_value_that_cannot_be_made_is_tried_again():
    tries = iter([1 / 3, ZeroDivisionError(), 5.0])

    @kept(lambda mark: mark)
    def value(mark):
        found = next(tries)
        if isinstance(found, Exception):
            raise found
        return found

    assert value(1) == 1 / 3
    with pytest.raises(ZeroDivisionError):
        value(2)
    assert value(2) == 5.0


def test_an_answer_belongs_to_its_question_and_its_mark():
    digests = {KeptAnswer(*each).digest for each in (("/en/", 1), ("/uk/", 1), ("/en/", 2))}
    assert len(digests) == 3


def test_a_cache_that_is_away_is_an_empty_one(redis_is_away):
    away = caches["default"]
    away.set("key", 1)
    assert away.get("key", "nothing") == "nothing"
    assert away.add("key", 1)
    assert away.get_many(["key"]) == {}
    assert away.get_or_set("key", 5) == 5
    assert not away.has_key("key")
    assert not away.delete("key")
    assert not away.touch("key")
    assert away.set_many({"key": 1}) == []
    away.delete_many(["key"])
    away.clear()
    with pytest.raises(ValueError, match="away"):
        away.incr("key")


def test_it_is_left_alone_for_a_while(redis_is_away, caplog):
    with caplog.at_level("WARNING"):
        for _ in range(20):
            caches["default"].get("key")
    assert len([each for each in caplog.records if "Redis cannot be reached" in each.message]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["web:home", "web:directory", "web:map_points", "web:news", "api:municipalities"])
def test_pages_are_served_without_it(client, redis_is_away, settings, name):
    settings.API_RATE = 5
    for _ in range(2):
        assert client.get(reverse(name)).status_code == 200
