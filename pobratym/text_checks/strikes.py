"""Where something struck and what it did is what the enemy looks for (docs/domain.md, section 4.3)."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratym.text_checks import times
from pobratym.text_checks.addresses import BESIDE, STREET, STREETS
from pobratym.text_checks.finding import Finding, Kind
from pobratym.text_checks.lexicon import Hit, Lexicon, Sentence
from pobratym.text_checks.places import PLACE

REASON = _("It tells where a strike hit or what it did. Say what you need without the place, the day and the result.")

# The blow itself: needs no other word but the place or the time.
BLOW = {
    "uk": "били_по бють_по вдарили_по гатили_по били_ракетами вгатили довбан* удар_прийш* удар_припав* приліт"
    " прильот* прилет* влучан* влучив влучила влучило влучили попадан* вибух* уламк* обломк* бавовн* детонац* вирв*"
    " воронк* удар удари удару ударом ударів поцілив поцілил* вдарил* вдарив атак* обстріл* обстріля* обстрел*"
    " бомбардуван* розбомб* ракетн*_удар* авіаудар* артобстріл* прилетіло прилетіла прилетів прилетіли",
    "en": "impact* blast barrage salvo hit struck strike strikes explosion* exploded debris crater* attack* shelling"
    " shelled bombardment bombed air_raid airstrike* blast* landed",
    "de": "einschlag* einschläge* schlug_ein schlug schlugen trümmer* krater* angriff* angegriffen beschuss*"
    " beschossen beschießung explosion* explodiert* bombardier* bombardement luftangriff* raketenangriff*"
    " drohnenangriff* getroffen traf trafen treffer*",
    "pl": "trafien* trafił* uderz* wybuch* eksplozj* odłamk* szczątk* krater* lej_po atak* ostrzał* ostrzel* nalot*"
    " bombardow* zbombard* trafili trafili_w trafiło_w",
    "fr": "impact* frapp* touché* explosion* explosé débris cratère* attaque* bombardement* bombardé* tir_de tirs"
    " frappe*",
}
# Words that mean a blow and nothing else.
POINT = {
    "uk": "приліт прильот* прилет* влучан* влучив влучила влучило влучили уламк* обломк* попадан* воронк* вирв*"
    " поцілив поцілил* прилетіло прилетіла прилетіли прилетів били_по бють_по вдарили_по гатили_по удар_прийш*"
    " удар_припав* розніс рознесл* розтрощ*",
    "en": "impact* debris crater* barrage direct_hit splinter* fragments took_out",
    "de": "einschlag* einschläge* trümmer* krater* splitter* treffer*",
    "pl": "trafien* trafił* odłamk* krater* lej_po",
    "fr": "impact* débris cratère* éclats",
}
WEAPON = {
    "uk": "каб ракета ракети ракету ракетою ракетами ракет шахед* дрон* бпла безпілотник* кабів каби кабами авіабомб*"
    " бомб* снаряд* мін*_вибух* артилер* градом град_ іскандер* калібр_ калібри балістик* фпв fpv гербер* ланцет*"
    " міномет* касетн* боєголов* боєприпас* беспилотник* онікс* кинджал* х_101 дрона дрони дронами дроном герань"
    " герані гради градів касети ракетк* кабом кабу",
    "en": "missile* rocket* shahed* drone drones uav uavs bomb bombs shell shells artillery mortar* iskander*"
    " warhead* ballistic cluster munition* projectile* grad lancet* fpv glide_bomb* onyx kinzhal* grads kalibr* kab"
    " kabs aerial_bomb* gliding_bomb* unmanned_aircraft loitering",
    "de": "*bombe *rakete *drohne rakete raketen drohne drohnen kamikazedrohne* shahed* bombe bomben gleitbombe*"
    " granate* geschoss* artillerie marschflugkörper* sprengkopf* streumunition mörser* onyx kinschal* grad *drohnen"
    " *raketen *bomben fliegerbombe* gleitbomben flugkörper*",
    "pl": "rakiet* pocisk* dron drony drona drona_ dronów shahed* szahed* bomb* granat* artyleri* moździerz* głowic*"
    " onyks* kindżał* grady gradów bomby bombami dronem dronami szahedy bezzałogow* kab",
    "fr": "missile* roquette* drone drones shahed* bombe* obus artillerie mortier* ogive* projectile* onyx kinjal*"
    " grad engin_abattu bombes planante* missiles roquettes engin",
}
# How it came down, and what it did there.
FALL = {
    "uk": "впав впала впали впало упав упала упали упало падін* врізав* врізал* вибухнув вибухнула вибухнули"
    " розірвав* розірвал* збит* збил* влет* долет* попал* потрап* поцілил* поцілив пробив* пробил* приземл* лягл* ліг"
    " гупн* прилет* влуч* поцілила поцілило прогримі* летіл* летів били бив запустил*",
    "en": "fell falls falling crashed crash landed came_down come_down exploded downed shot_down flew hit hits struck"
    " missed slammed pierced dropped went_down smashed came_through came_from went_off rained raining flew_into"
    " tore_through set_fire ripped slamming",
    "de": "fiel fielen gefallen stürzte stürzten abgestürzt explodierte explodierten abgeschossen* schlug schlugen"
    " traf trafen niederging nieder eingeschlagen getroffen einschlag* durchschlug landete landeten brannte"
    " niedergegangen gingen_nieder ging_nieder riss zerlegt* explodiert*",
    "pl": "spadł* spadły runął runęł* zestrzelon* trafił* rozbił* trafion* uderz* wbił* eksplod* przebił* spłonęł*"
    " wybuchł* uderzał* leciał* zburzył* zniszczył*",
    "fr": "tombé* tomba tombent écrasé* explosé* abattu* touché* frappé* atteint* percuté* s_abat* abattues abattus"
    " détruit tombées s_est_abattu* explosa",
}
HARM = {
    "uk": "зруйнув* зруйнов* знищ* пошкод* горить горять згорі* палає палають вибил* вибит* упало разруш* сгорел*",
    "en": "destroy* damag* burning burns burnt fire shattered blew tore ruins took_out flattened",
    "de": "zerstör* beschädig* brennt brannte ausgebrannt riss",
    "pl": "wybuch* zniszcz* uszkodz* płonie płoną spłon* pożar*",
    "fr": "détruit* endommag* brûle brûlé* incendi* soufflé*",
}
RESULT = {
    "uk": "загибл* загинул* загинув поранен* постраждал* жертв* горить пожеж* зруйнов* зруйнув* пошкодж* пошкодив*"
    " пошкодил* знищ* вибит* не_розірвав* не_вибухн* руїн* погиб* ранен* згорі* знеструм* евакуй* вщент дотла пекарн*"
    " більше_немає немає_більше нема_більше дірк* діра вікон вікна стін* стіни дах даху пробоїн* вибито спален*"
    " вогонь без_вікон посічен* скло шибк* дим диму",
    "en": "killed dead died injured wounded casualt* victims fire burning destroyed damaged took_out ruins ruined"
    " unexploded shattered collapsed burnt flattened levelled missed gone hole windows window_panes roof_is roof_off"
    " no_longer blown_out burned wiped_out nothing_left lost_its lost_all smashed went_up_in_flames glass smoke",
    "de": "tote* getötet starben verletzt* verwundet* opfer brennt brand zerstör* beschädig* ruine* trümmern"
    " blindgänger eingestürzt ausgebrannt loch fenster gibt_es_nicht nicht_mehr ausgebrannt* brannte brannten"
    " dachstuhl scheiben verloren verlor zersplittert beschädigt* tot glas rauch",
    "pl": "zabit* zginęł* zginął zginęli rann* ofiar* płonie pożar* zniszcz* uszkodz* ruin* niewybuch* zawali* spłon*"
    " dziur* okna okien szyb szyby nie_ma_już już_nie_ma spłonęł* spalił* stracił* uszkodzon* ucierpiał* lej zabity"
    " szkło dym",
    "fr": "mort* tué* blessé* victime* incendie* brûle détruit* endommag* ruine* effondr* explosé trou vitres"
    " fenêtres n_y_a_plus plus_de_toit brûlé* perdu* abîm* tués éventré* soufflé* verre fumée",
}
# Rebuilt, remembered, drawn by children: no news to the enemy. Or figures of speech.
OVER = {
    "uk": "відбудув* відбудов* відновил* відновлен* відремонт* полагод* реабілітац* виставк* малюн* памят* пережи*"
    " попри незважа* після_обстрілів психолог* розмінуван* страху тренінг* навчан* повертаю* виїхал* переселен*"
    " втомил* громад*_під_обстріл* під_час_тривог* кібератак* хакерськ* серцев*_напад* інформаційн*_атак*"
    " удар_по_бюджет* допомог*_постраждал* фестивал* ударн*_інструмент* від_вибух* уламкових",
    "en": "rebuilt restored repaired reopened rehabilitat* exhibition drawings memorial despite psycholog* trauma"
    " demining training return* cyber* heart_attack hacker* impact_of impact_on positive_impact social_impact"
    " impact_assessment hit_by_the_crisis strike_a_balance strike_action on_strike festival landed_a big_hit budget"
    " lived_through fled remember* films film",
    "de": "wiederaufgebaut wiederhergestellt repariert wiedereröffn* rehabilit* ausstellung* zeichnungen gedenk*"
    " trotz psycholog* trauma* entminung schulung* zurückgekehrt cyberangriff* hackerangriff* herzinfarkt haushalt*"
    " film",
    "pl": "odbudow* odnowi* naprawi* ponownie_otwa* rehabilit* wystaw* rysunk* pamię* mimo psycholog* traum*"
    " rozminow* szkoleni* wrac* cyberatak* hakersk* zawał* festiwal* wyjechał*",
    "fr": "reconstruit* rebâti* réparé* rouvert* rénové* réadapt* exposition* dessins mémorial malgré psycholog*"
    " trauma* déminage formation* retour* cyberattaque* impact_positif impact_social impact_du impact_de_la"
    " impact_sur crise_cardiaque film a_été_frappée_par_la_crise reviennent",
}

# A blow and what it did in one word: with its place it is told.
BOMBED = {
    "uk": "розбомб* розбомбил* бомбил* бомбардувал* обстріляно обстрілян* обстріляли накрил*_ринок накрил*_мінометн*"
    " гатил* гатив дощент_знищ* прилітал* прилетіло бабахнул* рвонул* розбит*_ракет* розбит*_снаряд* обстрілювал*",
    "en": "bombed bombarded shelled mortared rocketed blown_up blown_apart took_a_hit taken_a_hit got_hit was_hit"
    " were_hit been_hit is_hit bombed_out rained_on",
    "de": "zerbombt* bombardiert* zerschossen* beschossen* ausgebombt* wurde_getroffen wurden_getroffen"
    " getroffen_wurde* unter_beschuss unter_mörserfeuer mörserfeuer unter_artilleriefeuer drohnentreffer*"
    " raketentreffer* volltreffer* bombentreffer* beschossen",
    "pl": "zbombard* bombardowal* ostrzelal* ostrzelan* ostrzelał* oberwał* oberwal* zrównal* pod_ostrzałem"
    " trafieni*_dron* trafieni*_rakiet* rozwalił* rozwalil* ostrzeliwal*",
    "fr": "bombardé* pilonné* mitraillé* canonné* sous_les_tirs sous_le_feu sous_les_bombes a_été_touché*"
    " ont_été_touché* a_été_frappé* ont_été_frappé* été_visé* soufflé*_par bombardaient",
}
# Who strikes.
ATTACKER = {
    "uk": "росіян* росіяни російськ*_військ* російськ*_армі* ворог ворога вороги ворогом ворож* окупант* рашист*"
    " русня русні орки орків загарбник*",
    "en": "russians russian_forces russian_army russian_troops enemy invader* occupier* aggressor*",
    "de": "russen russische_armee russisch*_truppen russisch*_armee russisch*_streitkräfte feind feinde feindlich*"
    " angreifer* besatzer* okkupant*",
    "pl": "ruscy ruskie ruski rosjan* rosyjsk*_wojsk* wróg wroga wrogowie nieprzyjaci* okupant* najeźdźc* orki",
    "fr": "russes ennemi* envahisseur* occupants armée_russe forces_russes agresseur*",
}
# A blow that no meeting and no success is called by: its day is enough beside it.
CLEAR_BLOW = {
    "uk": "атак* обстріл* обстріля* удар удару ударом удари ударів вибух* бомбардув* авіаудар* прильот* приліт влуч*",
    "en": "attack attacks attacked shelling* airstrike* air_strike* missile_strike* drone_strike* explosion* bombing*"
    " bombardment* blast* barrage*",
    "de": "angriff angriffe angriffen angriffs *angriff *angriffe *angriffen beschuss* explosion* einschlag*"
    " einschläge* bombardement*",
    "pl": "atak ataku ataki atakach atakami atakiem ostrzał* nalot* wybuch* eksploz* bombardow* trafieni*",
    "fr": "attaque* bombardement* explosion* frappe frappes tirs",
}
# People who meet and things that come: the same words as a blow.
MEETING = {
    "de": "trafen_sich traf_sich treffen_sich trifft_sich uns_getroffen sich_getroffen getroffen_haben treffen_wir"
    " wir_uns trafen_wir trafen_uns traf_der_stadtrat maßnahme* entscheidung* vereinbarung* auswahl zustimmung",
    "pl": "trafił*_do trafi*_do trafia*_do trafił*_na uderza_nas",
    "en": "hit_by_the_crisis hit_it_off strike_rate hit_the_road landed_at landed_in_warsaw impact_on struck_by_your"
    " strikes_us struck_us",
    "fr": "nous_frappe nous_a_frappé* nous_a_touché* touché_nos_cœurs en_contact",
    "uk": "удар*_по_воротах голово*_удар",
}
# Drones and rockets that harm nobody.
CIVIL = {
    "uk": "аграрн* агродрон* клас* навчальн* зйомк* обприск* картограф* моделюв* космічн* музе* допомог* сховищ*"
    " бомбосховищ* укритт* шкільн* студі* перегон* польот* геодез* захист* фонд* фестивал* розмінув* купівл* збір"
    " збор* гурток гуртк* гуртів",
    "en": "club survey* mapping farm* agricult* spray* footage filming photo* space museum shelter* race racing"
    " lesson* course training model* light drawing sea bath demining hobby festival tower monitoring fire_prevention"
    " toy school_club",
    "de": "verein* vermess* kart* landwirt* aufnahme* film* foto* raumfahrt museum schutzr* bunker* kurs* modell*"
    " unterricht entschärf* kampfmittel* weltkrieg* fest",
    "pl": "klub* kół* zdjęc* film* pomiar* rolnic* kosmiczn* muzeum schron* kurs* model* lekcj* zajęć zawod* rozminow*",
    "fr": "club* relevé* cartograph* agricol* photo* film* spatial* musée abri* cours modèle* course* atelier*_drone"
    " déminage",
}
_EXCUSED_NEAR = 4

_LEXICON = Lexicon(
    civil=CIVIL,
    bombed=BOMBED,
    attacker=ATTACKER,
    clear=CLEAR_BLOW,
    meeting=MEETING,
    blow=BLOW,
    point=POINT,
    weapon=WEAPON,
    fall=FALL,
    harm=HARM,
    place=PLACE,
    result=RESULT,
    over=OVER,
    beside=BESIDE,
    street=STREETS,
    lately=times.LATELY,
    weekday=times.WEEKDAYS,
)


def check(text: str, *, strict: bool = False, today: date | None = None) -> list[Finding]:
    """A blow, or a weapon that fell, with its place, its day or its result. What was rebuilt, remembered, or happened
    in a year before this one is left in peace, unless the address stands with it.

    `strict`, for places under hostilities or occupied: neither time nor rebuilding excuses.
    """
    now = today or timezone.localdate()
    found = []
    sentences = _LEXICON.sentences(text)
    for number, sentence in enumerate(sentences):
        mark = _blow(sentence, now) or _told_on(sentence, sentences[number + 1 : number + 2])
        if mark and not _is_excused(sentence, strict, now):
            found.append(Finding.of(Kind.STRIKES, REASON, text, mark.start, mark.end))
    return found


def _blow(sentence: Sentence, today: date) -> Hit | None:
    weapons = sentence.without("weapon", "civil", near=_EXCUSED_NEAR)
    if weapons and sentence.has("fall", "place", "beside", "lately"):
        return weapons[0]
    is_placed = sentence.has("place", "street", "beside") or bool(STREET.search(sentence.words))
    is_timed = sentence.has("lately", "weekday") or bool(
        times.CLOCK.search(sentence.text, sentence.start, sentence.end)
    )
    is_weapon = sentence.has("weapon") and sentence.has("harm", "point")
    if is_weapon and (is_placed or is_timed or sentence.has("result")):
        return sentence.first("weapon")
    blows = sentence.without("blow", "meeting")
    return _sure(sentence, is_placed, is_timed, today) or _beside(sentence, blows, is_placed, is_timed)


def _sure(sentence: Sentence, is_placed: bool, is_timed: bool, today: date) -> Hit | None:
    """What is nothing but a blow: bombed is bombed, an attack has its day, an enemy strikes."""
    if sentence.has("bombed") and (is_placed or is_timed):
        return sentence.first("bombed")
    if sentence.has("clear") and sentence.has("place", "street", "harm", "result") and _days(sentence, today):
        return sentence.first("clear")
    blows = sentence.without("blow", "meeting") or sentence.of("harm", "fall", "bombed")
    if sentence.has("attacker") and blows and (is_placed or is_timed):
        return blows[0]
    return None


def _told_on(sentence: Sentence, following: list[Sentence]) -> Hit | None:
    """«They shelled us for hours. The town hall has no roof»: the blow here, the place and the result in the next."""
    goes_on = any(each.has("place") and each.has("result", "harm") and not each.has("over") for each in following)
    return sentence.first("bombed", "clear") if goes_on else None


def _beside(sentence: Sentence, blows: list[Hit], is_placed: bool, is_timed: bool) -> Hit | None:
    """A blow by what stands beside it: two of its place, its time and its result."""
    has_result = any(one.start != two.start for one in blows for two in sentence.of("result"))
    is_told = sum((is_placed, is_timed, has_result)) > 1 or (is_placed and sentence.has("point"))
    return blows[0] if blows and is_told else None


def _days(sentence: Sentence, today: date) -> bool:
    return any(times.days(sentence.text, sentence.start, sentence.end, today))


def _is_excused(sentence: Sentence, strict: bool, today: date) -> bool:
    if strict or STREET.search(sentence.words):
        return False
    return sentence.has("over") or times.is_long_ago(sentence.text, sentence.start, sentence.end, today)
