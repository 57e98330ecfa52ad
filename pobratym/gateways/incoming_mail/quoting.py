"""An answer without the mail that it answers.

The library knows the formats of many languages and programs; what it lacks of Ukrainian, Polish and French, and what
telephones write below, stands here (measured in docs/adr/0056). Whoever answers below or between what she quotes loses
nothing: only lines that are marked as quoted go.
"""

import re

import quotequail

# Letters that are looked at, and lines: the library's time grows with the square of the lines.
_LONGEST = 20_000
_MOST_LINES = 500
_QUOTE = ">"
# «… wrote:», the last words of the line before a quotation.
_WROTE = (
    "пише:",
    "пишет:",
    "написав:",
    "написала:",
    "написав(-ла):",
    "написав(ла):",
    "писав(ла):",
    "wrote:",
    "schrieb:",
    "napisał(a):",
    "napisał:",
    "napisała:",
    "pisze:",
    "a écrit :",
    "a écrit:",
    "a écrit\u202f:",
    "a écrit\xa0:",
    "escribió:",
    "ha scritto:",
    "schreef:",
    "skrev:",
)
_WRITES = ("wiadomość napisana przez ", "am ", "on ", "le ", "w dniu ")
_DIVIDED_FROM = re.compile(
    r"[-_]{2,30}\s{0,3}(?:Original Message|Вихідне повідомлення|Оригінальне повідомлення|Переслане повідомлення"
    r"|Oryginalna wiadomość|Wiadomość oryginalna|Ursprüngliche Nachricht|Originalnachricht|Message d['’]origine"
    r"|Message original|Forwarded message|Messaggio originale|Mensaje original)\s{0,3}[-_]{0,30}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_]{20,80}")
_FROM = ("від", "від кого", "from", "od", "von", "de", "da", "van", "från", "fra")
_SENT = (
    "надіслано",
    "дата",
    "відправлено",
    "sent",
    "date",
    "wysłano",
    "wysłane",
    "data",
    "gesendet",
    "datum",
    "envoyé",
    "envoyée",
    "inviato",
    "enviado",
    "verzonden",
    "skickat",
    "sendt",
)
_TELEPHONE = re.compile(
    r"(?:Надіслано з|Відправлено з|Sent from|Get Outlook for|Wysłane z|Wysłano z|Von mein|Gesendet von|Gesendet mit"
    r"|Envoyé de|Envoyé depuis|Télécharger Outlook|Outlook für|Завантажити Outlook)[^\n]{0,80}",
    re.IGNORECASE,
)


def without_quotation(text: str) -> str:
    """What the person wrote. Where she quoted nothing, all of it."""
    lines = text[:_LONGEST].split("\n")[:_MOST_LINES]
    lines = lines[: _end(lines)]
    kept = _unquoted(lines) if any(line.startswith(_QUOTE) for line in lines) else _above(lines)
    return "\n".join(_without_telephone(kept)).strip()


def _end(lines: list[str]) -> int:
    """The line from which on the mail that is answered stands unmarked, as Outlook puts it."""
    for place, line in enumerate(lines):
        bare = line.strip().strip("*")
        if _DIVIDED_FROM.fullmatch(bare):
            return place
        if _is_head(lines, place):
            is_ruled = place > 0 and _RULE.fullmatch(lines[place - 1].strip())
            return place - 1 if is_ruled else place
    return len(lines)


def _is_head(lines: list[str], place: int) -> bool:
    """«From: … Sent: …», in two of the four lines from here."""
    if _named(lines[place]) not in _FROM:
        return False
    return any(_named(line) in _SENT for line in lines[place + 1 : place + 4])


def _named(line: str) -> str:
    return line.lstrip("*> ").partition(":")[0].rstrip("* \xa0").casefold() if ":" in line[:40] else ""


def _unquoted(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if not line.startswith(_QUOTE):
            kept.append(line)
        elif kept:
            _drop_introduction(kept)
    return kept


def _drop_introduction(kept: list[str]) -> None:
    """«On Thursday … wrote:», in one line or three, before what is quoted."""
    filled = len(kept)
    while filled and not kept[filled - 1].strip():
        filled -= 1
    for count in (1, 2, 3):
        words = " ".join(kept[max(0, filled - count) : filled]).strip()
        if _introduces(words):
            del kept[max(0, filled - count) :]
            return


def _introduces(words: str) -> bool:
    is_whole = words.count("<") == words.count(">")  # an address may be broken over two lines
    if len(words) > 400 or not is_whole or not any(sign.isdigit() for sign in words) or not words.endswith(":"):
        return False
    folded = words.casefold()
    is_of_two_parts = folded.startswith(_WRITES) and ("@" in folded or " schrieb " in folded)
    return is_of_two_parts or (folded.endswith(_WROTE) and folded[:1].isalnum() and _begins_with_a_day(folded))


def _begins_with_a_day(folded: str) -> bool:
    return any(sign.isdigit() for sign in folded[:40])


def _above(lines: list[str]) -> list[str]:
    """Nothing is marked with a sign: what the library finds, and what it lacks."""
    for place in range(len(lines)):
        if _introduces(lines[place].strip()) or _introduces(" ".join(lines[place : place + 2]).strip()):
            return lines[:place]
    found = quotequail.unwrap("\n".join(lines))
    top = str(found.get("text_top") or "") if found and found.get("type") in ("reply", "headers") else ""
    return top.split("\n") if top.strip() else lines


def _without_telephone(lines: list[str]) -> list[str]:
    """«Sent from my telephone» below."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[: end - 1] if end > 1 and _TELEPHONE.fullmatch(lines[end - 1].strip()) else lines[:end]
