"""Words that say in which country or region: adjectives, codes, and the nouns that stand beside a name."""

import re

from pobratym.naming.folding import fold

# What people call a country, folded, in Ukrainian, English and the languages around, where CLDR calls it otherwise or
# is not asked: nobody writes «Palestinian Territories» behind Bethlehem.
_USUAL_WORDS = {
    "US": (
        "usa, us, u s, u s a, united states, united states of america, ssha, spolucheni shtaty, "
        "spolucheni shtaty ameryky, shtaty, ameryka, america, stany zjednoczone, vereinigte staaten, "
        "etats unis, estados unidos, spojene staty"
    ),
    "GB": (
        "uk, great britain, britain, brytaniia, velyka brytaniia, spoluchene korolivstvo, "
        "united kingdom, wielka brytania, grossbritannien, velikobritaniia"
    ),
    "NL": "holland, holandiia, the netherlands, nederland, niderlandy, hollandiia, pays bas",
    "CZ": ("czech republic, cheska respublika, czechia, chekhiia, cesko, ceska republika, czechy, tschechien, bohemia"),
    "TR": "turkey, turkiye, turkiie, turtsiia, turcja, turkei, turechchyna",
    "KR": (
        "korea, south korea, republic of korea, rok, pivdenna koreia, respublika koreia, koreia, "
        "sudkorea, coree du sud, hanguk, yuzhnaia koreia"
    ),
    "KP": "north korea, dprk, pivnichna koreia, kndr, nordkorea",
    "MD": "republic of moldova, moldavia, moldaviia, respublika moldova, republica moldova, moldava",
    "PS": (
        "palestine, state of palestine, palestyna, palestinian authority, west bank, zakhidnyi bereh, "
        "derzhava palestyna, palastina, palestina"
    ),
    "RU": "russia, russian federation, rosiia, rf, rosiiska federatsiia, rossiia, russland",
    "BY": "belarus, byelorussia, bilorus, belarus republic, bielorus, weissrussland, belorussiia",
    "CN": "china, prc, peoples republic of china, kytai, knr, zhong guo, mainland china",
    "TW": "taiwan, tayvan, republic of china, formosa, chinese taipei",
    "HK": "hong kong, honkonh, hongkong, honh konh",
    "MO": "macau, macao, makao",
    "VN": "vietnam, viet nam",
    "SY": "syria, siriia, syrian arab republic",
    "IR": "iran, persia, islamic republic of iran",
    "LA": "laos, lao pdr",
    "MK": "macedonia, makedoniia, north macedonia, fyrom, pivnichna makedoniia, severna makedonija",
    "XK": "kosovo, kosova, respublika kosovo",
    "CI": "ivory coast, cote d ivoire, berih slonovoi kistky, kot d ivuar",
    "CD": "congo, drc, dr congo, dr kongo, kongo, democratic republic of the congo, congo kinshasa, zaire",
    "CG": "congo brazzaville, republic of the congo",
    "BA": "bosnia, bosniia, bosnia and herzegovina, bih, bosna i hercegovina, bosnien",
    "AE": "uae, emirates, oae, emiraty, united arab emirates",
    "SZ": "swaziland, svazilend, eswatini",
    "MM": "burma, birma, miianma, myanmar",
    "CV": "cape verde, cabo verde, kabo verde",
    "TL": "east timor, skhidnyi tymor, timor leste",
    "IE": "eire, ireland, republic of ireland, irlandiia",
    "GR": "hellas, greece, hretsiia, ellada, hellenic republic",
    "DE": (
        "germany, deutschland, brd, frn, fr n, frh, nimechchyna, niemcy, bundesrepublik, allemagne, "
        "alemania, nemecko, federatyvna respublika nimechchyna, federal republic of germany"
    ),
    "AT": "austria, osterreich, avstriia, oesterreich",
    "CH": "switzerland, suisse, schweiz, svizzera, shveitsariia, szwajcaria",
    "FR": "france, frantsiia, francja, frankreich, frantsuzka respublika, french republic",
    "IT": "italy, italia, italiia, wlochy, italien, italian republic",
    "ES": "spain, espana, ispaniia, hiszpania, spanien",
    "PT": "portugal, portuhaliia",
    "PL": "poland, polska, polshcha, polen, pologne, respublika polshcha, rzeczpospolita polska",
    "SK": "slovakia, slovensko, slovak republic, slovachchyna, slowacja, slowakei",
    "HU": "hungary, magyarorszag, uhorshchyna, wegry, ungarn",
    "RO": "romania, rumunia, rumuniia, rumanien",
    "BG": "bulgaria, bolhariia, balgaria",
    "RS": "serbia, srbija, serbiia, serbien",
    "HR": "croatia, hrvatska, khorvatiia, kroatien",
    "SI": "slovenia, slovenija, sloveniia, slowenien",
    "ME": "montenegro, crna gora, chornohoriia",
    "AL": "albania, shqiperia, albaniia",
    "LT": "lithuania, lietuva, lytva, litwa, litauen",
    "LV": "latvia, latvija, latviia, lotwa, lettland",
    "EE": "estonia, eesti, estoniia, estland",
    "FI": "finland, suomi, finliandiia, finnland",
    "SE": "sweden, sverige, shvetsiia, schweden",
    "NO": "norway, norge, norvehiia, norwegen",
    "DK": "denmark, danmark, daniia, danemark",
    "IS": "iceland, island, islandiia",
    "BE": "belgium, belgie, belgique, belhiia, belgien",
    "LU": "luxembourg, luxemburg, liuksemburh",
    "UA": "ukraine, the ukraine, ukraina, ukrayina",
    "GE": "georgia, sakartvelo, hruziia",
    "AM": "armenia, hayastan, virmeniia",
    "AZ": "azerbaijan, azerbaidzhan",
    "KZ": "kazakhstan",
    "UZ": "uzbekistan, uzbekystan",
    "KG": "kyrgyzstan, kirgizia, kyrhyzstan, kirgizstan, kyrhyziia",
    "IL": "israel, izrail",
    "JP": "japan, nippon, nihon, yaponiia, japonia",
    "IN": "india, bharat, indiia",
    "LK": "sri lanka, ceylon, tseilon, shri lanka",
    "TH": "thailand, tailand, siam",
    "KH": "cambodia, kampuchea, kambodzha",
    "ZA": "south africa, rsa, pivdenna afryka, pivdenno afrykanska respublika, sudafrika",
    "TZ": "tanzania, tanzaniia",
    "EG": "egypt, yehypet",
    "MA": "morocco, maroc, marokko",
    "SA": "saudi arabia, ksa, saudivska araviia",
    "BO": "bolivia, boliviia",
    "VE": "venezuela, venesuela",
    "BR": "brazil, brasil, brazyliia",
    "MX": "mexico, meksyka",
    "CA": "canada, kanada",
    "AU": "australia, avstraliia",
    "NZ": "new zealand, nova zelandiia, aotearoa",
    "PH": "philippines, filippiny",
    "ID": "indonesia, indoneziia",
    "VA": "vatican, holy see, vatykan",
    "GM": "the gambia, gambia, hambiia",
    "BS": "the bahamas, bahamas, bahamy",
    "DO": "dominican republic, dominikana",
    "CF": "central african republic",
    "SS": "south sudan, pivdennyi sudan",
    "PG": "papua new guinea, png",
    "CY": "cyprus, kipr",
    "FO": "faroe islands, faroes, farery",
    "GL": "greenland, hrenlandiia",
    "PR": "puerto rico, puerto riko",
    "FM": "micronesia, mikroneziia",
    "BN": "brunei",
    "ST": "sao tome, san tome",
    "TT": "trinidad, trynidad",
    "AG": "antigua, antyhua",
}
# ISO 3166 numbers them apart, people write «Hong Kong, China».
_LIES_IN = {"HK": "CN", "MO": "CN", "PR": "US", "GL": "DK", "FO": "DK", "GG": "GB", "JE": "GB", "IM": "GB", "RE": "FR"}
COUNTRY_ALIASES: dict[str, str] = {word: code for code, words in _USUAL_WORDS.items() for word in words.split(", ")}
# Stems of adjectives that no rule makes from the Ukrainian name of the country.
_STEMS = {
    "US": "американськ", "DE": "німецьк", "FR": "французьк", "GB": "британськ", "IT": "італійськ", "ES": "іспанськ",
    "PL": "польськ", "CZ": "чеськ", "SK": "словацьк", "HU": "угорськ", "RO": "румунськ", "BG": "болгарськ",
    "AT": "австрійськ", "CH": "швейцарськ", "NL": "нідерландськ", "BE": "бельгійськ", "DK": "данськ", "SE": "шведськ",
    "NO": "норвезьк", "FI": "фінськ", "IS": "ісландськ", "IE": "ірландськ", "PT": "португальськ", "GR": "грецьк",
    "TR": "турецьк", "LT": "литовськ", "LV": "латвійськ", "EE": "естонськ", "MD": "молдовськ", "GE": "грузинськ",
    "AM": "вірменськ", "AZ": "азербайджанськ", "KZ": "казахстанськ", "UZ": "узбецьк", "IL": "ізраїльськ",
    "JP": "японськ", "CN": "китайськ", "KR": "корейськ", "IN": "індійськ", "CA": "канадськ", "MX": "мексиканськ",
    "BR": "бразильськ", "AR": "аргентинськ", "AU": "австралійськ", "HR": "хорватськ", "RS": "сербськ",
    "SI": "словенськ", "BA": "боснійськ", "ME": "чорногорськ", "MK": "македонськ", "AL": "албанськ", "CY": "кіпрськ",
    "MT": "мальтійськ", "LU": "люксембурзьк", "UA": "українськ", "BY": "білоруськ", "RU": "російськ", "EG": "єгипетськ",
}  # fmt: skip
_MORE_STEMS = {
    "GB": ("англійськ", "шотландськ", "валлійськ"),
    "NL": ("голландськ",),
    "LV": ("латиськ",),
    "MD": ("молдавськ",),
}
# What people call regions beside the names on file, by ISO 3166-2: only words that mean one of them. In Ukraine beside
# «область» and «-щина», abroad in the region's own language.
_REGION_WORDS = {
    "UA-07": "Волинь; Volyn; Volhynia; Wołyń; Волынь; Wolhynien",
    "UA-12": "Придніпров'я; Січеславщина",
    "UA-14": "Донеччина; Donechchyna",
    "UA-21": "Закарпаття; Zakarpattia; Zakarpattya; Transcarpathia; Transcarpathian; Zakarpacie; Закарпатье; "
    "Kárpátalja; Transkarpatien; Zakarpatska; Підкарпатська Русь; Subcarpathia",
    "UA-26": "Прикарпаття; Prykarpattia; Prykarpattya; Прикарпатье; Станиславівщина; Івано-Франківщина",
    "UA-35": "Кіровоградщина; Кропивниччина",
    "UA-43": "Крим; Crimea; Krym; Крым; АР Крим; АРК; Krim; Qırım; Crimean Peninsula; Республіка Крим",
    "UA-56": "Рівненщина; Rivnenshchyna",
    "UA-61": "Тернопілля; Тернопільщина; Ternopillia",
    "UA-68": "Хмельниччина; Khmelnychchyna",
    "UA-77": "Буковина; Bukovyna; Bukovina; Буковына; Bukowina; Bucovina; Чернівеччина",
    "ES-AN": "Andalucía",
    "FR-20R": "Corse",
    "FR-NOR": "Normandie",
    "IT-25": "Lombardia; Lombardei",
    "PL-12": "Małopolska; Małopolskie",
    "PL-14": "Mazowsze; Mazowieckie",
    "PL-24": "Śląsk; Śląskie; Górny Śląsk",
}
# Stems of the adjectives for the same in Russian and Polish: «Львовская область», «obwód lwowski».
_REGION_STEMS = {
    "UA-05": "винницк winnick", "UA-07": "волынск wolynsk", "UA-09": "луганск lugansk",
    "UA-12": "днепропетровск dniepropietrowsk dnipropietrowsk", "UA-14": "донецк donieck",
    "UA-18": "житомирск zytomiersk",
    "UA-21": "закарпатск zakarpack", "UA-23": "запорожск zaporosk", "UA-26": "ивано-франковск iwano-frankiwsk",
    "UA-30": "", "UA-32": "киевск kijowsk", "UA-35": "кировоградск kirowohradzk", "UA-43": "крымск krymsk",
    "UA-46": "львовск lwowsk", "UA-48": "николаевск mikolajowsk", "UA-51": "одесск odesk", "UA-53": "полтавск poltawsk",
    "UA-56": "ровенск rowienisk rowiensk", "UA-59": "сумск sumsk", "UA-61": "тернопольск tarnopolsk",
    "UA-63": "харьковск charkowsk", "UA-65": "херсонск chersonsk", "UA-68": "хмельницк chmielnick",
    "UA-71": "черкасск czerkask", "UA-74": "черниговск czernihowsk", "UA-77": "черновицк czerniowieck",
}  # fmt: skip
# A city that is a region of its own -> the region around it, by ISO 3166-2: «Київ, Київська область» is Kyiv.
SURROUNDED = {
    "UA-30": "UA-32", "UA-40": "UA-43", "DE-BE": "DE-BB", "DE-HB": "DE-NI", "CZ-10": "CZ-20", "AT-9": "AT-3",
    "HU-BU": "HU-PE", "RO-B": "RO-IF", "BY-HM": "BY-MI", "BG-22": "BG-23", "RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN",
    "KZ-75": "KZ-19", "CN-BJ": "CN-HE", "LV-RIX": "LV-RIG",
}  # fmt: skip
_ADJECTIVE = re.compile(
    r"(.{1,200}(?:sk|ck|zk|shchyn|chchyn))(?:yi|a|e|oho|oi|omu|ii|ym|oiu|u|i|y|ykh|ymy|aia|iego|im)?"
)
_UNITS = """
    oblast oblasti oblastiu shtat shtatu shtati region rehion rehionu county state provintsiia provintsii province
    provincia zemlia zemli land kraina voievodstvo voievodstva voievodstvi voivodeship wojewodztwo departament
    departamentu department departement raion raionu district kanton kantonu canton prefektura prefektury prefecture
    zhupaniia zhupanii povit povitu krai kraiu kraj autonomous republic respublika respubliky of the kommuna landkreis
    kreis bundesland gubernia governorate municipality okruh obl obwod wojewodztwa estado provinsi provincie judet
    zupanija gobernacion comunidad autonoma freistaat peninsula avtonomna avtonomnoi lan fylke ostan
"""
_RAION_WORDS = frozenset(("raion", "raionu", "raioni", "raiony", "rayon", "district", "powiat", "rejon", "rejonas"))
_LANDS = ("shchyn", "chchyn")
_READY = re.compile(r"(\S{1,80}(?:ськ|цьк|зьк))(?:а|ий|е)\b")
_ENDING = re.compile(r"(?:ія|ії|о|а|я|и|і|й|ь|у)$")
# Words that stand beside names of smaller units, and of nothing, too.
_NO_REGIONS = frozenset(["of", "the", "municipality", "kommuna", "raion", "raionu", "kraina", "landkreis", "kreis"])
_REGION_UNITS = frozenset(_UNITS.split()) - _NO_REGIONS
_UNIT = re.compile(rf"\b(?:{'|'.join(_UNITS.split())})\b")
# GeoNames numbers Canada's provinces.
_CANADA = {
    "01": "ab",
    "02": "bc",
    "03": "mb",
    "04": "nb",
    "05": "nl",
    "07": "ns",
    "08": "on",
    "09": "pe",
    "10": "qc",
    "11": "sk",
}


def country_words(code: str) -> list[str]:
    """What people call the country besides its name, «ФРН», and the one that is written behind its towns too."""
    return [word for whole in (code, _LIES_IN.get(code, "")) for word in _USUAL_WORDS.get(whole, "").split(", ")]


def region_words(iso: str) -> list[str]:
    """What people call that region of Ukraine in a word: «Закарпаття»."""
    return [word for word in _REGION_WORDS.get(iso, "").split("; ") if word]


def region_stems(iso: str) -> list[str]:
    """Folded stems of its adjectives in Russian and Polish."""
    return [fold(stem) for stem in _REGION_STEMS.get(iso, "").split()]


def says_region(key: str) -> bool:
    """Whether a folded text has the word for a region («oblast», «province») or is «Львівщина» itself."""
    return not _REGION_UNITS.isdisjoint(key.split(" ")) or ("chyn" in key and adjective_stem(key).endswith(_LANDS))


def raion_keys(key: str) -> list[str]:
    """Folded names of the raion that a text with the word for it may mean; empty where it has none."""
    words = key.split(" ")
    if _RAION_WORDS.isdisjoint(words):
        return []
    rest = [word for word in words if word not in _RAION_WORDS]
    return [f"{' '.join(rest)} raion"] if rest else []


def bare_unit(key: str) -> str:
    """A folded name of a region without the word for its kind: «texas state» → «texas»."""
    return " ".join(_UNIT.sub(" ", key).split()) or key


def adjective_keys(name: str, country: str) -> list[str]:
    """Folded stems of the adjective made from a Ukrainian name, and of «Львівщина» for oblasts."""
    stems = [_STEMS[country], *_MORE_STEMS.get(country, ())] if country in _STEMS else _stems(name)
    folded = [fold(stem) for stem in stems]
    return folded + [land for stem in folded for land in lands(stem)]


def adjective_stem(word: str) -> str:
    """«tekhaskii» → «tekhask»: what `adjective_keys` keeps; empty for what is no such adjective."""
    match = _ADJECTIVE.fullmatch(word)
    return match[1] if match else ""


def _stems(name: str) -> list[str]:
    """The stem in -ськ- or -цьк- of the adjective: Техас → техаськ, Львівська область → львівськ."""
    name = name.lower()
    if ready := _READY.search(name):
        return [ready[1]]
    if " " in name or "-" in name or len(name) < 4:
        return []
    stem = _ENDING.sub("", name)
    if stem[-1:] in "сз":
        return [stem[:-1] + ("ськ" if stem.endswith("с") else "зьк"), stem + "ськ"]
    if stem[-1:] in "кцч":
        return [stem[:-1] + "цьк", stem + "ськ"]
    return [stem + "ськ", stem + "йськ", stem + "ійськ"]


def lands(stem: str) -> list[str]:
    """The stem of «Львівщина», «на Вінниччині», folded."""
    if stem.endswith("tsk"):
        return [stem[:-3] + "chchyn"]
    return [stem[:-2] + "shchyn"] if stem.endswith("sk") else []


def state_codes(admin1: str) -> list[str]:
    """«tx» for GeoNames' «US.TX», «on» for «CA.08»; empty for countries whose codes nobody writes behind a town."""
    country, _, code = admin1.partition(".")
    if country == "US" and code.isalpha():
        return [code.lower()]
    return [_CANADA[code]] if country == "CA" and code in _CANADA else []
