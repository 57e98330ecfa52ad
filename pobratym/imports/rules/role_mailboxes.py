"""Whether a mailbox is an office's or a person's: directories hold both, and we keep offices only."""

import re

from pobratym.naming.folding import fold

# What mailboxes of town halls are called, in the languages of the directories that are read.
_OFFICES_LIST = """
    admin administracion administratie administration administrazione affarigenerali alcalde alcaldia anagrafe
    archivio ayto ayuntamiento bgm bm board bourgmestre buergerbuero buergermeister buergerservice burgermeister
    burmistrz cabinet cancelaria citycouncil cityhall clerk comune contact contatti correo council courrier dga dgs
    direction dovas ecrire elus etatcivil fax gemeente gemeinde gemeindeamt gemeindeverwaltung gmina gminy greffe
    hauptamt hromada info infomairie informacja informations infos instytucja internet kancelaria kirjaamo kommun
    kommune kontakt kontor kunta magistrat mail mailbox maire mairie mairies markt marktgemeinde mayor mesto miasto
    misto municipio obcina obec obecniurad office oficina poczta podatelna post posta postamt postmottak poststelle
    primar primaria protocollo rada rathaus ratusz registrator registro secretaire secretaria secretariat segreteria
    sekretariat sindaco stadt stadtverwaltung standesamt starosta town townclerk townhall ufficio ug um umig urad
    urp urzad vald verbandsgemeinde verwaltung vg ville webmaster wojt yleinen
"""
_OFFICES = frozenset(_OFFICES_LIST.split())
_BEGINNINGS = ("mairie", "commune", "comune", "ville", "gemeinde", "stadt", "rathaus", "urzad", "gmina", "accueil")
_MORE_BEGINNINGS = ("secretariat", "segreteria", "protocollo", "ufficio", "info", "contact", "kontakt", "sekretariat")
_NOBODY = frozenset({"noreply", "no", "donotreply", "nepasrepondre", "postmaster", "mailer"})
_PARTS = re.compile(r"[^a-z]+")
_SHORTEST = 4  # letters of a place's name that are taken for it


def is_of_an_office(mailbox: str, place: str) -> bool:
    """Whether the name before the @ is an office's, or that of the place itself; a name of a person is neither."""
    local = fold(mailbox.rpartition("@")[0])
    parts = [part for part in _PARTS.split(local) if part]
    if not parts or parts[0] in _NOBODY:
        return False
    together, own = "".join(parts), "".join(_PARTS.split(fold(place)))
    begins = together.startswith(_BEGINNINGS + _MORE_BEGINNINGS)
    return begins or not _OFFICES.isdisjoint(parts) or (len(own) >= _SHORTEST and own in together)
