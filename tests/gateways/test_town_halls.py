"""Directories of town halls as they are published; the samples are made up after their documentation."""

import json
from datetime import date

import pytest

from pobratym.core.errors import SourceRefused
from pobratym.gateways.town_halls import annuaire, indicepa, plain

ENTITIES = """Codice_IPA,Denominazione_ente,Codice_fiscale_ente,Tipologia,Codice_Categoria,Ente_in_liquidazione,\
Nome_responsabile,Cognome_responsabile,Codice_comune_ISTAT,CAP,Indirizzo,Mail1,Tipo_Mail1,Mail2,Tipo_Mail2,Mail3,Tipo_Mail3,\
Sito_istituzionale,Data_aggiornamento
c_x001,Comune di Borgo Alto,1,Pubbliche Amministrazioni,L6,N,Maria,Bianchi,012034,00121,Piazza Alta 1,\
borgoalto@pec.example.it,Pec,maria.bianchi@comune.example.it,Altro,protocollo@comune.example.it,Altro,\
www.comune.borgoalto.example.it,2026-10-01
c_x002,Citta' di Borgo Basso,2,Pubbliche Amministrazioni,L6,N,Ugo,Neri,1001,10100,,solo@pec.example.it,Pec,,,,,,
c_x003,Comune di Sciolto,3,Pubbliche Amministraz.,L6,S,A,B,001002,10100,,info@sciolto.example.it,Altro,,,,,,2026-09-30
u_x004,Unione dei Comuni del Lago,4,Pubbliche Amministrazioni,L18,N,A,B,012034,21100,,info@unione.example.it,Altro,,,,,,
"""


def written(folder, name, text):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_of_the_entities_of_italy_municipalities_are_read_and_certified_mail_is_left_out(tmp_path):
    alto, basso = indicepa.read(written(tmp_path, "enti.csv", ENTITIES))
    assert (alto.name, alto.country, alto.scheme, alto.code) == ("Borgo Alto", "IT", "istat", "012034")
    assert (alto.region, alto.as_of) == ("IT-25", date(2026, 10, 1))
    assert alto.mailboxes == ("maria.bianchi@comune.example.it", "protocollo@comune.example.it")
    assert alto.websites == ("www.comune.borgoalto.example.it",)
    assert (alto.postal_address, basso.postal_address) == (("Piazza Alta 1", "00121 Borgo Alto"), ())
    assert (basso.name, basso.code, basso.region, basso.mailboxes) == ("Borgo Basso", "001001", "IT-21", ())


@pytest.mark.parametrize(
    ("code", "region"),
    [
        *(("096001", "IT-21"), ("103001", "IT-21"), ("108001", "IT-25"), ("093001", "IT-36"), ("109001", "IT-57")),
        *(("058091", "IT-62"), ("094001", "IT-67"), ("110001", "IT-75"), ("101001", "IT-78"), ("111001", "IT-88")),
    ],
)
def test_the_province_in_the_number_tells_the_region(tmp_path, code, region):
    text = ENTITIES.splitlines()[0] + f"\nc,Comune di X,1,P,L6,N,A,B,{code},1,,,,,,,,,2026-10-01\n"
    (entry,) = indicepa.read(written(tmp_path, "enti.csv", text))
    assert entry.region == region


def mairie(**other):
    return {
        "nom": "Mairie - Bourg-Haut",
        "pivot": [{"type_service_local": "mairie", "code_insee_commune": ["01001"]}],
        "adresse": [{"nom_commune": "Bourg-Haut", "latitude": "46.15", "longitude": "4.92"}],
        "site_internet": [{"libelle": "", "valeur": "https://www.bourg-haut.example.fr"}],
        "adresse_courriel": ["mairie@bourg-haut.example.fr"],
        "date_modification": "07/02/2025 09:00:00",
        **other,
    }


def as_texts(service):
    """As the API gives it: lists are texts of JSON."""
    return {name: json.dumps(value) if isinstance(value, list) else value for name, value in service.items()} | {
        "adresse_courriel": ";".join(service["adresse_courriel"])
    }


STREET = {
    "type_adresse": "Adresse",
    "numero_voie": "1 place Haute",
    "code_postal": "01001",
    "nom_commune": "Bourg-Haut",
}
BOX = STREET | {"type_adresse": "Adresse postale", "service_distribution": "BP 7"}


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ([STREET], ("1 place Haute", "01001 Bourg-Haut")),
        ([STREET, BOX], ("1 place Haute", "BP 7", "01001 Bourg-Haut")),
        ([{"nom_commune": "Bourg-Haut"}], ()),
        ([{"numero_voie": "1 place Haute"}], ()),
    ],
    ids=["street", "where it takes letters", "no street", "no town"],
)
def test_the_postal_address_of_a_mairie_stands_as_on_an_envelope(tmp_path, told, lines):
    (entry,) = annuaire.read(written(tmp_path, "annuaire.json", json.dumps([mairie(adresse=told)])))
    assert entry.postal_address == lines


@pytest.mark.parametrize(
    "content",
    [
        {"service": [mairie()]},
        {"total_count": 1, "results": [as_texts(mairie())]},
        [as_texts(mairie())],
    ],
    ids=["file", "answer", "export"],
)
def test_town_halls_of_france_are_read_from_the_file_the_answer_and_the_export(tmp_path, content):
    (entry,) = annuaire.read(written(tmp_path, "annuaire.json", json.dumps(content)))
    assert (entry.name, entry.country, entry.scheme, entry.code) == ("Bourg-Haut", "FR", "insee", "01001")
    assert (entry.latitude, entry.longitude) == (46.15, 4.92)
    assert entry.websites == ("https://www.bourg-haut.example.fr",)
    assert entry.mailboxes == ("mairie@bourg-haut.example.fr",)
    assert entry.as_of == date(2025, 2, 7)


@pytest.mark.parametrize(
    "other",
    [
        {"pivot": [{"type_service_local": "caf", "code_insee_commune": ["01001"]}]},
        {"nom": "Mairie déléguée - Bourg-Bas"},
        {"pivot": "nothing of JSON ["},
        {"pivot": [{"type_service_local": "mairie", "code_insee_commune": ["01001", "01002"]}]},
    ],
)
def test_what_is_no_town_hall_of_one_whole_commune_is_left_out(tmp_path, other):
    assert not list(annuaire.read(written(tmp_path, "a.json", json.dumps({"service": [mairie(**other)]}))))


def test_odd_values_cost_one_address_and_not_the_file(tmp_path):
    odd = mairie(
        adresse=[{"latitude": "north", "longitude": "999"}],
        site_internet=7,
        adresse_courriel=[None, 3, {"valeur": 5}, "not an address"],
    )
    (entry,) = annuaire.read(written(tmp_path, "a.json", json.dumps([odd])))
    assert (entry.latitude, entry.websites, entry.mailboxes) == (None, (), ())


@pytest.mark.parametrize("text", ["", "no JSON", '{"other": []}', '{"service": [{]}', "[" * 3000, '{"service": 5}x'])
def test_another_file_is_refused(tmp_path, text):
    with pytest.raises(SourceRefused):
        list(annuaire.read(written(tmp_path, "a.json", text)))


def test_any_table_with_names_and_countries_is_read(tmp_path):
    table = (
        "Name;Country;Region;Identifier;Scheme;Website;E-mail;Source;Date\nHum;hr;;;;hum.example.hr;;Atlas;2026-01-31\n"
    )
    (entry,) = plain.read(written(tmp_path, "table.csv", table))
    assert (entry.name, entry.country, entry.websites) == ("Hum", "HR", ("hum.example.hr",))
    assert (entry.source, entry.as_of, entry.code) == ("Atlas", date(2026, 1, 31), "")
