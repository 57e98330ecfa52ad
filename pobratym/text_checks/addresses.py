"""Where something stands: a street with its number, or a landmark beside it."""

import re

# A street and a number, as the five languages write them.
STREET = re.compile(
    r"\b(?:przy|na) [A-ZŁŚŻŹĆ]\w{2,25}(?:ej|iej|ego|a|ów) \d{1,3}\b(?! (?:r|lat|osób|dzieci|mieszk|km))"
    r"|\b\d{1,3},? [A-Z][a-z]{2,20}(?:ska|ova|eva|alna|lna|rna|ivska)\b|\b[A-Z][a-z]{2,20}(?:ska|ova|eva"
    r"|alna|ivska),? \d{1,3}\b"
    r"|\b[А-ЯҐЄІЇ][а-яґєії’']{2,24}(?:ська|цька|ова|ева|альна|ічна|дна),? \d{1,3}\b"
    r"|\b(?:реєстраці[яї]|адреса|мешка\w{1,4}|прожива\w{1,4}|живе"
    r"|живуть)[:,]? [^.!?\d]{0,30}?[А-ЯҐЄІЇ][а-яґєії’']{2,24},? \d{1,3}(?:/\d{1,3})?\b"
    r"|\b(?:вул|ул|просп|пров|бульв|пл)\.? ?[А-ЯҐЄІЇA-Z«\"][\w’' .«»\"-]{1,40}?,? ?(?:буд\.?|№)? ?\d{1,4}\b"
    r"|\b(?:вулиц|проспект|провул|бульвар|площ|улиц)\w{1,8} [А-ЯҐЄІЇ«\"][\w’' .«»\"-]{1,40}?,? ?"
    r"(?:буд\.?|№)? ?\d{1,4}\b"
    r"|\b(?:[Нн]а|[Пп]о) [А-ЯҐЄІЇ][а-яґєії’']{2,30}(?:ській|ській|цькій|вій|ній|ий|ому|вого|ого|ка|ки), ?\d{1,4}\b"
    r"|\b\d{1,4}[a-z]?,? (?:[A-Z][\w’'-]{1,30} ){1,3}(?:[Ss]treet|[Ss]t\b|[Aa]ve(?:nue)?\b|[Rr]oad|[Rr]d\b|[Ss]quare"
    r"|[Ll]ane|[Bb]oulevard|[Ss]trasse|[Dd]rive)"
    r"|\b[A-Z][\w’'-]{1,30} (?:Street|Avenue|Road|Lane|Boulevard),? (?:no\.? ?|No\.? ?|number )?\d{1,4}\b"
    r"|\b[A-ZÄÖÜ][\wäöüß-]{2,40}(?:straße|strasse|str\.|weg|gasse|allee|platz|ufer|ring|damm) \d{1,4}\b"
    r"|\b[A-ZÄÖÜ][\wäöüß-]{1,40} (?:Straße|Str\.|Weg|Gasse|Allee|Platz|Ufer) \d{1,4}\b"
    r"|\b(?:ul|al|pl|os)\. ?[A-ZŁŚŻŹĆ0-9][\w .-]{1,40}? \d{1,4}\b"
    r"|\b(?:ulic|alej|plac|osiedl)\w{1,4} [A-ZŁŚŻŹĆ][\w .-]{1,40}? \d{1,4}\b"
    r"|\b\d{1,4}(?: ?bis)?,? ?(?:rue|avenue|av\.|boulevard|bd\.?|place|chemin|quai|allée|impasse|route) "
    r"(?:de |du |des |de la |d’|d'|de l’|de l')?[A-ZÉÈÀ]"
)

STREETS = {
    "uk": "вулиц* вул проспект* просп провул* пров бульвар* улиц* переулк*",
    "en": "street avenue road lane boulevard",
    "de": "straße *straße *strasse *gasse *allee",
    "pl": "ulic* ul alej*",
    "fr": "rue avenue boulevard quai impasse",
}

# Words that say where by what stands beside.
BESIDE = {
    "uk": "перед_школ* перед_пошт* біля поруч поряд навпроти позаду неподалік околиц* за_лікарн* за_школ* за_вокзал*"
    " за_пекарн* за_кладовищ* за_церкв* за_елеватор* за_стадіон* за_ринк* за_сел* за_міст* за_ліс* за_парк* між_школ*"
    " поблизу метр*_від м_від км_від кілометр*_від у_ліс* в_ліс* лісосмуг* узліс* возле рядом напротив"
    " окраин* за_заправк* за_магазин* у_підвал* в_підвал* на_в'їзд* на_вїзд* на_виїзд* у_дворі північн* південн*"
    " східн* західн* у_центрі в_центрі на_території у_приміщенн* в_приміщенн* на_пагорб* на_висот* на_дах* на_схил*"
    " на_пол* з_поля за_будинк* за_огорож* під_ліс* лівому_берез* правому_берез* березі_річк* поруч_із на_лівому"
    " на_правому",
    "en": "in_front_of behind beside opposite near next_to outskirts metres_from meters_from metres_away meters_away"
    " close_to adjacent km_from km_away kilometres_from kilometers_from on_the_hill in_the_forest in_the_woods"
    " in_the_basement in_the_yard on_the_roof edge_of across_from just_outside at_the_entrance between_the north_of"
    " south_of east_of west_of in_the_field* in_the_old in_the_former by_the_river by_the_station by_the_school"
    " bank_of left_bank right_bank western_edge eastern_edge northern_edge southern_edge ring_road in_the_sheds",
    "de": "vor_dem vor_der hinter neben gegenüber nahe ortsrand stadtrand meter_von metern_von meter_neben"
    " kilometer_von am_hügel auf_dem_hügel im_wald am_waldrand im_keller ortseingang* ortsausgang* nördlich südlich"
    " östlich westlich nordrand südrand ostrand westrand unweit auf_dem_dach beim_bahnhof an_der_bahn* auf_dem_feld"
    " in_der_nähe direkt_am direkt_an in_der_alten im_alten am_ufer westufer ostufer auf_dem_gelände östlich_der"
    " westlich_der grundschule",
    "pl": "przed_szkoł* przed_poczt* obok naprzeciw* przy_dworc* przy_szkol* przy_szpital* za_szpital* za_wsi*"
    " za_szkoł* za_dworc* za_kości* w_pobliżu niedaleko obrzeż* skraj* metrów_od metry_od kilometr*_od km_od w_lesie"
    " pod_lasem na_wzgórz* na_polu w_piwnic* na_dachu przy_rzece przy_wjeździe przy_wyjeździe na_północ na_południe"
    " na_wschód na_zachód koło tuż w_dawn* w_star* pomiędzy brzegu nad_rzeką wschodnim zachodnim północnym"
    " południowym naprzeciwko",
    "fr": "devant derrière à_côté près_de près_du proche_de en_face mètres_de mètres_du kilomètres_de lisière bord_de"
    " sortie_de entrée_de_la dans_la_forêt dans_les_bois sur_la_colline au_sous_sol sur_le_toit au_nord au_sud"
    " à_l_est à_l_ouest dans_l_ancien* ancienne_école juste_après dans_la_cave dans_la_cour rive_gauche rive_droite"
    " dans_le_gymnase dans_le_lycée",
}

LOCATED = {
    "uk": "розташован* розміщен* розміщу* знаходи* стоїть стоять міститься базу* находит* расположен* размещ* адрес*",
    "en": "located situated stands stand placed sits lies address positioned",
    "de": "befindet befinden steht stehen liegt liegen adresse untergebracht gelegen stationiert",
    "pl": "znajduje znajdują mieści mieszczą stoi stoją leży położon* zlokalizowan* adres* umieszczon* rozmieszczon*",
    "fr": "trouve trouvent situe situé située situés situées adresse installé installée placé placée placés implanté*",
}
