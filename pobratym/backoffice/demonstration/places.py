"""Twelve real municipalities that speak in the demonstration. What they say is made up, and says so.

The hromadas lie in different oblasts away from the front and have no partner in the register.
"""

from dataclasses import dataclass

from pobratym.places.models import Scheme


@dataclass(frozen=True)
class Place:
    """A municipality by its public number, and what it is made to say."""

    scheme: str
    value: str
    about_uk: str
    about_en: str
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    countries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    capacity: int = 3


MARK_UK = "Демонстраційні дані, написані для показу платформи."
MARK_EN = "Demonstration data, written to show the platform."

PLACES: tuple[Place, ...] = (
    Place(  # Klesiv, Rivne oblast
        Scheme.KATOTTG,
        "UA56080090000098391",
        "Невелика громада серед лісів. Один працівник відповідає за міжнародну співпрацю, і це наш перший пошук "
        "партнера. Хочемо вчитися ощадно вести комунальне господарство та ділитися досвідом стійкості.",
        "A small community among forests. One officer is responsible for international cooperation, and this is our "
        "first search for a partner. We want to learn to run utilities thriftily and to share what we know "
        "of resilience.",
        ("uk", "en", "pl"),
        ("water", "insulation", "school_teams"),
        ("civil_protection", "digital"),
        ("sister_city", "friendship"),
        sizes=("up_to_5", "up_to_20"),
    ),
    Place(  # Pohrebyshche, Vinnytsia oblast
        Scheme.KATOTTG,
        "UA05020210000033427",
        "Аграрна громада з маленьким містом у центрі. Шукаємо партнера, з яким почнемо зі шкіл і кооперативів, "
        "а далі подамо спільну заявку.",
        "A farming community around a small town. We look for a partner to begin with schools and co-operatives "
        "and to apply for funds together later.",
        ("uk", "en"),
        ("orchards", "waste", "european_funds"),
        ("festival", "newcomers"),
        ("partnership", "project"),
        countries=("PL", "LT", "FR"),
    ),
    Place(  # Turiisk, Volyn oblast
        Scheme.KATOTTG,
        "UA07060430000041345",
        "Громада над річкою на Волині. Розвиваємо пішохідний туризм і приймаємо людей, які переїхали через війну.",
        "A community on a river in Volyn. We develop walking tourism and welcome people who had to move "
        "because of the war.",
        ("uk", "pl"),
        ("trails", "rehabilitation", "vehicles"),
        ("newcomers", "civil_protection"),
        ("sister_city", "solidarity"),
        countries=("PL",),
        sizes=("up_to_20", "up_to_50"),
    ),
    Place(  # Pyriatyn, Poltava oblast
        Scheme.KATOTTG,
        "UA53040090000048649",
        "Міська громада на Полтавщині з активною молодіжною радою. Хочемо постійної співпраці, а не разової допомоги.",
        "An urban community in Poltava region with an active youth council. We want lasting cooperation, not "
        "one-off aid.",
        ("uk", "en", "de"),
        ("insulation", "waste", "schools_online"),
        ("civil_protection", "festival"),
        ("sister_city", "project"),
        countries=("DE", "CZ"),
        sizes=("up_to_50",),
    ),
    Place(  # Baryshivka, Kyiv oblast
        Scheme.KATOTTG,
        "UA32060010000086043",
        "Селищна громада неподалік столиці, яка швидко зростає. Потрібен досвід планування та послуг для "
        "нових мешканців.",
        "A fast-growing community not far from the capital. We need experience in planning and in services "
        "for newcomers.",
        ("uk", "en"),
        ("newcomers", "rehabilitation", "vehicles"),
        ("digital", "civil_protection"),
        ("partnership", "operator"),
        sizes=("up_to_20", "up_to_50"),
    ),
    Place(  # Lanivtsi, Ternopil oblast
        Scheme.KATOTTG,
        "UA61020090000020422",
        "Громада малих підприємств і пасік. Пропонуємо гостинність, шукаємо ринки та партнерські школи.",
        "A community of small businesses and apiaries. We offer hospitality and look for markets and partner schools.",
        ("uk", "en", "fr"),
        ("small_business", "schools_online", "water"),
        ("orchards", "festival"),
        ("friendship", "project"),
        countries=("FR", "LT", "GB"),
    ),
    Place(  # Nowy Targ, Poland
        Scheme.GEONAMES,
        "763523",
        "Місто в горах, що має досвід транскордонних проєктів. Готові ділитися й вчитися цивільного захисту.",
        "A town in the mountains with experience in cross-border projects. Ready to share, and to learn "
        "civil protection.",
        ("pl", "uk", "en"),
        ("civil_protection", "festival"),
        ("trails", "vehicles", "european_funds"),
        ("partnership", "project"),
        countries=("UA",),
        sizes=("up_to_20",),
    ),
    Place(  # Rottweil, Germany
        Scheme.GEONAMES,
        "2843636",
        "Місто середнього розміру шукає партнера на пробний строк два роки: комунальне господарство та молодь.",
        "A town of middle size looks for a partner for a trial term of two years: utilities and young people.",
        ("de", "en"),
        ("digital", "civil_protection"),
        ("water", "insulation", "school_teams"),
        ("solidarity", "operator"),
        countries=("UA",),
        sizes=("up_to_20", "up_to_50"),
        capacity=2,
    ),
    Place(  # Gap, France
        Scheme.GEONAMES,
        "3016702",
        "Гірське місто, де живуть із туризму, освіти та ремесел. Хочемо почати зі шкіл і малих підприємств.",
        "A town in the mountains that lives on tourism, education and crafts. We would begin with schools "
        "and small businesses.",
        ("fr", "en"),
        ("festival", "schools_online"),
        ("small_business", "trails", "summer"),
        ("friendship", "sister_city"),
        countries=("UA",),
    ),
    Place(  # Třebíč, Czechia
        Scheme.GEONAMES,
        "3064104",
        "Місто з досвідом енергоощадності. Пропонуємо навчання фахівців і обмін командами.",
        "A town with experience in saving energy. We offer training for specialists and an exchange of teams.",
        ("cs", "en"),
        ("civil_protection", "newcomers"),
        ("insulation", "rehabilitation", "school_teams"),
        ("partnership", "project"),
        countries=("UA",),
        sizes=("up_to_20", "up_to_50"),
    ),
    Place(  # Utena, Lithuania
        Scheme.GEONAMES,
        "593672",
        "Місто серед озер із сильною пожежною службою. Готові приймати дітей улітку та вчитися стійкості.",
        "A town among lakes with a strong fire service. Ready to welcome children in summer and to learn resilience.",
        ("lt", "en"),
        ("civil_protection", "digital"),
        ("summer", "vehicles", "european_funds"),
        ("sister_city", "solidarity"),
        countries=("UA",),
    ),
    Place(  # Hexham, Great Britain
        Scheme.GEONAMES,
        "2647007",
        "Невелике місто шукає громаду свого розміру: спершу школи й команди, далі комунальні служби.",
        "A small town looks for a community of its own size: first schools and teams, later utilities.",
        ("en",),
        ("civil_protection", "festival"),
        ("school_teams", "insulation", "water"),
        ("sister_city", "friendship"),
        countries=("UA",),
        sizes=("up_to_5", "up_to_20"),
    ),
)

HROMADA_OF_THE_OFFICER = PLACES[0]
TOWN_OF_THE_OFFICER = PLACES[-1]
