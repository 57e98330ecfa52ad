"""A letter as PDF and DOCX: asked for by a button, for whoever may read it, with what was typed as it was typed."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from pobratym.answers.queries import link_with_code
from pobratym.core.texts import LocalizedText
from pobratym.introductions.models import Introduction
from pobratym.memberships.actions import enter_letter_code
from pobratym.memberships.models import LetterCode, Role
from pobratym.memberships.queries import letters_that_reached
from tests.factories.introductions import IntroductionFactory
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PassportFactory, PassportPictureFactory, drawn

pytestmark = pytest.mark.django_db
HOSTILE = '#panic("x") *a* `b` $c$ @d <e> </w:t></w:p> "]); {% now %} {{ f }} \u202e=cmd()'


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://pobratym.example"


@pytest.fixture
def hromada():
    own = MunicipalityFactory(hromada=True, name_en="Klesiv hromada", name_uk="Клесівська громада", centre_en="Klesiv")
    PassportFactory(municipality=own, about_en="Forest and granite.", signatory_name="Олена Мельник", languages=["en"])
    ListingFactory(municipality=own, title_en="Water that is not lost")
    PassportPictureFactory(municipality=own, arms=True, small=drawn((100, 120), "PNG"))
    return own


@pytest.fixture
def writer(hromada):
    return MembershipFactory(municipality=hromada)


def kept(hromada, country="DE", **texts) -> Introduction:
    said = {"subject": "Two rivers", "letter_uk": "Ми живемо над річкою.", "letter_en": "We live on a river.", **texts}
    receiver = MunicipalityFactory(country=CountryFactory(code=country), name_en="Amberg")
    return IntroductionFactory(kept=True, sender=hromada, receiver=receiver, **said)


def ask(client, letter, by, ending="pdf", **options):
    address = reverse("correspondence:introduction_document", args=[by.municipality_id, letter.pk])
    return client.post(address, {"ending": ending}, **options)


def pages(answer) -> list[str]:
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def words(answer) -> str:
    assert answer.status_code == 200
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs)


def test_a_page_in_each_language_and_the_card(signed_in, writer, hromada):
    letter = kept(hromada, letter={"de": "Wir leben am Fluss.", "uk": "Ми над річкою."})
    answer = ask(signed_in(writer.user), letter, writer)
    german, ukrainian, card = pages(answer)
    assert "Wir leben am Fluss." in german
    assert "Sehr geehrte Damen und Herren," in german
    assert "Olena Melnyk" in german
    assert "1 / 3" in german
    assert "Ми над річкою." in ukrainian
    assert "Олена Мельник" in ukrainian
    assert "Hromada Klesiv" in card
    assert answer["Content-Disposition"].startswith("attachment")
    document = PdfReader(BytesIO(answer.content))
    assert document.trailer["/Root"]["/Lang"] == "de"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("PL", "Z wyrazami szacunku"),
        ("DE", "Mit freundlichen Grüßen"),
        ("FR", "Je vous prie d’agréer, Madame, Monsieur"),
        ("GB", "Yours faithfully,"),
        ("US", "Dear Mayor:"),
    ],
)
def test_the_form_of_each_country_in_both_files(signed_in, writer, hromada, country, said):
    letter, client = kept(hromada, country), signed_in(writer.user)
    first = pages(ask(client, letter, writer))[0]
    assert said in first
    assert "We live on a river." in first
    assert said in words(ask(client, letter, writer, "docx"))


def test_from_abroad_to_a_hromada_it_is_ukrainian(signed_in, hromada):
    abroad = MembershipFactory(municipality=MunicipalityFactory(country=CountryFactory(code="GB"), name_en="Hexham"))
    letter = IntroductionFactory(
        kept=True, sender=abroad.municipality, receiver=hromada, letter_uk="Ми пишемо.", letter_en="We write."
    )
    first, second = pages(ask(signed_in(abroad.user), letter, abroad))[:2]
    assert "Шановні колеги!" in first
    assert "З повагою" in first
    assert "We write." in second


def test_a_municipality_that_has_said_nothing_hands_over_no_empty_card(signed_in):
    silent = MembershipFactory(municipality=MunicipalityFactory(hromada=True))
    letter = kept(silent.municipality)
    assert len(pages(ask(signed_in(silent.user), letter, silent))) == 2


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_what_was_typed_stays_as_it_was_typed(signed_in, writer, hromada, ending):
    letter = kept(hromada, letter_en=f"We live.\n\n{HOSTILE}\n\n– {HOSTILE}", subject=HOSTILE)
    answer = ask(signed_in(writer.user), letter, writer, ending)
    text = pages(answer)[0] if ending == "pdf" else words(answer)
    typed = "".join(HOSTILE.replace("\u202e", "").split())
    assert "".join(text.split()).count(typed) == {"pdf": 3, "docx": 4}[ending]  # its second page has the subject too


def test_a_longer_text_is_set_smaller(signed_in, writer, hromada):
    letter = kept(hromada, letter_en="We live on a river and tell of it. " * 80)
    assert len(pages(ask(signed_in(writer.user), letter, writer))) == 3


def test_too_long_a_text_is_refused_and_says_by_how_much(signed_in, writer, hromada):
    letter = kept(hromada, "SE", letter_en="We live on a river and tell of it at length. " * 130)
    answer = ask(signed_in(writer.user), letter, writer, follow=True, HTTP_ACCEPT_LANGUAGE="en")
    said = str(next(iter(answer.context["messages"])))
    assert answer.redirect_chain
    assert "%" not in said
    assert any(int(word) > 10 for word in said.split() if word.isdecimal())
    assert not LetterCode.objects.exists()


def test_the_code_in_it_is_the_one_that_counts(signed_in, writer, hromada):
    letter = kept(hromada)
    first = pages(ask(signed_in(writer.user), letter, writer))[0]
    code = next(word for word in first.split() if word.count("-") == 3)
    assert "pobratym.example" in first
    wanted = MembershipRequestFactory(municipality=letter.receiver)
    enter_letter_code(request=wanted, code=code, by=wanted.user)
    assert letters_that_reached(wanted).get().letter_of == hromada
    assert link_with_code(code).introduction == letter


def test_an_editor_gets_it_without_a_code(signed_in, hromada):
    editor, letter = MembershipFactory(municipality=hromada, role=Role.EDITOR), kept(hromada)
    assert "pobratym.example" in pages(ask(signed_in(editor.user), letter, editor))[0]
    assert not LetterCode.objects.exists()


def test_the_receiver_reads_what_has_reached_it_without_a_code(signed_in, hromada):
    reader = MembershipFactory(municipality=MunicipalityFactory())
    letter = IntroductionFactory(sent=True, sender=hromada, receiver=reader.municipality)
    assert "represent" not in pages(ask(signed_in(reader.user), letter, reader))[0]
    assert not LetterCode.objects.exists()


def test_nobody_else_gets_it(signed_in, client, writer, hromada):
    letter, stranger = kept(hromada), MembershipFactory()
    assert ask(client, letter, writer).status_code == 302
    assert ask(signed_in(stranger.user), letter, stranger).status_code == 404
    assert ask(signed_in(UserFactory()), letter, writer).status_code == 403
    there = MembershipFactory(municipality=letter.receiver)
    assert ask(signed_in(there.user), letter, there).status_code == 404


def test_a_get_makes_nothing(signed_in, writer, hromada):
    letter = kept(hromada)
    address = reverse("correspondence:introduction_document", args=[hromada.pk, letter.pk])
    assert signed_in(writer.user).get(address).status_code == 405
    assert not LetterCode.objects.exists()


def test_a_letter_that_a_moderator_holds_is_not_handed_out(signed_in, writer, hromada):
    letter = kept(hromada)
    Introduction.objects.filter(pk=letter.pk).update(status="held", sent_at=None)
    assert ask(signed_in(writer.user), letter, writer).status_code == 302


def test_a_person_has_so_many_an_hour(signed_in, writer, hromada, settings):
    settings.LIMITS = {**settings.LIMITS, "letters_handed_out": {"hours": 1, "person": 1}}
    letter, client = kept(hromada), signed_in(writer.user)
    assert ask(client, letter, writer, "docx").status_code == 200
    assert ask(client, letter, writer, "docx").status_code == 302
    assert LetterCode.objects.count() == 1


def test_the_buttons_stand_where_the_letter_is_read(signed_in, writer, hromada):
    letter = kept(hromada)
    address = reverse("correspondence:introduction_document", args=[hromada.pk, letter.pk])
    client = signed_in(writer.user)
    for name in ("introduction", "introduction_print"):
        assert (
            f'action="{address}"'
            in client.get(reverse(f"correspondence:{name}", args=[hromada.pk, letter.pk])).content.decode()
        )


def test_the_pictures_of_the_docx_say_what_they_show(signed_in, writer, hromada):
    document = Document(BytesIO(ask(signed_in(writer.user), kept(hromada), writer, "docx").content))
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) >= 2
    assert all(described)
    assert document.core_properties.language == "de"


def test_the_composer_offers_the_receivers_language(signed_in, writer):
    there = MunicipalityFactory(country=CountryFactory(code="DE"), name_en="Amberg")
    page = reverse("correspondence:introduction_new", args=[writer.municipality_id]) + f"?to={there.pk}"
    client = signed_in(writer.user)
    form = client.get(page).context["form"]
    assert "Sehr geehrte Damen und Herren," in form["letter"].in_language("de").value()
    client.post(page, {"subject": "Hallo", "letter_de": "Wir schreiben Ihnen.", "intent": "save"})
    assert Introduction.objects.get().letter == LocalizedText({"de": "Wir schreiben Ihnen."})
    assert client.get(page).context["form"]["letter"].in_language("de").value() == "Wir schreiben Ihnen."
