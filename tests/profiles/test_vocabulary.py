"""The two-level tree of fields, and what other lists call them."""

import pytest

from pobratym.profiles.vocabulary import FOUNDING_SIX, PARENT, Sphere, broad, sphere_tree
from pobratym.profiles.vocabulary.examples import example, examples
from pobratym.profiles.vocabulary.mappings import elsewhere


@pytest.mark.parametrize("sphere", Sphere)
def test_every_field_is_named_in_other_lists(sphere):
    named = elsewhere(sphere)
    assert named.dream or named.cerv
    assert named.sdg
    assert set(named.sdg) <= set(range(1, 18))
    assert named.article in (*FOUNDING_SIX, "")


@pytest.mark.parametrize(("sphere", "article"), [("trade", "trade"), ("education", "science_education"), ("waste", "")])
def test_the_six_of_the_article_hold_what_is_finer(sphere, article):
    assert elsewhere(sphere).article == article


def test_the_tree_has_two_levels():
    assert not [each for each in PARENT.values() if each in PARENT]
    assert {broad(each) for each in Sphere} == {each for each, _finer in sphere_tree()}


@pytest.mark.parametrize("code", [code for code, _name in examples()])
def test_examples_of_offers_can_be_read_in_both_languages_and_are_nothing_doubtful(code):
    from pobratym.text_checks import findings

    found = example(code)
    assert {"uk", "en"} <= set(found.title) & set(found.details)
    assert findings(found.title, found.details) == []
