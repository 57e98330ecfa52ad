"""Letters of intent as PDF and DOCX, to be looked at as pictures: sixteen pairs, five languages, cities and villages,
with a profile and without. docs/letters.md shows them.

    python -m benchmarks.letters FOLDER [NUMBER ...]

Needs a database that has been migrated, also an empty one, and leaves nothing in it. What hromadas say of themselves is
that of the demonstration; who heads a town hall is made up, and so are the towns that have such a head. The pictures
are made by poppler: `pdftoppm -r 60 -png FILE.pdf FILE`.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from pobratym.answers.granting import NewLink  # noqa: E402
from pobratym.backoffice.demonstration.arms import made_up_arms  # noqa: E402
from pobratym.backoffice.demonstration.content import PLACES, WISHES, urgency_of  # noqa: E402
from pobratym.core.languages import whole_languages  # noqa: E402
from pobratym.core.letters import address  # noqa: E402
from pobratym.core.models import InstanceKind  # noqa: E402
from pobratym.core.texts import LocalizedText  # noqa: E402
from pobratym.correspondence.documents import pdf_of  # noqa: E402
from pobratym.correspondence.office import docx_of  # noqa: E402
from pobratym.introductions import letter, queries  # noqa: E402
from pobratym.introductions.letter import Addressed, Call  # noqa: E402
from pobratym.introductions.models import Addressee, Introduction  # noqa: E402
from pobratym.introductions.workflow import Status  # noqa: E402
from pobratym.people.models import User  # noqa: E402
from pobratym.places.models import Country, Kind, Level, Municipality  # noqa: E402
from pobratym.profiles.models import Listing, PartnerSearch, Passport, PassportPicture, PictureKind  # noqa: E402

_CODE = "ACDE-FGHJ-KMNP-QRTU"
_DAY = datetime(2027, 1, 14)
_THEIRS = {"UA": 13, "GB": 9, "US": None}  # their clock when it is eleven at ours; elsewhere ten
_WHY = LocalizedText(  # of pairs of which the profiles say nothing
    {
        "uk": "У вашій школі навчаються діти з нашої громади; їхні родини розповіли нам про вас.",
        "en": "Children from our hromada go to school in your town; their families have told us about you.",
        "pl": "Do Państwa szkoły chodzą dzieci z naszej hromady; to ich rodziny opowiedziały nam o Państwu.",
        "de": "An Ihrer Schule lernen Kinder aus unserer Hromada; ihre Familien haben uns von Ihnen erzählt.",
        "fr": "Des enfants de notre hromada vont à l’école chez vous ; leurs familles nous ont parlé de votre commune.",
    }
)
_COUNTRIES = {
    "UA": {"uk": "Україна", "en": "Ukraine", "pl": "Ukraina", "de": "Ukraine", "fr": "Ukraine"},
    "PL": {"uk": "Польща", "en": "Poland", "pl": "Polska", "de": "Polen", "fr": "Pologne"},
    "DE": {"uk": "Німеччина", "en": "Germany", "pl": "Niemcy", "de": "Deutschland", "fr": "Allemagne"},
    "AT": {"uk": "Австрія", "en": "Austria", "pl": "Austria", "de": "Österreich", "fr": "Autriche"},
    "CH": {"uk": "Швейцарія", "en": "Switzerland", "pl": "Szwajcaria", "de": "Schweiz", "fr": "Suisse"},
    "FR": {"uk": "Франція", "en": "France", "pl": "Francja", "de": "Frankreich", "fr": "France"},
    "LU": {"uk": "Люксембург", "en": "Luxembourg", "pl": "Luksemburg", "de": "Luxemburg", "fr": "Luxembourg"},
    "GB": {"uk": "Велика Британія", "en": "United Kingdom"},
    "US": {"uk": "США", "en": "United States"},
    "CZ": {"uk": "Чехія", "en": "Czechia"},
}
# Key of the demonstration, or of a hromada that has said nothing -> Ukrainian name, English name, English oblast.
_HROMADAS = {
    "klesiv": ("Клесівська громада", "Klesiv hromada", "Рівненська область", "Rivne Oblast"),
    "chudniv": ("Чуднівська громада", "Chudniv hromada", "Житомирська область", "Zhytomyr Oblast"),
    "rudky": ("Рудківська громада", "Rudky hromada", "Львівська область", "Lviv Oblast"),
    "velyki_berehy": ("Великоберезька громада", "Velyki Berehy hromada", "Закарпатська область", "Zakarpattia Oblast"),
    "lanivtsi": ("Лановецька громада", "Lanivtsi hromada", "Тернопільська область", "Ternopil Oblast"),
    "kozhanka": ("Кожанська громада", "Kozhanka hromada", "Київська область", "Kyiv Oblast"),
    "dubno": ("Дубенська громада", "Dubno hromada", "Рівненська область", "Rivne Oblast"),
    "silent": ("Зразкова громада", "Zrazkova hromada", "Одеська область", "Odesa Oblast"),
}
_CENTRES = {
    "klesiv": {"uk": "Клесів", "pl": "Klesów"},
    "chudniv": {"uk": "Чуднів", "de": "Tschudniw"},
    "rudky": {"uk": "Рудки"},
    "velyki_berehy": {"uk": "Великі Береги"},
    "lanivtsi": {"uk": "Ланівці", "de": "Laniwzi"},
    "kozhanka": {"uk": "Кожанка"},
    "dubno": {"uk": "Дубно"},
    "silent": {"uk": "Зразкове", "en": "Zrazkove"},
}


class Pair(NamedTuple):
    """`draft`: the receiver's language has a text too; `said`: what the sender has read of the receiver's head;
    `profile`: a key of the demonstration, by which the receiver says something of itself."""

    sender: str
    country: str
    town: str
    draft: bool = True
    said: Addressed | None = None
    profile: str = ""


_OF_TOWN = "https://town.example/"
PAIRS = (
    Pair("klesiv", "PL", "Rzeszów"),
    Pair(
        "klesiv",
        "PL",
        "Gmina Przykładów",
        said=Addressed("Anna Nowak", "Wójt Gminy", "ms", "Nowak", "ul. Szkolna 1\n00-000 Przykładów", _OF_TOWN),
    ),
    Pair("klesiv", "DE", "Bamberg", profile="bamberg"),
    Pair(
        "chudniv",
        "DE",
        "Musterdorf",
        draft=False,
        said=Addressed(
            "Dr. Max Muster", "Bürgermeister", "mr", "Dr. Muster", "Dorfstraße 1\n00000 Musterdorf", _OF_TOWN
        ),
    ),
    Pair(
        "klesiv",
        "FR",
        "Exempleville",
        said=Addressed("Anne Modèle", "Maire", "ms", "Modèle", "1, place de la Mairie\n00000 EXEMPLEVILLE", _OF_TOWN),
    ),
    Pair("rudky", "FR", "Gap", draft=False, profile="gap"),
    Pair("klesiv", "GB", "Hexham", profile="hexham"),
    Pair("velyki_berehy", "US", "Sampleton", said=Addressed("John Sample", "Mayor", "", "Sample", "", _OF_TOWN)),
    Pair("lanivtsi", "AT", "Steyr", profile="steyr"),
    Pair("klesiv", "CH", "Thun", draft=False, profile="thun"),
    Pair("kozhanka", "LU", "Wiltz", draft=False),
    Pair("klesiv", "CZ", "Šumperk", profile="sumperk"),
    Pair("silent", "PL", "Krosno", profile="krosno"),
    Pair(
        "silent",
        "DE",
        "Musterstadt",
        said=Addressed(
            "Eva Muster", "Oberbürgermeisterin", "ms", "Muster", "Rathausplatz 1\n00000 Musterstadt", _OF_TOWN
        ),
    ),
    Pair("silent", "FR", "Vannes", draft=False, profile="vannes"),
    Pair("hexham", "UA", "dubno", said=Addressed("Олена Зразкова", "міський голова", "ms", "Зразкова", "", _OF_TOWN)),
)


def main() -> None:
    """Write the documents and say what each is."""
    write(Path(sys.argv[1]), {int(each) for each in sys.argv[2:]} or set(range(1, len(PAIRS) + 1)))


def write(folder: Path, wanted: set[int]) -> None:
    """The letters of these numbers, as of a demonstration: each says of itself that it is made up."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[PassportPicture] = []
    with transaction.atomic(), patch("pobratym.core.instance.kind_of_instance", lambda: InstanceKind.DEMONSTRATION):
        try:
            by = User.objects.create(email="letters@benchmark.example", full_name="Марта Зразкова")
            for number, pair in enumerate(PAIRS, start=1):
                if number in wanted:
                    _write(folder / f"{number:02}-{pair.country.lower()}.pdf", pair, by, pictures)
        finally:
            transaction.set_rollback(True)
            for each in pictures:
                each.small.delete(save=False)
                each.file.delete(save=False)


def _write(path: Path, pair: Pair, by: User, pictures: list[PassportPicture]) -> None:
    made = _letter(pair, by, pictures)
    link = NewLink("a-key", _CODE)
    path.write_bytes(pdf_of(made, link))
    paper = queries.paper_of(
        made, address_in=lambda each: address("correspondence:answer_code", language=each), code=_CODE
    )
    path.with_suffix(".docx").write_bytes(docx_of(made.sender, paper))
    print(path.name, made.sender, "→", made.receiver, *made.letter)


def _letter(pair: Pair, by: User, pictures: list[PassportPicture]) -> Introduction:
    sender, receiver = _place(pair.sender, pictures), _receiver(pair, pictures)
    theirs = queries.language_for(receiver)
    languages = [each for each in (*whole_languages(), theirs) if pair.draft or each != theirs]
    us, them = queries.facts_of(sender), queries.facts_of(receiver)
    plan = replace(letter.first_plan(us, them), contact_name=by.full_name)
    plan = plan if plan.says_why else replace(plan, why_own=_WHY)
    hour = _THEIRS.get(pair.country, 10)
    call = Call(_DAY.replace(hour=11), None if hour is None else _DAY.replace(hour=hour))
    made: Introduction = Introduction.objects.create(
        sender=sender,
        receiver=receiver,
        written_by=by,
        subject=letter.subject(us, them),
        letter=letter.first_letters(us, them, letter.Signatory(by.full_name, ""), languages, plan, [call]),
        status=Status.AWAITING_RECIPIENT,
        sent_at=timezone.now(),
    )
    if pair.said:
        Addressee.objects.create(introduction=made, **pair.said._asdict())
    return made


def _place(key: str, pictures: list[PassportPicture]) -> Municipality:
    """A municipality of the demonstration with what it says there, or a hromada that has said nothing."""
    if key not in _HROMADAS:
        return _with_profile(_town("GB", key.capitalize()), key, pictures)
    uk, en, oblast_uk, oblast_en = _HROMADAS[key]
    region = _municipality("UA", {"uk": oblast_uk, "en": oblast_en}, level=Level.REGION, kind=Kind.OBLAST)
    centre = LocalizedText({"en": en.removesuffix(" hromada"), **_CENTRES.get(key, {})})
    hromada = _municipality("UA", {"uk": uk, "en": en}, region=region, kind=Kind.TOWNSHIP, centre=centre)
    return _with_profile(hromada, key, pictures) if key in PLACES else hromada


def _receiver(pair: Pair, pictures: list[PassportPicture]) -> Municipality:
    if pair.country == "UA":
        return _place(pair.town, pictures)
    town = _town(pair.country, pair.town)
    return _with_profile(town, pair.profile, pictures) if pair.profile else town


def _town(country: str, name: str) -> Municipality:
    return _municipality(country, {"en": name, "uk": name})


def _municipality(country: str, names: Mapping[str, str], **facts: Any) -> Municipality:
    Country.objects.get_or_create(code=country, defaults={"name": LocalizedText(_COUNTRIES[country])})
    given = {"level": Level.MUNICIPALITY, "source": "benchmark"} | facts
    made = Municipality.objects.create(country_id=country, name=LocalizedText(names), **given)
    found: Municipality = Municipality.objects.with_place().get(pk=made.pk)
    return found


def _with_profile(town: Municipality, key: str, pictures: list[PassportPicture]) -> Municipality:
    said = PLACES[key]
    Passport.objects.create(
        municipality=town,
        about=LocalizedText(said.about),
        languages=list(said.languages),
        language_levels=dict(said.levels),
        marks=list(said.marks),
        teaches=list(said.teaches),
        head_name=said.head.get("name", ""),
        head_post=LocalizedText(said.head.get("post", {})),
        website=f"https://{key.replace('_', '-')}.example",
    )
    PartnerSearch.objects.create(
        municipality=town, is_seeking=True, types=list(said.wants), countries=list(said.countries), term=said.term
    )
    for direction, wishes in (("need", said.needs), ("offer", said.offers)):
        for each in wishes:
            wish = WISHES[urgency_of(each)[0]]
            Listing.objects.create(
                municipality=town,
                direction=direction,
                sphere=wish.sphere,
                form=wish.form,
                title=LocalizedText(wish.title),
                details=LocalizedText(wish.details),
            )
    if said.head:
        pictures.append(_arms(town, key))
    return town


def _arms(town: Municipality, key: str) -> PassportPicture:
    drawn = made_up_arms(key).read()
    arms: PassportPicture = PassportPicture.objects.create(
        municipality=town,
        kind=PictureKind.ARMS,
        small=ContentFile(drawn, "arms.png"),
        file=ContentFile(drawn, "arms.png"),
        width=120,
        height=150,
        alt=LocalizedText({"en": "Arms (made up)", "uk": "Герб (вигаданий)"}),
        credit=LocalizedText({"en": "Made up", "uk": "Вигадано"}),
    )
    return arms


if __name__ == "__main__":
    main()
