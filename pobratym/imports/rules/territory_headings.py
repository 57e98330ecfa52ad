"""What headings, titles and preambles of lists of territories mean, in the words of the Ministry and of those who
copy it."""

import re

from pobratym.gateways.tables import ColumnMeaning, Surroundings
from pobratym.imports.rules.territory_sections import section

_BEGINS = re.compile(r"почат|виникн|запровадж|введенн|настанн|встановлен|start|begin|since")
_ENDS = re.compile(r"заверш|припин|закінч|кінец|кінц|деокупац|звільнен|скасуван|end of|ended|finish")
_CODE = re.compile(r"катоттг|кодифікатор|katottg")
_OTHER_UNIT = re.compile(r"област|район|старост")
_NAME = re.compile(r"^(назва|найменування|територіальн|населений пункт|громада)")
_ACT = re.compile(r"наказ|підстав|розпорядж|реквізит|\bакт\b|постанов")
_STATUS = re.compile(r"^(статус|розділ|вид територ|категорія територ|тип територ)")
_DAY = re.compile(r"\b(дат[аиу]|день|строк|термін|date|day)\b")
_ORDER = re.compile(r"(наказ .{0,160}?[0-9]{1,2} \w{3,12} [0-9]{4} року № ?[0-9]{1,6})", re.IGNORECASE)
_AMENDED = re.compile(r"\{([^}]{10,400})\}")
_BLANKS = re.compile(r"\s+")
_LONGEST_ACT = 300
# What the headings of the Ministry's tables tell of the section, where no title does; «бойових дій» are of two.
_OCCUPATION, _POSSIBILITY = re.compile(r"окупац"), re.compile(r"можливост\w{1,3} бойов")


def meaning(heading: str) -> ColumnMeaning | None:
    """Which column a heading means, in words of its own; `heading` is folded."""
    if _is_of_day(heading):
        begins, ends = _BEGINS.search(heading), _ENDS.search(heading)
        return None if bool(begins) == bool(ends) else ColumnMeaning("from" if begins else "until")
    if _CODE.search(heading):
        return ColumnMeaning("identifier", 2 if _OTHER_UNIT.search(heading) else 1)
    if _STATUS.search(heading):
        return ColumnMeaning("status")
    if _ACT.search(heading) and not _DAY.search(heading):
        return ColumnMeaning("act")
    return ColumnMeaning("name", 2 if _OTHER_UNIT.search(heading) else 1) if _NAME.search(heading) else None


def speaks_of_days(heading: str) -> bool:
    """Whether the heading, folded, promises days."""
    return bool(_DAY.search(heading) or _BEGINS.search(heading) or _ENDS.search(heading))


def is_title(text: str) -> bool:
    """Whether a line of one cell opens a section of the list, or a part that has sections."""
    return len(text) < 300 and (section(text) is not None or "ведуться (велися)" in text)


def said_around(around: Surroundings) -> dict[str, str]:
    """The section by the title or by the headings, the act by the preamble and the note on amendments."""
    said = {}
    by_title, by_headings = section(around.title), _by_headings(" ".join(around.headings).casefold())
    # Where the two contradict each other nobody can say which one is meant.
    if (state := by_title or by_headings) and by_headings in {None, state}:
        said["status"] = state
    if act := _act(around.texts):
        said["act"] = act
    return said


def _is_of_day(heading: str) -> bool:
    is_of_document = _ACT.search(heading) or "змін" in heading or "оновлен" in heading
    return not is_of_document and bool(_BEGINS.search(heading) or _ENDS.search(heading))


def _by_headings(headings: str) -> str | None:
    if _OCCUPATION.search(headings):
        return section("occupied")
    return section("possible hostilities") if _POSSIBILITY.search(headings) else None


def _act(texts: tuple[str, ...]) -> str:
    order = amended = ""
    for text in texts:
        bare = _BLANKS.sub(" ", text[:1000]).strip()
        if not order and (found := _ORDER.search(bare)):
            order = found[1]
        if found := _AMENDED.fullmatch(bare):
            amended = found[1]
    whole = f"{order} ({amended})" if order and amended else order
    return whole if len(whole) <= _LONGEST_ACT else order[:_LONGEST_ACT]
