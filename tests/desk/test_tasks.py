"""In which order things are to be done, and which step of the way comes next: no database."""

from datetime import date, timedelta

from pobratym.desk.account.tasks import Link, Task, in_order, places_named
from pobratym.desk.account.way import STEPS, way

TODAY = date(2026, 11, 30)


def task(what, *, due=None, since=TODAY, place=""):
    return Task(what=what, link=Link("/", "Do it"), since=since, due=due, place=place)


def days(number):
    return TODAY + timedelta(days=number)


def in_words(tasks):
    return [each.task.what for each in in_order(tasks, TODAY)]


def test_what_is_due_first_comes_first_and_what_has_no_end_comes_last():
    tasks = [task("whenever"), task("in a month", due=days(30)), task("overdue", due=days(-3)), task("now", due=TODAY)]
    assert in_words(tasks) == ["overdue", "now", "in a month", "whenever"]


def test_of_two_alike_whatever_has_waited_longer():
    assert in_words([task("new"), task("old", since=days(-400))]) == ["old", "new"]
    assert in_words([task("new", due=TODAY), task("old", due=TODAY, since=days(-1))]) == ["old", "new"]


def test_a_day_is_over_only_when_the_next_one_has_begun():
    over, today, soon, later, never = in_order(
        [task("", due=days(-1)), task("", due=TODAY), task("", due=days(7)), task("", due=days(8)), task("")], TODAY
    )
    assert [each.is_overdue for each in (over, today, soon, later, never)] == [True, False, False, False, False]
    assert [each.is_soon for each in (over, today, soon, later, never)] == [False, True, True, False, False]
    assert [each.days_left for each in (over, today, later, never)] == [-1, 0, 8, None]


def test_lines_say_for_whom_they_are_where_that_is_not_the_same():
    assert not places_named(in_order([task("a", place="Town"), task("b", place="Town"), task("c")], TODAY))
    assert places_named(in_order([task("a", place="Town"), task("b", place="Village")], TODAY))


class TestTheWay:
    def test_whoever_begins_has_to_show_that_she_may(self):
        steps = way([], {"claim": "/claim/"})
        assert [each.code for each in steps] == list(STEPS)
        assert (steps[0].is_next, steps[0].url) == (True, "/claim/")
        assert [each.is_next for each in steps].count(True) == 1

    def test_the_next_step_stands_first_and_what_is_done_last(self):
        steps = way(["claim", "passport", "letter"], {})
        assert [each.code for each in steps] == [
            *("needs", "candidates", "meeting", "draft"),
            *("claim", "passport", "letter"),
        ]
        assert [each.code for each in steps if each.is_next] == ["needs"]
        assert [each.code for each in steps if each.is_done] == ["claim", "passport", "letter"]

    def test_a_step_without_a_page_has_no_address(self):
        assert [each.url for each in way(["claim"], {"passport": "/passport/"})][:2] == ["/passport/", ""]

    def test_at_the_end_all_are_done_and_none_is_next(self):
        assert not [each for each in way(list(STEPS), {}) if each.is_next or not each.is_done]
