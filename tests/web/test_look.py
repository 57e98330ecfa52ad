"""Components that every page trusts: forms say what is wrong, lists have pages, signs are never colour alone."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from pobratym.partnerships.models import Evidence
from pobratym.partnerships.workflow import Stage
from pobratym.web.component_tags import EVIDENCE_LOOKS, STAGE_LOOKS


class LetterForm(forms.Form):
    subject = forms.CharField(label="Subject", help_text="One line.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"class": "tall"}))
    spheres = forms.MultipleChoiceField(
        label="Spheres", choices=[("trade", "Trade"), ("sport", "Sport")], widget=forms.CheckboxSelectMultiple
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context, context.get("request"))


def test_a_refused_form_lists_its_errors_and_leads_to_each_field():
    page = str(LetterForm({"note": "kept"}))
    assert page.index("ds-error-summary") < page.index('name="subject"')
    assert 'href="#id_subject"' in page
    assert 'id="id_subject"' in page
    assert 'href="#id_spheres"' in page
    assert 'id="id_spheres"' in page
    assert "kept</textarea>" in page


def test_a_field_is_tied_to_its_label_help_and_error():
    page = str(LetterForm({}))
    assert '<label class="ds-label" for="id_subject">Subject' in page
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in page
    assert 'id="id_subject_helptext"' in page
    assert 'id="id_subject_error"' in page
    assert 'aria-invalid="true"' in page


def test_choices_are_a_group_with_a_legend():
    page = str(LetterForm())
    assert '<legend class="ds-label">Spheres' in page
    assert '<label for="id_spheres_0">Trade</label>' in page


def test_only_optional_fields_say_so_and_filters_never_do():
    form = LetterForm()
    assert str(form).count("(optional)") == 1
    form.is_filter = True
    assert "(optional)" not in str(form)


def test_our_class_joins_the_class_that_the_form_gave():
    assert 'class="ds-input tall"' in str(LetterForm())
    assert "ds-input" not in str(LetterForm()["token"])


@pytest.mark.parametrize("page_number", [1, 7, 45])
def test_pages_of_a_list_keep_the_filters_and_mark_where_one_is(page_number):
    request = RequestFactory().get("/en/municipalities/", {"country": "PL", "page": page_number})
    page = Paginator(range(900), 20).page(page_number)
    html = render_to_string("components/pagination.html", {"page": page}, request)
    assert f'href="?country=PL&amp;page={page_number}" aria-current="page"' in html
    assert html.count("aria-current") == 1
    assert ('rel="prev"' in html) == (page_number > 1)
    assert ('rel="next"' in html) == (page_number < 45)


def test_a_list_of_one_page_has_no_pages():
    page = Paginator(range(5), 20).page(1)
    assert not render_to_string("components/pagination.html", {"page": page}).strip()


@pytest.mark.parametrize("code", Evidence.values)
def test_each_kind_of_evidence_has_a_sign_beside_its_colour(code):
    assert code in EVIDENCE_LOOKS
    html = drawn('{% include "components/evidence_tag.html" with code=code label=label %}', code=code, label="press")
    assert "<use href=" in html
    assert "press" in html


@pytest.mark.parametrize("code", Stage.values)
def test_each_stage_has_a_look_of_its_own(code):
    assert code in STAGE_LOOKS


def test_the_menu_marks_the_section_one_is_in():
    request = RequestFactory().get("/en/account/login/")
    entry = drawn('{% menu_item "account_login" "Sign in" %}', request=request)
    assert entry == '<li><a href="/en/account/login/" aria-current="page">Sign in</a></li>'
    assert "aria-current" not in drawn('{% menu_item "account_signup" "Join" %}', request=request)


def test_icons_named_in_templates_are_in_the_sprite(settings):
    sources = [path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")]
    sprite = (settings.BASE_DIR / "frontend" / "icons.mjs").read_text()
    used = {name for source in sources for name in _icons(source)}
    used |= {sign for _, sign in [*EVIDENCE_LOOKS.values(), *STAGE_LOOKS.values()]}
    assert used
    assert not {name for name in used if f'"{name}"' not in sprite}


def _icons(source: str) -> set[str]:
    return {part.split('"', 1)[0] for part in source.split('{% icon "')[1:]} | {
        part.split('"', 1)[0] for part in source.split('icon_name="')[1:]
    }
