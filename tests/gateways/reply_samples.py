"""Answers as the programs of mail write them, in five languages: above the line what the person wrote.

Written by hand after the formats of Gmail, Apple Mail, Outlook (window and web) and Thunderbird.
"""

from typing import NamedTuple

QUOTED = "> Dear Anna Schmidt,\n>\n> Olena, Kalush (Ukraine), has written to you:\n>\n> When shall we talk?\n"
PLAIN = "Dear Anna Schmidt,\n\nOlena, Kalush (Ukraine), has written to you:\n\nWhen shall we talk?\n"


class Sample(NamedTuple):
    """What comes in, and what the person wrote."""

    name: str
    body: str
    wrote: str


_WROTE = {
    "uk": "Доброго дня!\n\nДякуємо за лист. Пропонуємо зустріч у четвер о 14:00.\n\nЗ повагою\nОлена Коваль",
    "en": "Good morning,\n\nThank you. We propose Thursday at 2 p.m.\n\nKind regards\nAnna Smith",
    "pl": "Dzień dobry,\n\ndziękujemy za list. Proponujemy czwartek o 14:00.\n\nZ poważaniem\nAnna Nowak",
    "de": "Guten Tag,\n\nvielen Dank. Wir schlagen Donnerstag, 14 Uhr, vor.\n\nMit freundlichen Grüßen\nAnna Schmidt",
    "fr": "Bonjour,\n\nMerci de votre courrier. Nous proposons jeudi à 14 h.\n\nCordialement\nAnne Martin",
}
_ADDRESS = "letter-abcdefghjkmnpqrstuvwxyz234@answers.example"
_GMAIL = {
    "uk": f"чт, 12 лист. 2026 р. о 10:15 Kalush via Pobratym <{_ADDRESS}> пише:",
    "en": f"On Thu, Nov 12, 2026 at 10:15 AM Kalush via Pobratym <{_ADDRESS}>\nwrote:",
    "pl": f"czw., 12 lis 2026 o 10:15 Kalush via Pobratym <{_ADDRESS}> napisał(a):",
    "de": f"Am Do., 12. Nov. 2026 um 10:15 Uhr schrieb Kalush via Pobratym <\n{_ADDRESS}>:",
    "fr": f"Le jeu. 12 nov. 2026 à 10:15, Kalush via Pobratym <\n{_ADDRESS}> a écrit :",
}
_APPLE = {
    "uk": f"12 лист. 2026 р. о 10:15 Kalush via Pobratym <{_ADDRESS}> пише:",
    "en": f"On 12 Nov 2026, at 10:15, Kalush via Pobratym <{_ADDRESS}> wrote:",
    "pl": f"Wiadomość napisana przez Kalush via Pobratym <{_ADDRESS}> w dniu 12 lis 2026, o godz. 10:15:",
    "de": f"Am 12.11.2026 um 10:15 schrieb Kalush via Pobratym <{_ADDRESS}>:",
    "fr": f"Le 12 nov. 2026 à 10:15, Kalush via Pobratym <{_ADDRESS}> a écrit :",
}
_THUNDERBIRD = {
    "uk": "12.11.26 10:15, Kalush via Pobratym пише:",
    "en": "On 12/11/2026 10:15, Kalush via Pobratym wrote:",
    "pl": "W dniu 12.11.2026 o 10:15, Kalush via Pobratym pisze:",
    "de": "Am 12.11.26 um 10:15 schrieb Kalush via Pobratym:",
    "fr": "Le 12/11/2026 à 10:15, Kalush via Pobratym a écrit\xa0:",
}
_OUTLOOK = {
    "uk": "Від: Kalush via Pobratym <{a}>\nНадіслано: 12 листопада 2026 р. 10:15\nКому: Anna Schmidt\nТема: Лист",
    "en": "From: Kalush via Pobratym <{a}>\nSent: Thursday, November 12, 2026 10:15\nTo: Anna Smith\nSubject: Letter",
    "pl": "Od: Kalush via Pobratym <{a}>\nWysłano: czwartek, 12 listopada 2026 10:15\nDo: Anna Nowak\nTemat: List",
    "de": "Von: Kalush via Pobratym <{a}>\nGesendet: Donnerstag, 12. November 2026 10:15\nAn: Anna Schmidt\n"
    "Betreff: Brief",
    "fr": "De : Kalush via Pobratym <{a}>\nEnvoyé : jeudi 12 novembre 2026 10:15\nÀ : Anne Martin\nObjet : Lettre",
}
_ORIGINAL = {
    "uk": "-----Вихідне повідомлення-----",
    "en": "-----Original Message-----",
    "pl": "-----Oryginalna wiadomość-----",
    "de": "-----Ursprüngliche Nachricht-----",
    "fr": "-----Message d'origine-----",
}
_MOBILE = {
    "uk": "Надіслано з iPhone",
    "en": "Sent from my iPhone",
    "pl": "Wysłane z iPhone'a",
    "de": "Von meinem iPhone gesendet",
    "fr": "Envoyé de mon iPhone",
}


def samples() -> list[Sample]:
    """Each program in each language."""
    found = []
    for language, wrote in _WROTE.items():
        head = _OUTLOOK[language].format(a=_ADDRESS)
        bold = "\n".join("*" + line.replace(":", ":*", 1) for line in head.split("\n"))
        found += [
            Sample(f"gmail {language}", f"{wrote}\n\n{_GMAIL[language]}\n\n{QUOTED}", wrote),
            Sample(f"apple {language}", f"{wrote}\n\n> {_APPLE[language]}\n> \n{QUOTED}", wrote),
            Sample(
                f"iphone {language}", f"{wrote}\n\n{_MOBILE[language]}\n\n> {_APPLE[language]}\n> \n{QUOTED}", wrote
            ),
            Sample(f"thunderbird {language}", f"{wrote}\n\n{_THUNDERBIRD[language]}\n{QUOTED}", wrote),
            Sample(f"outlook {language}", f"{wrote}\n\n{head}\n\n{PLAIN}", wrote),
            Sample(f"outlook web {language}", f"{wrote}\n\n{'_' * 32}\n{head}\n\n{PLAIN}", wrote),
            Sample(f"outlook bold {language}", f"{wrote}\n\n{bold}\n\n{PLAIN}", wrote),
            Sample(f"outlook 2010 {language}", f"{wrote}\n\n{_ORIGINAL[language]}\n{head}\n\n{PLAIN}", wrote),
        ]
    return found
