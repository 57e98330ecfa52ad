"""Who travels where and when stays private until the visit is over."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.text_checks import times
from pobratym.text_checks.finding import Finding, Kind
from pobratym.text_checks.lexicon import Lexicon, Sentence

REASON = _("The text says when a visit takes place. Dates and routes of visits stay private until the visit is over.")

TRAVEL = {
    "uk": "летимо летять летить візит* делегац* приїзд* приїд* приїжджа* прибуд* прибува* прибутт* поїздк* маршрут*"
    " виїзд* виїжджа* виїде* виїха* вируша* вирушим* вируш* відправля* від'їзд* відїзд* їхатим* їде їдемо їдуть їдете"
    " поїде* поїдемо завіта* приліт_о приліта* прилет* рейс* перетина* перетне* кордон* зупин*_в_готел*"
    " зупин*_у_готел* зупин* готел* ночу* заночу* ночівл* зустріч*_делегац* гості гостей гостьов* конво*"
    " гуманітарн*_вантаж* вантаж* автобус* поїзд* поїзд потяг* потягом відвіда* відрядж* екскурс* трансфер*"
    " буде_у_нас будуть_у_нас буде_в_місті завезе* евакуац* евакуаційн* едет едем приедет приедем поездк* делегаци*"
    " визит* наші_їдуть наши_едут прибуде прибудемо проїзд* колон*_з_допомог* супровід* кортеж* відвідин* буде_в"
    " буде_у будемо_в будемо_у будуть_в очікуємо_на очікуємо_віце* очікуємо_мер* очікуємо_гост* очікуємо_делег* кпп"
    " зустрінемо* зустрічаємо* побачимо* приймаємо приймемо зустрічаємо зустрічатимем* чекаємо_партнер* чекаємо_гост*"
    " чекаємо_на_гост* чекаємо_на_партнер* заїде заїдемо заїдуть заїжджа* вилітає вилітаємо прилетить посадк* посадка"
    " зустріч_на_вокзал* зустріча*_на супроводж* стартує стартуємо рушає рушаємо рушимо доїде дістане* пересадк*"
    " мандру* ночівля зупинимос* поселим* поселя* мешкатим* житимуть_у авто_чекатим* автівк*_чекат* бронь бус бусом"
    " бусами пероні перон* гостюватим* побуває побуваємо везе везуть везтим* привезе привезуть гостюва* буде_на",
    "en": "coach_from visit visits visiting delegation* arriv* travel* itinerar* route* trip trips journey* depart*"
    " leaves leave_by leave_for leaving flight* flies fly train cross_the_border crossing convoy* hotel* stay_at"
    " stay_in staying overnight guests come_to comes_to comes coming coming_to will_come we_come drive driving drives"
    " set_off sets_off head_for pick_up picked_up bus coach transfer* tour motorcade escort* will_be_in evacuation*"
    " be_with_you reach_you reach_kyiv checks_in on_the_road meet meeting_point landing sleeping drive_down"
    " be_in_kyiv be_in_lviv in_person crosses drop_by drops_by swing_by swings_by pass_through passing_through land"
    " lands board boards accompanied check_in check-in pick_you_up picks_you picks_them collect_you collected_from"
    " staying_at lodge lodging book* _room rooms shuttle stops_over stopover setting_off sets_out set_out en_route"
    " vans motorcades chauffeur platform arrives_at flying_in fly_in reaches escorted tours brings bring_the"
    " hand_over_in",
    "de": "fliege* fliegen besuch besuche besuchen besucht delegation* anreis* abreis* reise reisen reist *reise"
    " ankunft ankommen kommt_an kommen_an trifft_ein treffen_ein eintreffen abfahr* abflug* fährt fahren fahrt flug"
    " flüge zug bus kommt kommen anzukommen übernacht* hotel* route* reiseroute strecke konvoi* hilfstransport*"
    " transport startet starten grenzübergang grenze überqueren aufbruch brechen_auf bricht_auf gäste unterkunft"
    " abgeholt evakuier* rundgang besichtig* eskorte* zurückfahren treffen_uns treffen_wir vor_ort wohnen_im"
    " weiterfahrt landung wir_sind_am sind_wir_in bei_euch treffpunkt hinfahrt rückfahrt bei_ihnen holen_wir holt_sie"
    " holen_sie wohne wohnen_in logier* absteigen fahren_los fahren_wir losfahren breche_auf reise_ich steigen_ab"
    " landet landen fliegt anfliegen treffen_am kommt_vorbei schauen_vorbei machen_uns_auf begleitschutz bahnsteig*"
    " reserviert* zimmer_sind zwischenstopp* umsteigen ankomm* reiseplan* ablaufplan* tagesordnung_des_besuch*"
    " reisebus* kleinbus* bringt bringen_wir",
    "pl": "lecimy lecą wizyt* delegacj* przyjazd* przyjedz* przyjeżdż* przybęd* przybyw* przyby* wyjazd* wyjeżdż*"
    " wyjedz* wyrusz* podróż* jedzie jedziemy jadą pojedz* jechać odjazd* odlot* przylot* przyleci* lot lotem pociąg*"
    " autobus* trasa trasą trasy trasę marszrut* konwój* konwoj* transport* granic* hotel* nocleg* zatrzyma*"
    " przenocu* gości goście odwiedz* zwiedz* ewakuac* eskort* spotka* spotyka* miejsce_zbiór* u_was u_państwa"
    " będziemy_w będzie_w wracamy wraca leci lecę leciał lądowan* lądujemy ląduje wpadn* wpadamy wpadniecie wybieram"
    " wybieramy wybiera_się ruszam* rusza ruszy ruszają startuje jadę dojed* przejazd* przesiadk* odbier* odbierz*"
    " peron* zakwater* pokoje_w pokój_w busem busami autokar* tirami zawita* przylat* wylatuj* wylot* postoje"
    " program_wizyty plan_wizyty zajrz* przywiezie przywiozą wiezie towarzysz*",
    "fr": "visite* visitera visiter délégation* arriv* voyage* déplacement* itinéraire* trajet* départ* part partent"
    " partons partira partiront vol vols train bus car convoi* frontière* hôtel* loge* dorm* séjour* viendra"
    " viendront vient viennent venons rendra se_rend se_rendra se_rendre se_rendent rendrons invités atterri* décoll*"
    " escorte* passera passe passons passerons traverse* évacuation* route rendez-vous rendez_vous serons_à sera_à"
    " nuit_à chez_vous s_envole envol* logerai logerons logera dormira dormiront dormirons reçu_à accueill*_sur"
    " accueill*_à quai navette* chambres_réserv* chambre_réserv* autocar* passera_par partant rejoindr* débarqu*"
    " embarqu* fera_étape étape_à ordre_du_jour_de_la_visite correspondance passage_par démarre roulons roulerons"
    " apportera accompagne*",
}
PERSONS = {
    "uk": "мер мера голова голову голови міністр* віцемер* заступник* посол посла депутат* делегац* партнер* колег*"
    " волонтер* команд* груп* експерт* фахівц* представник* гості бургомістр* директор* президент* пан пані секретар*"
    " радник* керівни* сестра староста начальник* інженер* гостей групу",
    "en": "mayor* minister* deputy ambassador* councillor* delegation* partners colleagues volunteers team group"
    " experts representatives guests we our head director* president councillors councilors secretary chair*"
    " engineers adviser* governor* commissioner prefect colleague mr mrs ms",
    "de": "bürgermeister* oberbürgermeister* minister* botschafter* delegation* partner kollegen gruppe team experten"
    " vertreter gäste wir unser* vorsteher* landrat* landrät* stadtrat* stadträt* ratsmitglied* fachleute* direktor*"
    " präsident* ingenieur* herr frau gast beauftragt* sekretär*",
    "pl": "burmistrz* prezydent* wójt* minister* ambasador* delegacj* partner* grup* zespół ekspert* przedstawiciel*"
    " gości goście przewodnicząc* radn* wojewod* starost* dyrektor* sekretarz* inżynier* pan pani prezes* kierownik*"
    " delegat*",
    "fr": "maire ministre* ambassadeur* délégation* partenaires collègues équipe groupe experts représentants invités"
    " nous élus élu préfet* chef président* directeur* directrice* conseiller* ingénieurs secrétaire* m mme monsieur"
    " madame expert",
}
# What journeys pass: beside persons and a day it is one.
WAYPOINT = {
    "uk": "аеропорт* вокзал* перон* готел* хостел* пункт*_пропуск* кпп кордон* трас* автобан* в'їзд* авто автівк* бус"
    " бусом мікроавтобус* кортеж* квиток квитки рейс рейсом супровід* краків* шегин* рава-руськ* ягодин* смільниц*"
    " устилуг* порубн* чоп захон* медик* дорогуськ* гребенн*",
    "en": "airport* platform station hotel* guesthouse* hostel* checkpoint* border highway motorway car cars van vans"
    " minibus coach ticket* flight escort seat* town_sign terminal krakivets* shehyni medyka korczowa dorohusk*"
    " hrebenne* smilnytsia yahodyn* zahony",
    "de": "flughafen* bahnsteig* bahnhof* hotel* pension gasthof* grenze grenzübergang* autobahn* wagen kleinbus*"
    " reisebus* fahrkarte* flug begleitschutz* ortsschild* terminal krakivets* shehyni medyka korczowa dorohusk*"
    " hrebenne* smilnytsia yahodyn* zahony",
    "pl": "lotnisk* peron* dworc* dworzec hotel* pensjonat* granic* przejści* autostrad* samoch* bus busem autokar*"
    " bilet* lot eskort* rogat* terminal krakowiec* szegini* medyce medyka korczow* dorohusk* hrebenn* smolnic*"
    " jagodzin*",
    "fr": "aéroport* quai gare hôtel* auberge* frontière* poste-frontière autoroute* voiture* minibus autocar*"
    " navette* billet* vol escorte* panneau terminal krakivets* shehyni medyka korczowa dorohusk* hrebenne*"
    " smilnytsia yahodyn* zahony",
}
# A talk over a wire goes nowhere; a deadline is no visit; a council sits at home.
AT_HOME = {
    "uk": "онлайн он-лайн відеозв* zoom зум_ teams дистанц* вебінар* відеоконферен* відеозустр* телефоном по_телефону"
    " відеодзв* сесі* рада_ухвал* рада_розгля*",
    "en": "council_will_meet council_will_decide council_will_consider committee_will_meet council_meets"
    " committee_meets board_meets online on-line video videoconference zoom teams webinar virtual* remote call phone"
    " session",
    "de": "stadtrat_tagt stadtrat_tritt gemeinderat_tagt ausschuss_tagt ratssitzung* online videokonferenz* video*"
    " zoom teams webinar* virtuell* telefon* sitzung digital*",
    "pl": "rada_zbier* rada_podejm* komisj*_zbier* online on-line wideo* zoom teams webinar* zdaln* telefon* sesj*",
    "fr": "conseil_se_réun* commission_se_réun* conseil_délib* en_ligne visio* visioconférence* vidéo* zoom teams"
    " webinaire* virtuel* distance téléphon* séance",
}
DEADLINE = {
    "uk": "заявк* заявок відповід* відповіді надішл* надсил* строк* термін* дедлайн* подати подава* реєстрац*_до"
    " приймаємо_заявк* конкурс* просимо_повідом* лист* підтверд*",
    "en": "apply application* reply replies deadline respond answer* submit register_by registration call_for"
    " open_call rsvp let_us_know confirm*",
    "de": "bewerb* antwort* frist* anmeldeschluss einreich* rückmeld* anmeldung* melden bestätig*",
    "pl": "zgłosz* odpowiedź odpowied* termin* wniosk* nabór naboru składać rejestrac* potwierdz*",
    "fr": "candidatur* répon* délai* date_limite inscri* dépos* confirm*",
}
# Everybody is invited and it stands on posters.
PUBLIC_EVENT = {
    "uk": "фестивал* ярмар* концерт* свят* день_міста дня_міста день_громади днів_міста виставк* форум* конкурс*"
    " забіг* марафон* театр* спектакл* відкрит*_дверей турнір*",
    "en": "festival* fair fairs concert* town_day city_day exhibition* open_day marathon race tournament forum"
    " celebration* parade carnival farmers_market christmas_market street_market flea_market",
    "de": "*fest festival* konzert* ausstellung* tag_der_offenen marathon* turnier* feier* jubiläum forum umzug"
    " wochenmarkt* weihnachtsmarkt* jahrmarkt* flohmarkt* *märkte bauernmarkt*",
    "pl": "festiwal* festyn* jarmark* koncert* dni_miasta święt* dożynk* wystaw* maraton* turniej* forum targi",
    "fr": "fête* festival* foire* concert* exposition* journée_portes marathon* tournoi* forum carnaval salon"
    " marché_de_noël marché_aux marchés",
}
OFFICIAL = {
    "uk": "делегац* мер мера міністр* посол голов* колон* конво*",
    "en": "delegation* mayor minister* ambassador* convoy* official*",
    "de": "delegation* bürgermeister* oberbürgermeister* minister* botschafter* konvoi*",
    "pl": "delegacj* burmistrz* prezydent* minister* ambasador* konwój* konwoj*",
    "fr": "délégation* maire ministre* ambassadeur* convoi*",
}
PAST = {
    "uk": "відвідал* відвідав побувал* побував прибул* прибув приїхал* приїхав приїздил* приїжджал* був була були"
    " було відбув* відбувся відбулас* відбулос* відбулис* приймал* вітал* гостювал* гостював завітал* завітав"
    " проходил* пройшл* повернул* підписал* підписав зустріл* зустрічал* провел* провів минул* торік торішн* тривав"
    " їздил* їздив учора вчора передал* передав привез* привіз тому виступив виступил* взял* взяв прийнял* прийняв"
    " обговорил* обговорив представил* презентував* ознайомил* показал* домовил* поспілкував* обмінял* ухвалил*"
    " зібрал* посетил* приезжал* приехал* дякуємо_за_візит після_візиту",
    "en": "visited came was were arrived went hosted welcomed took_place travelled traveled met signed returned last"
    " ago yesterday stayed spent brought had thank_you_for_your_visit after_your_visit thank_you_for_the_visit flew"
    " drove received earlier discussed toured saw exchanged attended spoke handed agreed joined presented",
    "de": "besuchte* war waren kam kamen reiste reisten empfing empfingen fand_statt fand fanden letzte* vergangen*"
    " vorig* gestern besucht_hat hat_besucht haben_besucht unterzeichnet* kehrte* brachte* danke_für_den_besuch"
    " nach_dem_besuch zurückgekehrt gereist übergab* waren_wir gewesen hat_uns haben_uns sprach sprachen besprach*"
    " hielt sahen stellte stellten nahmen nahm",
    "pl": "odwiedził* odwiedzil* był była byli było odbył* gościł* gościli gościliśmy przyjechał* przyjechal*"
    " przybył* przybyl* zeszł* ubiegł* wczoraj temu minion* podpisal* podpisał* wrócił* wrócil* byliśmy rozmawiał*"
    " rozmawial* omówił* omówil* przekazał* przekazal* wziął wzięł* wystąpił* przyjął przyjęł* przywiózł przywiozł*"
    " po_wizycie po_powrocie dziękujemy_za_wizyt*",
    "fr": "visité* était étaient rendu rendue rendus venu* dernier dernière passé passée hier accueilli* a_eu_lieu"
    " eu_lieu allé* signé* revenu* reçu* arrivée_en_20 ont_passé avons_été merci_pour_votre_visite après_la_visite"
    " avait avons_reçu discuté* échangé* présenté* participé* remis",
}
TO_COME = {
    "uk": "буде будемо будете будуть плану* заплан* наступн* майбутн* прибуде приїде приїдуть приїдемо вирушає"
    " вирушаємо завтра післязавтра чекаємо відбудеться очіку* їдемо їде прибуває буд*_знову найближчими"
    " найближчого_тиж* найближчі_дні",
    "en": "we_cross will plan* scheduled next upcoming tomorrow going_to expect* arrives leaves shall departs",
    "de": "wird werden kommend* geplant plan* morgen übermorgen demnächst erwart* nächste_woche nächsten_monat"
    " nächsten_freitag nächsten_montag",
    "pl": "będzie będą będziemy zaplan* planuj* przyszł* jutro pojutrze następn* przyjedzie wyrusza",
    "fr": "passerons passeront traverserons sera seront serons prochain* prévu* prévoi* demain arrivera viendra"
    " rendra partira aura visitera",
}
VIA = {
    "uk": "через з_пересадк* спершу потім далі звідти",
    "en": "via through then from",
    "de": "über via dann anschließend danach",
    "pl": "przez następnie potem dalej",
    "fr": "par via puis ensuite",
}
ROUTE = {
    "uk": "маршрут* шлях_до проїзд* їде їдемо їдуть їхатим* поїд* рухатим*",
    "en": "route* itinerar* driving drive drives train travel* go goes",
    "de": "route* reiseroute strecke fährt fahren fahrt reist reisen",
    "pl": "trasa trasą trasę trasy marszrut* jedzie jedziemy jadą pojed* podróż*",
    "fr": "itinéraire* trajet* route passe passera passons voyage* roule*",
}
BORDER = {
    "uk": "перетина*_кордон перетне*_кордон перетнемо_кордон кпп",
    "en": "cross_the_border crossing_the_border border_crossing",
    "de": "über_die_grenze grenzübergang die_grenze",
    "pl": "przejści*_graniczn* granicę przekrocz*",
    "fr": "passerons_la_frontière passons_la_frontière passe_la_frontière franchi*",
}
# Names of places in a row: «Kraków – Lviv – Kyiv», «Rzeszów, Lviv, Ternopil».
_ROW = re.compile(
    r"(?:[A-ZÀ-ŻŁŚА-ЯҐЄІЇ][\w’'-]{2,30}\s{0,2}(?:[–—→>,]|->|-)\s{0,2}(?:[a-zа-яіїє]{2,7} )?){2,6}"
    r"[A-ZÀ-ŻŁŚА-ЯҐЄІЇ][\w’'-]{2,30}"
)

_LEXICON = Lexicon(
    travel=TRAVEL,
    persons=PERSONS,
    at_home=AT_HOME,
    waypoint=WAYPOINT,
    deadline=DEADLINE,
    public_event=PUBLIC_EVENT,
    official=OFFICIAL,
    past=PAST,
    to_come=TO_COME,
    via=VIA,
    route=ROUTE,
    border=BORDER,
    soon=times.SOON,
    weekday=times.WEEKDAYS,
    month=times.MONTHS,
)
_WHEN_AFTER = ("soon", "weekday")


def check(text: str, *, strict: bool = False, today: date | None = None) -> list[Finding]:
    """A journey with a day, a weekday, an hour that is not over, or with its route. A day and a month without a year
    count as still to come, unless the sentence speaks of the past. Talks over a wire, deadlines and festivals to which
    everybody is invited are left in peace.

    `strict`, for places under hostilities or occupied: a month alone is a time, and festivals are asked about too.
    """
    now = today or timezone.localdate()
    sentences = _LEXICON.sentences(text)
    found = []
    for number, sentence in enumerate(sentences):
        if not _is_journey(sentence, strict):
            continue
        following = sentences[number + 1 : number + 2]
        spans = [*_route(sentence), *_when(sentence, strict, now)]
        if not spans:
            spans = [span for each in following if not _is_no_journey(each, strict) for span in _clear(each, now)]
        found += [Finding.of(Kind.VISITS, REASON, text, *span) for span in spans]
    return found


def _is_journey(sentence: Sentence, strict: bool) -> bool:
    is_travel = sentence.has("travel") or (sentence.has("waypoint") and sentence.has("persons", "official"))
    if not is_travel and not (strict and sentence.has("public_event")):
        return False
    return not _is_no_journey(sentence, strict)


def _is_no_journey(sentence: Sentence, strict: bool) -> bool:
    if sentence.has("at_home") and not sentence.has("border"):
        return True
    return sentence.has("public_event") and not sentence.has("official") and not strict


def _is_over(sentence: Sentence) -> bool:
    return sentence.has("past") and not sentence.has("to_come")


def _when(sentence: Sentence, strict: bool, today: date) -> Iterator[times.Span]:
    if sentence.has("deadline"):
        return
    yield from _clear(sentence, today)
    if _is_over(sentence):
        return
    if strict:
        yield from ((mark.start, mark.end) for mark in sentence.of("month"))
    if sentence.has("border") and sentence.has("to_come"):
        yield from ((mark.start, mark.end) for mark in sentence.of("border"))


def _clear(sentence: Sentence, today: date) -> Iterator[times.Span]:
    """The days and hours in it that are to come."""
    if sentence.has("deadline"):
        return
    is_over = _is_over(sentence)
    days = list(times.days(sentence.text, sentence.start, sentence.end, today))
    if any(day.is_past for day in days) and not any(day.is_past is False for day in days):
        return
    yield from (day.span for day in days if day.is_past is False or not (day.is_past or is_over))
    if is_over:
        return
    yield from (match.span() for match in times.CLOCK.finditer(sentence.text, sentence.start, sentence.end))
    yield from ((mark.start, mark.end) for mark in sentence.of(*_WHEN_AFTER))


def _route(sentence: Sentence) -> Iterator[times.Span]:
    """Through which places a journey goes."""
    if _is_over(sentence) or not sentence.has("route"):
        return
    row = _ROW.search(sentence.text, sentence.start, sentence.end)
    if row:
        yield row.span()
    for mark in sentence.of("via"):
        following = sentence.tokens[mark.last + 1 : mark.last + 2]
        if following and following[0].is_capital:
            yield mark.start, following[0].end
