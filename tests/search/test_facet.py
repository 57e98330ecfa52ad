"""What of a facet is shown, and what folds."""

from django.template.loader import render_to_string

from pobratym.search.collection import FIRST, Facet, Option, facet_of


def _options(number: int, *, chosen: int = -1) -> list[Option]:
    return [Option(str(at), f"Option {at}", 10, at == chosen) for at in range(number)]


def test_what_leads_nowhere_is_hidden_unless_it_is_in_use():
    facet = facet_of("country", "Country", {"PL": "Poland", "DE": "Germany", "FR": "France"}, {"PL": 2}, ["FR"])
    assert [(option.value, option.count) for option in facet.shown] == [("PL", 2), ("FR", 0)]


def test_a_long_list_folds_but_what_is_chosen_stands_open():
    facet = Facet("country", "Country", _options(FIRST + 5, chosen=FIRST + 3))
    assert [option.value for option in facet.first] == [*(str(at) for at in range(FIRST)), str(FIRST + 3)]
    assert len(facet.more) == 4


def test_a_single_option_more_does_not_fold():
    assert Facet("country", "Country", _options(FIRST + 1)).more == []


def test_a_facet_in_use_is_open():
    assert not Facet("form", "Form", _options(2), is_folded=True).is_open
    assert Facet("form", "Form", _options(2, chosen=1), is_folded=True).is_open


def test_the_panel_has_a_box_with_its_count_for_each_option():
    html = render_to_string("components/facets.html", {"facets": [Facet("form", "Form", _options(12, chosen=2))]})
    assert html.count('type="checkbox"') == 12
    assert html.count(" checked") == 1
    assert "4 more" in html


def test_of_a_single_choice_any_is_the_first():
    html = render_to_string(
        "components/facets.html", {"facets": [Facet("level", "Level", _options(2), is_single=True)]}
    )
    assert html.count('type="radio"') == 3
    assert 'value="" checked' in html
