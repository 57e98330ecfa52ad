"""Letters of intent as PDF, to be looked at as pictures: sixteen pairs, five languages, cities and villages, with a
profile and without.

    python -m benchmarks.letters FOLDER [NUMBER ...]

Reads the database of a demonstration and leaves nothing in it: the letters are made in memory, with the drafts that
the composer offers; who signs, and arms, are made up for the while. The pictures are made by poppler:
`pdftoppm -r 60 -png FILE.pdf FILE`.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import django
from PIL import Image, ImageDraw

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from pobratym.answers.granting import NewLink  # noqa: E402
from pobratym.backoffice.demonstration.content import PLACES  # noqa: E402
from pobratym.core.languages import interface_languages  # noqa: E402
from pobratym.core.texts import LocalizedText  # noqa: E402
from pobratym.correspondence.documents import pdf_of  # noqa: E402
from pobratym.correspondence.office import docx_of  # noqa: E402
from pobratym.introductions import letter, queries  # noqa: E402
from pobratym.introductions.models import Introduction  # noqa: E402
from pobratym.introductions.workflow import Status  # noqa: E402
from pobratym.places.models import Municipality  # noqa: E402
from pobratym.profiles.models import Passport, PassportPicture, PictureKind  # noqa: E402

_CODE = "ACDE-FGHJ-KMNP-QRTU"


class Pair(NamedTuple):
    """`sender`: a key of the demonstration, or none for a hromada that has said nothing; `country`, `people` of the
    receiver at most; `draft`: the receiver's language has a text too."""

    sender: str
    country: str
    people: int
    draft: bool = True


PAIRS = (
    Pair("klesiv", "PL", 60_000),
    Pair("klesiv", "PL", 3_000, draft=False),
    Pair("klesiv", "DE", 45_000),
    Pair("chudniv", "DE", 1_500, draft=False),
    Pair("klesiv", "FR", 40_000),
    Pair("rudky", "FR", 1_200, draft=False),
    Pair("klesiv", "GB", 30_000),
    Pair("velyki_berehy", "US", 12_000),
    Pair("lanivtsi", "AT", 8_000),
    Pair("klesiv", "CH", 20_000, draft=False),
    Pair("kozhanka", "BE", 30_000, draft=False),
    Pair("klesiv", "CZ", 25_000),
    Pair("", "PL", 100_000),
    Pair("", "DE", 5_000),
    Pair("", "FR", 90_000, draft=False),
    Pair("hexham", "UA", 30_000),
)


def main() -> None:
    """Write the documents and say what each is."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with transaction.atomic():
        arms = _make_up()
        try:
            _write_all(folder)
        finally:
            transaction.set_rollback(True)
            arms.small.delete(save=False)
            arms.file.delete(save=False)


def _make_up() -> PassportPicture:
    """What the demonstration does not say: who signs, a website, arms."""
    klesiv = _sender("klesiv")
    Passport.objects.filter(municipality=klesiv).update(
        signatory_name="Олена Мельник",
        signatory_post=LocalizedText({"uk": "селищна голова", "en": "Mayor of Klesiv", "pl": "Burmistrz Klesowa"}),
        website="https://klesiv.example",
    )
    arms = BytesIO()
    drawn = Image.new("RGB", (120, 150), "#12478a")
    ImageDraw.Draw(drawn).polygon([(60, 20), (105, 75), (60, 130), (15, 75)], fill="#e8b759")
    drawn.save(arms, "PNG")
    arms_of_klesiv: PassportPicture = PassportPicture.objects.create(
        municipality=klesiv,
        kind=PictureKind.ARMS,
        small=ContentFile(arms.getvalue(), "arms.png"),
        file=ContentFile(arms.getvalue(), "arms.png"),
        width=120,
        height=150,
        alt=LocalizedText({"en": "Arms (made up)", "uk": "Герб (вигаданий)"}),
        credit=LocalizedText({"en": "Made up", "uk": "Вигадано"}),
    )
    return arms_of_klesiv


def _write_all(folder: Path) -> None:
    wanted = {int(each) for each in sys.argv[2:]} or set(range(1, len(PAIRS) + 1))
    for number, pair in enumerate(PAIRS, start=1):
        if number not in wanted:
            continue
        made = _letter(pair)
        path = folder / f"{number:02}-{pair.country.lower()}.pdf"
        path.write_bytes(pdf_of(made, NewLink("a-key", _CODE)))
        path.with_suffix(".docx").write_bytes(docx_of(made.sender, queries.paper_of(made, code=_CODE)))
        print(path.name, made.sender, "→", made.receiver, *made.letter)


def _letter(pair: Pair) -> Introduction:
    sender, receiver = _sender(pair.sender), _receiver(pair)
    languages = [*interface_languages(), *([queries.language_for(receiver)] if pair.draft else [])]
    us, them = queries.facts_of(sender), queries.facts_of(receiver)
    signatory = letter.Signatory("Олена Мельник", "")
    return Introduction(
        sender=sender,
        receiver=receiver,
        subject=letter.subject(us, them),
        letter=letter.first_letters(us, them, signatory, languages),
        status=Status.AWAITING_RECIPIENT,
        sent_at=timezone.now(),
    )


def _sender(key: str) -> Municipality:
    """A municipality of the demonstration, or a hromada that has said nothing."""
    rows = Municipality.objects.with_place()
    if not key:
        silent: Municipality = rows.hromadas().filter(passport__isnull=True, region__isnull=False)[300]
        return silent
    place = PLACES[key]
    known: Municipality = rows.get(identifiers__scheme=place.scheme, identifiers__value=place.value)
    return known


def _receiver(pair: Pair) -> Municipality:
    if pair.country == "UA":
        return _sender("dubno")
    rows = Municipality.objects.with_place().filter(country=pair.country, level="municipality")
    largest: Municipality = rows.filter(population__lte=pair.people, passport__isnull=True)[0]
    return largest


if __name__ == "__main__":
    main()
