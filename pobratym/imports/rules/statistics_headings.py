"""What headings and titles of statistical tables mean, in the words of the State Statistics Service and of those who
copy it."""

import re
from collections.abc import Iterable
from datetime import date

from pobratym.gateways.tables import ColumnMeaning, Surroundings, folded
from pobratym.imports.rules.days import days_within

_CODE = re.compile(r"катоттг|кодифікатор|katottg")
_OTHER_UNIT = re.compile(r"област|район|центр|населен\w{1,2} пункт")
# Numbers of people that are no population of the whole hromada, and numbers that are none of people.
_OTHER = re.compile(
    r"густот|щільн|приріст|скорочен|народж|помер|смерт|міграц|чолов|жін|\bвік|\bвіц|старш|молодш|діт|дит|працездат|зайнят"
    r"|безробіт|домогосп|внутрішньо|переміщ|\bвпо\b|прогноз|питома вага в|на 1000|у розрахунку|на одн|кількість рад"
    r"|ранг|місце|динамік|темп|зміна|пенсіон|density|growth|births|deaths|women|men\b|female|male\b|per km"
)
_PEOPLE = re.compile(r"населення|жител|мешкан|population|inhabitants")
_URBAN, _RURAL = re.compile(r"міськ|urban"), re.compile(r"сільськ|rural")
_SHARE = re.compile(r"частк|питома|відсот|процент|%|share|per cent")
_AREA_WORDS = re.compile(
    r"(загальна |заг\. )?(площа|територія|area)( територі[їя]| громади| тг| отг| територіальної громади| муніципалітету"
    r"| hromada)?(,? ?\(?(тис\.? ?)?(км2|кв\. ?км|кв ?км|км ?2|km2|sq\.? km|квадратних кілометрів|га|гектарів)\.?\)?)?"
)
_THOUSANDS = re.compile(r"\bтис\b|тисяч|thousand|,000")
_HECTARES = re.compile(r"\bга\b|гектар|\bha\b")
_SOURCE = re.compile(r"^ ?(?:джерело|source)\s?[:—–-] ?(.{2,180})$", re.IGNORECASE)
_OFFICE = re.compile(r"держстат|державн\w{2,3} служб\w{1,2} статистики", re.IGNORECASE)


def meaning(heading: str) -> ColumnMeaning | None:
    """Which column a heading means, in words of its own; `heading` is folded.

    Of present and permanent population the present one is taken where a table has both: it is what the office
    counts for every unit.
    """
    if _CODE.search(heading):
        return ColumnMeaning("identifier", 2 if _OTHER_UNIT.search(heading) else 1)
    if _OTHER.search(heading) or _OTHER_UNIT.search(heading):
        return None
    if _AREA_WORDS.fullmatch(heading):
        return ColumnMeaning("area")
    if _PEOPLE.search(heading) or _URBAN.search(heading) or _RURAL.search(heading):
        return _of_people(heading)
    return None


def said_around(around: Surroundings) -> dict[str, str]:
    """The day and the source by the headings, the titles and the notes, where they name one alone."""
    said = {}
    named = [*around.headings, around.title, *around.texts]
    if day := _one_day(around.headings) or _one_day(text for text in named if "станом на" in text or "на 1 " in text):
        said["date"] = day.isoformat()
    if source := _source(around.texts):
        said["source"] = source
    return said


def times(heading: str) -> int:
    """How many people one unit of the column is."""
    return 1000 if _THOUSANDS.search(folded(heading)) else 1


def square_kilometres(heading: str) -> tuple[int, int]:
    """By what a number under the heading is multiplied and divided to be in square kilometres."""
    bare = folded(heading)
    return times(heading), 100 if _HECTARES.search(bare) else 1


def _of_people(heading: str) -> ColumnMeaning | None:
    urban, rural = bool(_URBAN.search(heading)), bool(_RURAL.search(heading))
    if urban and rural:
        return None
    rank = 2 if "постійн" in heading or "permanent" in heading else 1
    if _SHARE.search(heading):
        return ColumnMeaning("urban_share" if urban else "rural_share", rank) if urban or rural else None
    if urban or rural:
        return ColumnMeaning("urban" if urban else "rural", rank)
    return ColumnMeaning("population", rank)


def _one_day(texts: Iterable[str]) -> date | None:
    found = {day for text in texts for day in days_within(text)}
    return found.pop() if len(found) == 1 else None


def _source(texts: tuple[str, ...]) -> str:
    for text in texts:
        if found := _SOURCE.match(text[:200]):
            return found[1].strip(" .")
    return "Держстат" if any(_OFFICE.search(text[:2000]) for text in texts) else ""
