"""What people call a country where CLDR calls it otherwise, folded."""

COUNTRY_ALIASES: dict[str, str] = {
    "usa": "US",
    "united states": "US",
    "united states of america": "US",
    "ssha": "US",
    "spolucheni shtaty": "US",
    "spolucheni shtaty ameryky": "US",
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "brytaniia": "GB",
    "spoluchene korolivstvo": "GB",
    "holland": "NL",
    "holandiia": "NL",
    "czech republic": "CZ",
    "cheska respublika": "CZ",
    "turkey": "TR",
    "korea": "KR",
    "south korea": "KR",
    "republic of moldova": "MD",
}
