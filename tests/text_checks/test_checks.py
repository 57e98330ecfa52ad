"""What the checks find, and what they leave in peace, in the languages that people write to us in."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym import text_checks as checks
from pobratym.text_checks import (
    LONGEST,
    Kind,
    coordinates,
    findings,
    infrastructure,
    military,
    personal_data,
    strikes,
    visits,
)

TODAY = date(2026, 11, 22)
CHECK = {
    Kind.COORDINATES: lambda text, strict=False: coordinates.check(text),
    Kind.INFRASTRUCTURE: lambda text, strict=False: infrastructure.check(text, strict=strict),
    Kind.MILITARY: lambda text, strict=False: military.check(text, strict=strict),
    Kind.STRIKES: lambda text, strict=False: strikes.check(text, strict=strict, today=TODAY),
    Kind.VISITS: lambda text, strict=False: visits.check(text, strict=strict, today=TODAY),
    Kind.PERSONAL_DATA: lambda text, strict=False: personal_data.check(text, strict=strict),
}

DOUBTFUL = {
    Kind.COORDINATES: [
        "Насосна: 50.4501, 30.5234",
        "50.450100 30.523400",
        "50,4501; 30,5234",
        "49°50′ пн. ш.",
        "https://maps.app.goo.gl/AbC",
        "See https://www.google.com/maps/@50.1,30.2",
        "Карта: https://osm.org/go/0Ej",
        "https://maps.apple.com/?ll=50.4,30.5",
        "geo:48.92,24.71",
        "Квадрат 36U UA 12345 67890",
        "35U 703412 5589120",
        "Plus code 8GX9+7QW",
        "///lamp.river.table",
        "Meet at 50.62N 26.25E",
        "широта 46.48, довгота 30.72",
        "49 градусів 50 хвилин північної широти",
        "Der Brunnen: N 49° 35' 22\"",
        "Współrzędne 51.498, 31.289",
        "Point GPS : 49,4444 ; 32,0598",
    ],
    Kind.INFRASTRUCTURE: [
        "Внаслідок обстрілу зруйновано підстанцію.",
        "Пошкоджено водозабір, потрібні насоси.",
        "Котельня на вул. Шевченка, 12 потребує заміни.",
        "Єдиний міст через річку тримається на тимчасових опорах.",
        "Підстанція 110 кВ живить усе місто.",
        "Насосна станція не має резервного живлення.",
        "Наша ТЕЦ потужністю 40 МВт опалює центр.",
        "The bridge was damaged in spring.",
        "Our pumping station is not working since the strike.",
        "The water intake has no guard at night.",
        "The heating plant at 14 Industrial Street serves the centre.",
        "Our water intake supplies the town. It was hit in May.",
        "Das Umspannwerk wurde im Oktober beschädigt.",
        "Das Pumpwerk steht in der Fabrikstraße 9.",
        "Podstacja została trafiona i działa w połowie mocy.",
        "Ujęcie wody nie ma ogrodzenia ani ochrony.",
        "La sous-station a été endommagée.",
        "Le pont ferroviaire est détruit depuis mai.",
    ],
    Kind.MILITARY: [
        "Поруч військова частина.",
        "Позиції ЗСУ за селом",
        "На околиці розміщено військову частину.",
        "У школі живуть солдати.",
        "Завод збирає бойові дрони.",
        "Блокпост на в'їзді.",
        "Через село йдуть колони військової техніки.",
        "Возле школы стоит ПВО.",
        "There is an airfield near us.",
        "Soldiers are housed in the culture centre.",
        "The plant repairs armoured vehicles.",
        "Trains with tanks pass through our station.",
        "In der Turnhalle schlafen Soldaten.",
        "Unser Betrieb fertigt Munition.",
        "W lesie stoi artyleria.",
        "Zakład produkuje drony bojowe.",
        "Une batterie antiaérienne est placée derrière l'église.",
        "L'atelier fabrique des obus.",
    ],
    Kind.STRIKES: [
        "Вночі був приліт по промзоні, горить ангар.",
        "Ракета влучила в школу.",
        "Уламки дрона впали на Садовій.",
        "Сьогодні о 4:20 шахед упав біля вокзалу.",
        "Удар прийшовся по цеху.",
        "Внаслідок удару знищено цех, двоє загиблих.",
        "Снаряд упав за сто метрів від ліцею.",
        "A missile hit the warehouse last night.",
        "Debris of a rocket fell on the stadium.",
        "Yesterday's attack destroyed the shopping centre.",
        "A drone damaged the roof of the grain store this week.",
        "Gestern schlug eine Rakete im Lagerhaus ein.",
        "Der Einschlag lag neben der Schule.",
        "Trümmer fielen auf die Gartenstraße.",
        "Wczoraj rakieta uderzyła w magazyn.",
        "Odłamki spadły na przedszkole.",
        "Un missile a touché l'entrepôt hier soir.",
        "Les débris ont endommagé l'école.",
    ],
    Kind.VISITS: [
        "Делегація прибуде 5 грудня.",
        "Візит заплановано на 05.12.2026",
        "Міський голова виїжджає у вівторок о 7:30.",
        "Маршрут поїздки: Краків – Львів – Вінниця.",
        "Завтра чекаємо партнерів, автобус приїде о 15:00.",
        "Делегация приедет 5 апреля.",
        "Our delegation arrives on 5 December 2026.",
        "The visit begins December 5, 2026",
        "Visit: 2026-12-05",
        "We will cross the border at Medyka on Friday.",
        "The convoy leaves Poznań tomorrow at 6:00.",
        "Unsere Delegation reist am 12. Mai über Przemyśl nach Lwiw.",
        "Der Bürgermeister kommt nächsten Donnerstag um 10 Uhr.",
        "Delegacja przyjedzie 20 maja pociągiem.",
        "Burmistrz jedzie przez Lublin i Kowel.",
        "Notre délégation arrivera le 9 avril.",
        "Le maire viendra jeudi à 14 heures.",
    ],
    Kind.PERSONAL_DATA: [
        "Переселенка Олена Бондар, 1984 р. н., живе у гуртожитку.",
        "Дитина-сирота Марко Гнатюк, 9 років, потребує операції.",
        "Список ВПО: Кравець Ірина 067 123 45 67.",
        "Родина переселенців мешкає за адресою вул. Лугова, 12.",
        "Діти: Софія Лисенко, 12.03.2015.",
        "Displaced: Iryna Melnyk, born 12 May 1979.",
        "The boy Artem Koval, 8 years old, has leukaemia.",
        "Displaced families live in the dormitory at 5 School Street.",
        "Nazar (9) and Yulia (6) Tkachenko need shoes.",
        "Here are the passport copies of the children.",
        "Das Waisenkind Sofija Hnatjuk, 7 Jahre, sucht Paten.",
        "Die Flüchtlingsfamilie wohnt in der Lindenstraße 8.",
        "Przesiedlona rodzina mieszka przy ulicy Szkolnej 3.",
        "Dziewczynka Zofia Hnatiuk, 6 lat, szuka opieki.",
        "L'orphelin Marko Lysenko, 9 ans, attend une opération.",
        "La famille déplacée habite 8, rue des Lilas.",
    ],
}

HARMLESS = {
    Kind.COORDINATES: [
        "Населення 12 500, площа 310,5 кв. км",
        "We spent 1.250 and 3.500 on it",
        "тел. 044 123-45-67",
        "Бюджет зріс із 48,125 до 52,340 млн грн.",
        "Координати для зв'язку: rada@example.org",
        "Температура від 5° до 10° тепла.",
        "The years 2022+2023 were hard.",
        "Wir zahlen 35 UAH 2000 mal.",
        "Der Haushalt stieg von 48,125 auf 52,340 Millionen.",
        "Version 2.13 und 4.25",
        "https://example.org/maps-of-culture",
        "Les coordonnées du maire figurent sur notre site.",
        "Dochody wzrosły z 48,125 do 52,340 mln zł.",
        "Ulica 3 Maja 12",
        "Order No 376 of 28.02.2025",
    ],
    Kind.INFRASTRUCTURE: [
        "Шукаємо досвід водоканалу в енергоефективності.",
        "Наші міста дружать. Школу пошкоджено, діти вчаться онлайн.",
        "Торік ми відбудували школу.",
        "Потрібні знання, як перевести котельню на щепу.",
        "Потрібен трансформатор 400 кВА для нової пекарні.",
        "Маємо досвід відновлення мостів і готові ділитися.",
        "Модернізація очисних споруд – пріоритет громади.",
        "Мережі водопостачання зношені на 70 %.",
        "We build bridges between people.",
        "We want to learn how you run a water utility. Much was destroyed here.",
        "Flood protection: we plant trees along the dam.",
        "About 40 % of the homes were damaged in 2022.",
        "Die Kläranlage möchten wir energieautark machen.",
        "Wir bauen Brücken zwischen jungen Menschen.",
        "Oczyszczalnia ścieków wymaga modernizacji, szukamy partnera.",
        "Nous jetons des ponts entre les jeunes.",
    ],
    Kind.MILITARY: [
        "Ветерани та їхні родини",
        "We support veterans and civil protection.",
        "Громаду очолює військова адміністрація.",
        "Пропонуємо досвід реабілітації ветеранів.",
        "Дякуємо Збройним Силам за можливість жити й працювати.",
        "Свій полігон ТПВ закриваємо.",
        "Навчаємо розмінування полів.",
        "Our museum of military history seeks a sister museum.",
        "Former barracks are flats now.",
        "The fire brigade would like a joint drill.",
        "Die ehemalige Kaserne ist heute ein Gründerzentrum.",
        "Die Gemeinde wird von einer Militärverwaltung geleitet.",
        "Dawne koszary zamieniliśmy w mieszkania.",
        "Gminą kieruje administracja wojskowa.",
        "L'ancienne caserne est devenue une pépinière.",
        "Une administration militaire dirige la commune.",
    ],
    Kind.STRIKES: [
        "Торік ми відбудували школу після обстрілів.",
        "Громада щотижня потерпає від обстрілів, але люди не здаються.",
        "Ракетна атака позбавила домівок 40 родин, потрібні модульні будинки.",
        "Сховище в школі облаштовано.",
        "У 2022 році снаряд пошкодив школу, тепер вона працює.",
        "Агродрони допомагають фермерам обробляти поле.",
        "In 2022 our school was damaged by shelling; in 2024 we opened it again.",
        "The war hit our budget hard.",
        "The project has a positive impact on schools.",
        "Our drone club meets at school.",
        "Trotz täglicher Angriffe arbeitet die Verwaltung.",
        "Der Angriff auf die Ukraine hat uns verbunden.",
        "Mimo ataków biblioteka pracuje.",
        "Wspólna msza w rocznicę wybuchu wojny.",
        "Malgré les attaques, la bibliothèque est ouverte.",
        "L'impact social du projet est grand.",
    ],
    Kind.VISITS: [
        "Делегація була в нас 5 травня 2026 року.",
        "The visit took place on 2025-12-05.",
        "Open call until 5 December 2026.",
        "We would like to visit you. Apply by 5 December 2026.",
        "Делегація відвідала нас у травні минулого року.",
        "Зустрінемося онлайн 12 грудня о 15:00.",
        "Фестиваль відбудеться 12 червня, запрошуємо всіх.",
        "Просимо відповісти до 1 березня.",
        "Сесія ради – 20 березня.",
        "Online call on 18 January at 14:00?",
        "Our town fair takes place on 12 June, everyone is welcome.",
        "It would be great to see you in Lviv after the war.",
        "Im vergangenen Jahr besuchte uns eine Delegation.",
        "Videokonferenz am 18. Januar um 14 Uhr?",
        "W zeszłym roku odwiedziła nas delegacja.",
        "Le conseil délibère le 20 mars.",
    ],
    Kind.PERSONAL_DATA: [
        "У громаді 3 200 переселенців, третина – діти.",
        "Контактна особа: Ірина Мельник, irina@example.org.",
        "Готові приймати дітей на відпочинок у горах.",
        "Внутрішньо переміщені підприємці відкрили сім пекарень.",
        "На вулиці Шевченка, 10 працює ЦНАП.",
        "We host 3,200 displaced people, among them 900 children.",
        "Contact: Olena Petrenko, head of department, +380 44 123 45 67.",
        "Children from both towns write letters to each other.",
        "We published a cook book with recipes of displaced women.",
        "Two students from each school may take part.",
        "Wir haben 1.200 Geflüchtete aufgenommen, darunter viele Kinder.",
        "Ansprechpartnerin: Anna Weber, Telefon 0345 123456.",
        "Dzieci piszą do siebie listy.",
        "Kontakt: Anna Nowak, referat współpracy.",
        "Nous accueillons 1 200 déplacés, dont beaucoup d'enfants.",
        "Contact : Anne Martin, service international.",
    ],
}
ALL_DOUBTFUL = [(kind, text) for kind, texts in DOUBTFUL.items() for text in texts]
ALL_HARMLESS = [(kind, text) for kind, texts in HARMLESS.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), ALL_DOUBTFUL)
def test_what_should_not_be_public_is_found(kind, text):
    found = CHECK[kind](text)
    assert found
    assert all(each.kind == kind and each.words == text[slice(*each.span)] and each.words for each in found)


@pytest.mark.parametrize(("kind", "text"), ALL_HARMLESS)
def test_what_harms_nobody_is_left_in_peace(kind, text):
    assert not CHECK[kind](text)
    assert not [each for each in findings(text, today=TODAY) if not each.is_about_language]


@pytest.mark.parametrize("kind", CHECK)
def test_there_are_examples_enough_in_several_languages(kind):
    assert len(DOUBTFUL[kind]) >= 15
    assert len(HARMLESS[kind]) >= 15


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.INFRASTRUCTURE, "Школу пошкоджено, діти вчаться онлайн."),
        (Kind.INFRASTRUCTURE, "A third of the water supply was damaged."),
        (Kind.MILITARY, "The former barracks are empty."),
        (Kind.STRIKES, "У 2022 році снаряд упав на школу, ми її відбудували."),
        (Kind.VISITS, "Делегація приїде у травні."),
        (Kind.VISITS, "Our town fair takes place on 12 June, everyone is welcome."),
        (Kind.PERSONAL_DATA, "Children met Olena Petrenko."),
    ],
)
def test_near_the_front_more_is_asked_about(kind, text):
    assert not CHECK[kind](text)
    assert CHECK[kind](text, strict=True)


@pytest.mark.parametrize("text", ["Ми маємо музей і хор.", "Our schools look for pen friends.", "Wir singen gern."])
def test_the_strict_rules_leave_peaceful_texts_in_peace(text):
    assert not findings(text, strict=True, today=TODAY)


def test_a_finding_says_why_and_where():
    text = "Ми маємо школу. Зруйновано підстанцію. Ще є музей."
    (found,) = findings(text)
    assert found.words == "підстанцію"
    assert text[slice(*found.span)] == "підстанцію"
    assert "підстанцію" in found.excerpt
    assert found.kind is Kind.INFRASTRUCTURE
    assert str(found.reason)


def test_a_day_that_is_over_is_no_secret():
    assert visits.check("Делегація приїде 5 грудня 2026 року.", today=date(2026, 12, 5))
    assert not visits.check("Делегація приїде 5 грудня 2026 року.", today=date(2026, 12, 6))


@given(st.text(max_size=300))
def test_no_text_breaks_the_checks(text):
    assert isinstance(findings(text), list)


WORDS = sorted({word for texts in (*DOUBTFUL.values(), *HARMLESS.values()) for text in texts for word in text.split()})
QUICK = 2.0  # seconds of a busy processor for all checks of the longest text; that it grows no faster is told below


def _taken(text: str) -> float:
    begun = time.process_time()
    findings(text)
    return time.process_time() - begun


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(" \n.,;-"), st.integers(1, 900)), min_size=1))
def test_no_words_hold_the_checks_up(pieces):
    assert _taken("".join((word + sign) * times for word, sign, times in pieces)[:LONGEST]) < QUICK


@pytest.mark.parametrize(
    "unit", [*"аaА1.,-(«/", "а ", "Аа ", "A. ", "1 ", "5 грудня ", "насосна ", "vul. A ", "Rue 1 "]
)
def test_twice_the_text_takes_about_twice_the_time(unit):
    for check in CHECK.values():
        check(unit * 10)
    half, whole = (unit * LONGEST)[: LONGEST // 2], (unit * LONGEST)[:LONGEST]
    one = min(_taken(half) for _turn in range(3))
    assert min(_taken(whole) for _turn in range(3)) < max(4 * one, 0.05)


def test_the_kinds_that_the_interface_names_are_those_that_are_found():
    assert set(CHECK) == set(Kind) - {Kind.LANGUAGE}
    assert checks.Kind is Kind
