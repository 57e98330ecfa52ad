"""Texts in Chinese characters, kana and hangul: province and city run together, and the sign for the kind of place.

«千葉県市川市» is Ichikawa in Chiba, «广东省广州市» Guangzhou in Guangdong, «전라북도전주시» Jeonju in North Jeolla.
"""

import re

_CHARACTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# 特别行政区, 自治区 and 省 end a Chinese province, 都道府県 a Japanese prefecture; 市 ends a city that others lie in.
_PROVINCES = (
    re.compile(r"(.{1,10}?(?:特别行政区|特別行政區|自治区|自治區|省))\s{0,2}(.{1,20})"),
    re.compile(r"(北海道|東京都|京都府|大阪府|.{2,3}?[県縣])\s{0,2}(.{1,20})"),
    re.compile(r"(.{1,6}?(?:특별자치시|특별자치도|특별시|광역시|도))\s{0,2}(.{2,20})"),
    re.compile(r"(.{2,5}?市)\s{0,2}(.{2,20})"),
)
_KINDS = re.compile(r"(?<=.)(?:自治[县縣州]|地区|地區|[市区區县縣町村郡州省府都]|특별시|광역시|시|군|구)$")


def is_in_characters(text: str) -> bool:
    """Whether it is written in Chinese characters, kana or hangul."""
    return not text.isascii() and _CHARACTERS.search(text) is not None


def apart(text: str) -> tuple[str, str]:
    """The province and the place in it; the province is empty where none is seen."""
    text = text.strip()
    for pattern in _PROVINCES:
        if match := pattern.fullmatch(text):
            return match[1], match[2]
    return "", text


def bare(text: str) -> str:
    """The name without the sign for its kind: «市川市» → «市川»; as it is where too little would be left."""
    short = _KINDS.sub("", text.strip())
    return short if len(short) > 1 else text.strip()
