"""When: days, hours and weekdays in a text, and whether they are over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_NAMES = {
    1: "січня|january|januar|jänner|stycznia|janvier|января|jan",
    2: "лютого|february|februar|lutego|février|февраля|feb",
    3: "березня|march|märz|marca|mars|марта|mar",
    4: "квітня|april|kwietnia|avril|апреля|apr",
    5: "травня|may|mai|maja|мая",
    6: "червня|june|juni|czerwca|juin|июня|jun",
    7: "липня|july|juli|lipca|juillet|июля|jul",
    8: "серпня|august|sierpnia|août|августа|aug",
    9: "вересня|september|września|septembre|сентября|sept|sep",
    10: "жовтня|october|oktober|października|octobre|октября|oct|okt",
    11: "листопада|november|listopada|novembre|ноября|nov",
    12: "грудня|december|dezember|grudnia|décembre|декабря|dec|dez",
}
_MONTHS = {name: number for number, names in _NAMES.items() for name in names.split("|")}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMES_UK = "|".join(names.split("|")[0] for names in _NAMES.values())
_YEAR = r"(?:,? (?:den )?(?P<year>(?:19|20)\d{2}))?"

NUMBERS = re.compile(r"(?<![\d.,/])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d{2}|\d{2})(?!\d)")
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|-го|-е)?\.?(?: of)? (?P<month>{_MONTH})\b\.?{_YEAR}", re.IGNORECASE
)
_AMERICAN = re.compile(
    rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d){_YEAR}", re.IGNORECASE
)
# «14.02» and «14.3.», as a day is written and an amount is not.
_BARE = re.compile(
    r"(?<![\d.,/])(?P<day>[0-3]\d\.(?=\d\d)|\d{1,2}\.(?=\d{1,2}\.))(?P<month>0?[1-9]|1[0-2])\b\.?(?![\d%])"
    r"(?! ?(?:млн|тис|грн|%|км|млрд|mln|mio|million|tys|€|euro|eur|zł|kg|ha|га|м\b|m²|кв|год))(?P<year>(?!))?",
    re.IGNORECASE,
)
# «12.5.» and «14.02» only behind a word that leads to a day: else it is a share or an amount.
_SHORT = re.compile(
    r"\b(?:am|vom|bis|ab|den|з|із|до|від|на|по|о|dnia|od|do|le|du|au|on|from|to|until)"
    r" (?P<day>\d{1,2})[./](?P<month>0[1-9]|1[0-2]|[1-9](?=[.]))(?![.,/]?\d|\s?%)(?P<year>(?!))?",
    re.IGNORECASE,
)
_DAYS = (NUMBERS, _ISO, _WORDED, _AMERICAN, _SHORT, _BARE)
# «early May», «mid-May», «Anfang Mai», «на початку травня».
_PART_OF_MONTH = re.compile(
    r"\b(?:early|late|mid|beginning of|end of|middle of|anfang|mitte|ende|початку|кінці|наприкінці|середині|początku"
    r"|końcu|połowie|début|fin|mi|начале|конце|first half of|second half of)[ -](?:the )?"
    rf"(?P<month>{_MONTH}|січні|травні|червні|липні|maju|czerwcu)\b",
    re.IGNORECASE,
)
_HOUR_UK = (
    r"(?:перш|друг|трет|четверт|п['’]?ят|шост|сьом|восьм|дев['’]ят|десят|одинадцят|дванадцят)(?:ій|ої|у)"
    r"(?! (?:тур|клас|спроб|частин|черг|груп|лінії|половин|категорії|поверх))"
)
_HOUR_EN = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}(?:[.:]\d\d)?)"
_HOUR_DE = r"(?:eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
_HOUR_PL = (
    r"(?:pierwszej|drugiej|trzeciej|czwartej|piątej|szóstej|siódmej|ósmej|dziewiątej|dziesiątej|jedenastej|dwunastej)"
)
_HOUR_FR = r"(?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze)"
CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b"
    r"|\b(?:о|об|at|o|à|um|gegen|ab|godz\.|з|на|around|в) (?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?"
    r" ?(?:год|ранк|вечор|ноч|am\b|pm\b|a\.m|p\.m|uhr|h\b|heures?\b|rano|wieczor|o’clock|o'clock|час)"
    r"|\b(?:[01]?\d|2[0-3]) ?(?:Uhr|heures|am\b|pm\b|h ?[0-5]\d|h\b|годин[иіу]\b)"
    r"|\b(?:о|o|godz\.) (?:[01]?\d|2[0-3])\.[0-5]\d\b"
    rf"|\b(?:о|об|на|до|о пів на) {_HOUR_UK}\b"
    rf"|\b(?:at|half past|quarter past|quarter to|around|until) {_HOUR_EN}(?: in the (?:morning|evening|afternoon)"
    r"| o[’']clock| sharp| [ap]\.?m\b|(?=[,;.!?]|$))"
    rf"|\b(?:um|gegen|ab) (?:halb |viertel (?:vor|nach) )?{_HOUR_DE}(?: Uhr| (?:früh|morgens|abends)"
    rf"|(?=[,;.!?]|$))|\b{_HOUR_DE} Uhr\b"
    rf"|\b(?:o|od|do|około|o wpół do|wpół do) {_HOUR_PL}\b"
    rf"|\b(?:à|vers|dès) {_HOUR_FR} heures?\b",
    re.IGNORECASE,
)
# «the second week of March», «другого тижня березня», «Märzwoche».
_WEEK_OF_MONTH = re.compile(
    r"\b(?:first|second|third|fourth|last|перш|друг|трет|четверт|останн|erste|zweite|dritte|vierte|letzte"
    r"|pierwsz|drug|trzeci|czwart|ostatni|première|deuxième|troisième|dernière|première)\w{0,4} "
    r"(?:\w{1,8} )?(?:week of |half of |тиж\w{1,4} |половин\w{1,2} |hälfte |tyg\w{1,6} |połow\w{1,2} "
    r"|semaine d(?:e |’|')"
    rf"|quinzaine d(?:e |’|'))?(?P<month>{_MONTH}|january|march)(?:woche\w{{0,2}}|hälfte)?\b",
    re.IGNORECASE,
)
# «третього січня», «the 22nd», «am Zweiundzwanzigsten».
_DAY_IN_WORDS = re.compile(
    r"\b(?!цього|того|минулого|нового|кожного|всього|усього|самого|іншого|теплого|раннього|холодного)"
    rf"[а-яіїє]{{3,14}}(?:ого|ього) (?:{_NAMES_UK})\b"
    r"|\b(?:on|by|until|from|of) the \d{1,2}(?:st|nd|rd|th)\b(?! (?:century|anniversary|floor|edition|place))"
    rf"|\b(?:first|second|third|fourth|fifth|tenth|twentieth|\w{{3,8}}teenth|twenty-\w{{3,7}}) of (?:{_MONTH})\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?P<year>(?:19|20)\d{2})\b(?![.-]\d)")

# A day near today, told by words; «all» that needs nobody's calendar.
SOON = {
    "uk": "завтра післязавтра сьогодні сьогоднішн* наступн*_тиж* наступн*_понеділ* цього_тижня цими_днями днями"
    " за_тиждень за_два_дні за_кілька_днів через_тиждень через_два_дні через_кілька_днів через_три_дні найближч*_дн*"
    " найближч*_тиж* на_вихідн* вихідними увечері ввечері опівдні опівночі на_світанку зранку вранці послезавтра"
    " следующ*_недел* через_неделю утром вечером наступн*_дня цієї_ночі цієї_п'ятниці цих_вихідних о_обіді"
    " наступн*_середи наступн*_п'ятниц* наступн*_субот* наступн*_неділі наступн*_четверг* через_місяць за_місяць"
    " вночі уночі",
    "en": "tomorrow tonight today next_week this_week next_weekend this_weekend in_two_days in_three_days in_a_week"
    " in_two_weeks in_a_few_days the_day_after this_morning this_evening this_afternoon coming_days noon midnight"
    " dawn coming_week next_monday next_tuesday next_wednesday next_thursday next_friday next_saturday next_sunday"
    " at_night next_month in_three_weeks in_four_days in_an_hour in_the_morning coming_monday coming_friday"
    " coming_thursday coming_saturday coming_sunday in_the_evening at_sunrise",
    "de": "morgen übermorgen heute nächste_woche nächster_woche kommende_woche kommender_woche diese_woche"
    " dieser_woche in_zwei_tagen in_drei_tagen in_einer_woche in_zwei_wochen mittags abends morgens wochenende"
    " mitternacht in_wenigen_tagen nächsten_montag nächsten_donnerstag nächsten_freitag heute_abend übernächst*"
    " kommenden_freitag kommenden_montag früh_am_morgen in_drei_wochen",
    "pl": "jutro pojutrze dziś dzisiaj przyszłym_tygodniu przyszły_tydzień tym_tygodniu za_tydzień za_dwa_dni"
    " za_trzy_dni za_kilka_dni rano wieczorem południe północy weekend w_najbliższych_dniach w_najbliższy*"
    " przyszły_czwartek przyszł*_poniedział* przyszł*_piąt* przyszł*_sobot* nad_ranem za_dwa_tygodnie za_miesiąc"
    " świtem o_świcie jutrzejsz*",
    "fr": "demain après_demain aujourd semaine_prochaine cette_semaine dans_deux_jours dans_trois_jours"
    " dans_une_semaine ce_soir ce_matin midi minuit week_end à_l_aube fin_de_semaine lundi_prochain mardi_prochain"
    " jeudi_prochain vendredi_prochain samedi_prochain la_nuit dans_trois_semaines dans_quinze_jours au_matin",
}
WEEKDAYS = {
    "uk": "понеділ* вівтор* середу середи четвер* п'ятниц* пятниц* субот* неділю неділі понедельн* вторник* воскресен*",
    "en": "monday* tuesday* wednesday* thursday* friday* saturday* sunday*",
    "de": "montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonnabend* sonntag*",
    "pl": "poniedział* wtor* środę środy środa czwart* piąt* sobot* niedziel*",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
# A month or a season alone: too vague to say when, but for places near the front.
MONTHS = {
    "uk": "січн* лют* березн* квітн* травн* червн* липн* серпн* вересн* жовтн* листопад* груд* навесні влітку восени"
    " взимку",
    "en": "january february march april june july august september october november december spring summer autumn"
    " winter in_may",
    "de": "januar februar märz april mai juni juli august september oktober november dezember frühjahr sommer herbst"
    " winter",
    "pl": "styczni* lut* marc* kwietni* maj* czerwc* lipc* sierpni* wrześni* październik* listopad* grudni* wiosn*"
    " latem jesieni* zim*",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre printemps été automne"
    " hiver",
}
LATELY = {
    "uk": "вчора учора вночі уночі сьогодні сьогоднішн* вчорашн* позавчора минулої_ночі щойно зранку вранці увечері"
    " ввечері тиждень_тому дні_тому днями годин*_тому вчера ночью сегодня досі ще_горить триває",
    "en": "yesterday* tonight today last_night this_morning overnight an_hour_ago days_ago hours_ago just_now"
    " at_night last_week this_week a_week_ago at_dawn still",
    "de": "gestern gestrig* heute nachts gestrigen letzte_nacht vergangene_nacht in_der_nacht vor_einer_stunde"
    " vor_zwei_tagen vorgestern gerade letzte_woche noch",
    "pl": "wczoraj* dziś dzisiaj nocy przedwczoraj przed_chwilą dni_temu godzin*_temu tydzień_temu rano wieczorem trwa",
    "fr": "hier aujourd nuit ce_matin avant_hier tout_à_l_heure à_l_instant jours heures soir semaine_dernière encore",
}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names: where, and whether it is over (None where it names no year)."""

    span: Span
    is_past: bool | None


def days(text: str, start: int, end: int, today: date) -> Iterator[Day]:
    """The days named between `start` and `end`. What is no day of a calendar is none."""
    for pattern in _DAYS:
        for match in pattern.finditer(text, start, end):
            found = _day(match, today)
            if found:
                yield found
    for pattern in (_PART_OF_MONTH, _WEEK_OF_MONTH, _DAY_IN_WORDS):
        for match in pattern.finditer(text, start, end):
            yield Day(match.span(), None)


def _day(match: re.Match[str], today: date) -> Day | None:
    month = _MONTHS.get(match["month"].lower()) or int(match["month"])
    year = match["year"]
    try:
        named = date(
            int(year) % 100 + 2000 if year and len(year) == 2 else int(year or 2024),
            month,
            int(match["day"].rstrip(".")),
        )
    except ValueError:  # the 31st of February is no date
        return None
    return Day(match.span(), named < today if year else None)


def is_long_ago(text: str, start: int, end: int, today: date) -> bool:
    """A year is named, and none that is this one or to come: at least half a year has passed since."""
    years = [int(match["year"]) for match in YEAR.finditer(text, start, end)]
    return bool(years) and max(years) <= (today - timedelta(days=183)).year and max(years) < today.year
