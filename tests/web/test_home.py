"""The home page says what this is and lets both sides begin."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories.partnerships import PartnershipFactory
from tests.factories.profiles import PartnerSearchFactory

pytestmark = pytest.mark.django_db


def test_home_offers_one_search_and_two_doors(client):
    page = client.get(reverse("web:home")).content.decode()
    assert f'action="{reverse("web:search")}"' in page
    assert reverse("web:start_hromada") in page
    assert reverse("web:start_abroad") in page
    assert page.count("<h1") == 1


def test_numbers_count_signed_partnerships_and_searches(client):
    PartnershipFactory(signed_by_both=True)
    PartnershipFactory()
    PartnerSearchFactory()
    numbers = client.get(reverse("web:home")).context["numbers"]
    assert (numbers.register.partnerships, numbers.register.hromadas_with_partner, numbers.seeking) == (1, 1, 1)
    assert numbers.hromadas == 2


@pytest.mark.parametrize("name", ["home", "start_hromada", "start_abroad"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_way_in_is_there_in_both_languages(client, name, language):
    with translation.override(language):
        answer = client.get(reverse(f"web:{name}"))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
