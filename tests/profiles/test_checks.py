"""What the sensitivity check finds, and what it leaves in peace, in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.profiles.checks import coordinates, findings, infrastructure, military, visits

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "Насосна: 50.4501, 30.5234",
        "50.450100 30.523400",
        "50,4501; 30,5234",
        "49°50′ пн. ш.",
        "https://maps.app.goo.gl/AbC",
        "See https://www.google.com/maps/@50.1,30.2",
    ],
)
def test_coordinates_are_found(text):
    assert coordinates.check(text)


@pytest.mark.parametrize(
    "text", ["Населення 12 500, площа 310,5 кв. км", "We spent 1.250 and 3.500 on it", "тел. 044 123-45-67"]
)
def test_numbers_are_no_coordinates(text):
    assert not coordinates.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Внаслідок обстрілу зруйновано підстанцію.",
        "Пошкоджено водозабір, потрібні насоси.",
        "Котельня на вул. Шевченка, 12 потребує заміни.",
        "The bridge was damaged in spring.",
        "Our pumping station is not working since the strike.",
        "Shelter at 15 Green Street.",
    ],
)
def test_objects_with_damage_or_address_are_found(text):
    assert infrastructure.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Шукаємо досвід водоканалу в енергоефективності.",
        "Наші міста дружать. Школу пошкоджено, діти вчаться онлайн.",
        "We build bridges between people.",
        "We want to learn how you run a water utility. Much was destroyed here.",
    ],
)
def test_needs_without_objects_are_left_in_peace(text):
    assert not infrastructure.check(text)


@pytest.mark.parametrize("text", ["Поруч військова частина.", "There is an airfield near us.", "Позиції ЗСУ за селом"])
def test_military_objects_are_found(text):
    assert military.check(text)


@pytest.mark.parametrize("text", ["Ветерани та їхні родини", "We support veterans and civil protection."])
def test_veterans_are_no_military_object(text):
    assert not military.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Делегація прибуде 5 грудня.",
        "Візит заплановано на 05.12.2026",
        "Our delegation arrives on 5 December 2026.",
        "The visit begins December 5, 2026",
        "Visit: 2026-12-05",
    ],
)
def test_a_visit_to_come_is_found(text):
    assert visits.check(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Делегація була в нас 5 травня 2026 року.",
        "The visit took place on 2025-12-05.",
        "Open call until 5 December 2026.",
        "We would like to visit you. Apply by 5 December 2026.",
    ],
)
def test_a_visit_that_is_over_and_other_dates_are_left_in_peace(text):
    assert not visits.check(text, today=TODAY)


def test_a_finding_says_why_and_where():
    (found,) = findings("Ми маємо школу. Зруйновано підстанцію. Ще є музей.")
    assert "підстанцію" in found.excerpt
    assert str(found.reason)


@given(st.text(max_size=300))
def test_no_text_breaks_the_checks(text):
    assert isinstance(findings(text), list)
