"""What is kept, and a cache that is away."""

import pytest
from django.urls import reverse

from pobratym.core.keeping import KeptAnswer, forget, kept

# As in settings; nothing listens there.
AWAY = {
    "BACKEND": "django_redis.cache.RedisCache",
    "LOCATION": "redis://127.0.0.1:1/0",
    "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5},
}


@pytest.fixture
def redis_is_away(settings):
    settings.CACHES = {**settings.CACHES, "default": AWAY}


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


def test_a_cache_that_is_away_holds_nothing(redis_is_away):
    answer = KeptAnswer("/en/", 1)
    answer.keep(b"page")
    assert answer.get() is None


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["web:home", "web:directory", "web:map_points", "web:news", "api:municipalities"])
def test_pages_are_served_without_it(client, redis_is_away, settings, name):
    settings.API_RATE = 5
    for _ in range(2):
        assert client.get(reverse(name)).status_code == 200
