"""How a head is addressed: by what somebody has said, never by a guess."""

import pytest

from pobratym.core.languages import content_languages
from pobratym.introductions.letter.addressed import Head
from pobratym.introductions.letter.manners import manner_of
from pobratym.introductions.letter.salutations import name_line


@pytest.mark.parametrize(
    ("language", "country", "head", "opening"),
    [
        (
            "de",
            "DE",
            Head("ms", "Dr. Huber", "Oberbürgermeisterin"),
            "Sehr geehrte Frau Oberbürgermeisterin Dr. Huber,",
        ),
        ("de", "AT", Head("mr", "Gruber", "Bürgermeister der Gemeinde"), "Sehr geehrter Herr Bürgermeister Gruber,"),
        ("de", "DE", Head("ms", "Huber", "Bürgermeister"), "Sehr geehrte Frau Huber,"),
        ("de", "DE", Head("ms", "", "Bürgermeisterin"), "Sehr geehrte Frau Bürgermeisterin,"),
        ("de", "DE", Head("ms", "", "Verwaltung"), "Sehr geehrte Damen und Herren,"),
        ("pl", "PL", Head("ms", "Nowak", "Burmistrz Klesowa"), "Szanowna Pani Burmistrz,"),
        ("pl", "PL", Head("mr", "Nowak", "Wójt Gminy"), "Szanowny Panie Wójcie,"),
        ("pl", "PL", Head("mr", "", "zastępca burmistrza"), "Szanowny Panie,"),
        ("fr", "FR", Head("ms", "Martin", "Maire"), "Madame la Maire,"),
        ("fr", "BE", Head("mr", "Martin", "Bourgmestre"), "Monsieur le Bourgmestre,"),
        ("fr", "FR", Head("mr", "Martin"), "Monsieur,"),
        ("en", "US", Head("", "Smith", "Mayor"), "Dear Mayor Smith:"),
        ("en", "GB", Head("ms", "Dr Smith", "Leader of the Council"), "Dear Dr Smith,"),
        ("en", "GB", Head("mr", "Smith", "Deputy Mayor"), "Dear Mr Smith,"),
        ("en", "IE", Head("ms"), "Dear Madam,"),
        ("uk", "UA", Head("ms", "Мельник", "міський голова"), "Шановна пані голово!"),
        ("uk", "UA", Head("mr", "", "начальник військової адміністрації"), "Шановний пане начальнику!"),
        ("uk", "DE", Head("ms", "Губер", "Oberbürgermeisterin"), "Шановна пані Губер!"),
        ("uk", "PL", Head("ms", "Przykładowa", "бурмістриня"), "Шановна пані бурмістрине!"),
        ("uk", "UA", Head("ms"), "Шановні колеги!"),
    ],
)
def test_the_opening_follows_from_what_was_said(language, country, head, opening):
    assert manner_of(language, country, head).opening == opening


@pytest.mark.parametrize("language", content_languages())
def test_a_name_alone_tells_nothing(language):
    nameless = manner_of(language, "CZ")
    assert manner_of(language, "CZ", Head(name="Anna Nováková", called="Nováková", post="starosta")) == nameless


def test_the_closing_goes_with_the_opening():
    assert "agréer, Madame la Maire, l’expression" in manner_of("fr", "FR", Head("ms", "", "Maire")).closing
    assert manner_of("en", "GB", Head("mr", "Smith")).closing == "Yours sincerely,"
    assert manner_of("en", "GB", Head("mr")).closing == "Yours faithfully,"
    assert manner_of("en", "US", Head("mr", "Smith")).closing == "Sincerely,"


def test_the_name_in_the_address():
    huber = Head("mr", "Huber", "", "Dr. Max Huber")
    assert name_line("de", huber) == "Herrn Dr. Max Huber"
    assert name_line("en", huber) == "Dr. Max Huber"
    assert name_line("fr", Head("ms", "", "", "Anne Martin")) == "Madame Anne Martin"
    assert name_line("pl", Head("", "", "", "Anna Nowak")) == "Anna Nowak"
    assert name_line("uk", Head("ms", "", "", "Олена Мельник")) == "Олена Мельник"
