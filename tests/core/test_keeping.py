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
    made, marks = [], iter([1, 1, 2, 2, 1, 1])

    @kept(lambda: next(marks))
    def value():
        made.append(1)
        return len(made)

    assert [value() for _ in range(5)] == [1, 1, 2, 2, 3]
    forget()
    assert value() == 4


def test_each_language_has_its_own_value():
    made, mark = [], [1]

    @kept(lambda: mark[0])
    def value(language):
        made.append(language)
        return f"{language} {mark[0]}"

    assert [value("uk"), value("en"), value("uk"), value("en")] == ["uk 1", "en 1", "uk 1", "en 1"]
    assert made == ["uk", "en"]
    mark[0] = 2
    assert [value("uk"), value("en")] == ["uk 2", "en 2"]


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

    marks = iter([1, 2, 2])

    @kept(lambda: next(marks))
    def value():
        found = next(tries)
        if isinstance(found, Exception):
            raise found
        return found

    assert value() == 1 / 3
    with pytest.raises(ZeroDivisionError):
        value()
    assert value() == 5.0


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
