"""Who fled where, and which child lives here, is nobody's business but theirs (docs/domain.md, section 4.3)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from pobratym.text_checks.addresses import STREET
from pobratym.text_checks.finding import Finding, Kind
from pobratym.text_checks.lexicon import Lexicon, Sentence

REASON = _("It tells who displaced people or children are, or where they live. Speak of them without names and places.")

WHO = {
    "uk": "переселен* впо внутрішньо_переміщен* переміщен*_ос* переміщен*_родин* переміщен*_сім* біжен* евакуйован*"
    " евакуант* дитина дитини дитину дитині дитиною діти дітей дітям дітьми дітки сирота сироти сиріт сироту сиротам"
    " хлопчик* дівчинк* хлопець хлопця дівчин* підліт* немовля* учень учня учениц* учнів учні школяр* вихованець"
    " вихованк* вихованц* син_ сина синові донька доньк* дочк* онук* онуч* напівсирот* малюк* беженц* ребен* дети"
    " детей мальчик* девочк* родина_загибл* багатодітн* без_батьків брат_і брати_ сестри_ мати_двох мама_двох матір_"
    " одинока_мати родин*_переселен* втік втекл* виїхал*_з всиновл* усиновл* опікун* опіці прийомн*_родин*"
    " родин*_з_дітьми сімю сім'ю мати_ мама мамою мамі матірю матір'ю тато батько бабус* дід дідусь тітк* вагітн*"
    " годувальниц* немовлят* малят* троє_малих двійнят* неповнолітн* малолітн* клас класу 5_б 6_а 7_б вихову*"
    " похресник*",
    "en": "orphaned whose_mother whose_father displaced idp idps refugee* evacuee* evacuated resettled child children"
    " kid kids orphan* boy boys girl girls teenager* toddler baby pupil* schoolchild* schoolboy schoolgirl son sons"
    " daughter* minor minors foster* fled family_of mother_of father_of siblings brothers lost_their_parents"
    " lost_both_parents widow* grandchild* student_of_grade mother father grandmother grandfather grandson*"
    " granddaughter* pregnant toddlers twins class form eighth_form newcomer* aunt uncle guardian* adopted"
    " parental_care youngster* youngest",
    "de": "vertrieben* binnenvertrieben* flüchtling* geflüchtet* *flüchtling* evakuiert* umgesiedelt* kind kinder"
    " kindern kindes waise* *kind *kinder junge jungen mädchen jugendliche* baby säugling* schüler* sohn tochter"
    " minderjährig* pflegekind* enkel* familie geschwister mutter_von brüder ohne_eltern geflohen mutter vater"
    " großmutter oma tante vormund schwanger* zwillinge* klässler* enkelin* pflegekinder* elterliche witwe*"
    " halbwaise*",
    "pl": "przesiedlon* przesiedleńc* uchodź* ewakuowan* wysiedlon* dziecko dziecka dziecku dzieci dzieciom dziećmi"
    " sierot* chłopiec chłopca chłopc* dziewczyn* nastolat* niemowl* uczeń ucznia uczen* uczniowie syn syna córk*"
    " nieletni* wychowan* wnuk* wnucz* mały mała bracia rodzeństwo bez_rodziców rodzina uciekł* matk* mama mamą mamę"
    " ojciec ojcem babci* dziadk* cioci* opiekun* w_ciąży bliźni* klasy maluch* wdow* kolonie pod_opieką nieletn*",
    "fr": "déplacé* réfugié* évacué* enfant* orphelin* garçon* fille filles fillette* adolescent* bébé* élève* fils"
    " mineur* petit_fils petit petite écolier* frères sœurs famille mère_de sans_parents fui mère père grand-mère"
    " tante tuteur tutrice enceinte jumeaux jumelles classe colonie veuve* petits garde_des",
}
DISPLACED = {
    "uk": "переселен* впо переміщен* біжен* евакуйован* беженц* евакуант* втік втекл* родин* сім'* сімя сімї"
    " переселенц* виїхал*_з переїха* прибув_із прибула_з вимушен*",
    "en": "displaced idp idps refugee* evacuee* evacuated resettled fled from_bakhmut moved_from forced_to_leave"
    " resettled_from came_from_mariupol",
    "de": "vertrieben* *flüchtling* flüchtling* geflüchtet* evakuiert* umgesiedelt* binnenvertrieben* geflohen"
    " familie vertriebene* umgezogen stammt_aus *vertriebene*",
    "pl": "uciekł* przesiedl* uchodź* ewakuowan* wysiedlon* rodzin* wysiedl*",
    "fr": "déplacé* réfugié* évacué* fui famille venu_de venue_de venus_de exilé*",
}
LIVES = {
    "uk": "живе живуть мешка* прожива* проживанн* поселен* розселен* розміщен* житл* гуртожит* кімнат* квартир*"
    " адрес* живет живут винайма* знімає знімають орендує квартирує оселил* поселил* спортзал* прихист* притул* ночує"
    " палат* модульн*_містеч* інтернат* санаторі* зупинил*",
    "en": "live lives living housed accommodated reside* dormitor* room rooms flat apartment address hostel stay"
    " stays rents rent staying with_her_aunt settled lodges sheltered shelters_at ward boarding_school sanatorium"
    " module sleeps rehoused took_in",
    "de": "untergekommen wohnt wohnen lebt leben untergebracht wohnheim* zimmer wohnung adresse unterkunft sanatorium"
    " internat wohncontainer* schläft schlafen aufgenommen pension",
    "pl": "mieszka mieszkają zamieszk* zakwaterow* akademik* pokój pokoj* mieszkani* adres* sala sanatori* internat*"
    " kwater* osiadł* zamieszkał* schronieni* ulokowan* przy_szkolnej",
    "fr": "habite* vit vivent loge* hébergé* foyer chambre* appartement* adresse réside* sanatorium internat logée"
    " logés hébergée abrité* installée",
}
HEALTH = {
    "uk": "клас_ 1_клас* перш*_клас* друг*_клас* трет*_клас* четверт*_клас* пят*_клас* без_батьків діагноз* інвалідн*"
    " лейкем* онко* рак_ аутизм* дцп епілепс* операці* хвор* травм* зґвалт* поранен* розлад* аутист* діабет* інсулін*"
    " алергі* без_ноги втратив_ногу втратила_ногу втратив_рук* колясц* не_говорить не_розмовля* заїка* безруки* глух*"
    " сліп* вагітн* контузі* опік* псих*_розлад* боїться_ліфт* нічн*_жах*",
    "en": "grade lost_their_parents diagnos* leukaemia leukemia cancer autis* epilep* surgery disab* illness disease"
    " wounded injur* cerebral diabet* insulin allerg* lost_a_leg lost_an_arm lost_his lost_her wheelchair not_spoken"
    " doesn_t_speak pregnant disorder blind deaf spectrum amput* epileps* stammer* stutter* nightmares",
    "de": "klasse diagnose* leukämie krebs autis* epilep* operation behinder* krank* verletzt* diabetes insulin"
    " allergi* bein_verloren arm_verloren rollstuhl spricht_nicht spricht_seit schwanger störung blind taub"
    " beinamput* epileps* stotter* fürchtet albträume",
    "pl": "klasy klasie diagnoz* białaczk* nowotw* rak_ autyz* padaczk* operacj* niepełnospraw* chor* rann* cukrzyc*"
    " insulin* alergi* stracił*_nogę stracił*_rękę wózk* nie_mówi w_ciąży spektrum niewidom* głuch* astm* zaburze*"
    " jąka boi_się_wind* koszmar*",
    "fr": "en_classe cm1 cm2 diagnostic leucémie cancer autis* épilep* opération handicap* maladie blessé* diabèt*"
    " insuline allergi* perdu_une_jambe perdu_un_bras fauteuil ne_parle_plus enceinte trouble* aveugle sourd* asthme"
    " bégai* cauchemar*",
}
# Somebody's own people.
KIN = {
    "uk": "мати_ мама мамою мамі матірю тато батько батьком бабус* дід дідусь дідусем тітк* вагітн* опікун*"
    " сама_вихов* сам_вихов* син_ сина сином сини синами донька доньк* дочк* онук* братом сестрою",
    "en": "mother father grandmother grandfather grandson* granddaughter* aunt uncle guardian* son sons daughter*"
    " brother sister his_wife her_husband",
    "de": "mutter vater großmutter oma tante vormund sohn söhne söhnen tochter töchter enkel* bruder schwester",
    "pl": "matk* mama mamą mamę ojciec ojcem babci* cioci* opiekun* syn syna synem synami córk* wnuk* brat bratem"
    " siostr*",
    "fr": "mère père grand-mère tante tuteur tutrice fils fille petit-fils frère sœur",
}
# Towns that people had to leave.
FLED = {
    "en": "bakhmut* bachmut* bakhmout* bachmuc* mariupol* marioupol* toretsk* torezk* toreck* torecka torecku"
    " sievierodonets* sewerodon* siewierodon* sjewjerodon* lysychans* lyssytsch* lisiczans* popasn* avdiivk* awdijiw*"
    " awdijew* avdiïv* vuhledar* wuhledar* soledar* rubizhn* rubischn* rubiżn* kreminn* melitopol* donets* donezk*"
    " donieck* luhans* łuhans* kherson* cherson* chersoni* volnovakh* wolnowach* pokrovsk* pokrowsk* kupians*"
    " kupjans* izium* isjum* vovchans* wowtschans*",
    "de": "bakhmut* bachmut* bakhmout* bachmuc* mariupol* marioupol* toretsk* torezk* toreck* torecka torecku"
    " sievierodonets* sewerodon* siewierodon* sjewjerodon* lysychans* lyssytsch* lisiczans* popasn* avdiivk* awdijiw*"
    " awdijew* avdiïv* vuhledar* wuhledar* soledar* rubizhn* rubischn* rubiżn* kreminn* melitopol* donets* donezk*"
    " donieck* luhans* łuhans* kherson* cherson* chersoni* volnovakh* wolnowach* pokrovsk* pokrowsk* kupians*"
    " kupjans* izium* isjum* vovchans* wowtschans*",
    "pl": "bakhmut* bachmut* bakhmout* bachmuc* mariupol* marioupol* toretsk* torezk* toreck* torecka torecku"
    " sievierodonets* sewerodon* siewierodon* sjewjerodon* lysychans* lyssytsch* lisiczans* popasn* avdiivk* awdijiw*"
    " awdijew* avdiïv* vuhledar* wuhledar* soledar* rubizhn* rubischn* rubiżn* kreminn* melitopol* donets* donezk*"
    " donieck* luhans* łuhans* kherson* cherson* chersoni* volnovakh* wolnowach* pokrovsk* pokrowsk* kupians*"
    " kupjans* izium* isjum* vovchans* wowtschans*",
    "fr": "bakhmut* bachmut* bakhmout* bachmuc* mariupol* marioupol* toretsk* torezk* toreck* torecka torecku"
    " sievierodonets* sewerodon* siewierodon* sjewjerodon* lysychans* lyssytsch* lisiczans* popasn* avdiivk* awdijiw*"
    " awdijew* avdiïv* vuhledar* wuhledar* soledar* rubizhn* rubischn* rubiżn* kreminn* melitopol* donets* donezk*"
    " donieck* luhans* łuhans* kherson* cherson* chersoni* volnovakh* wolnowach* pokrovsk* pokrowsk* kupians*"
    " kupjans* izium* isjum* vovchans* wowtschans*",
    "uk": "бахмут* маріупол* торецьк* сєвєродонець* сіверськодонець* лисичанськ* попасн* авдіївк* вугледар* соледар*"
    " рубіжн* кремін* мелітопол* донецьк* луганськ* херсон* волновах* покровськ* куп'янськ* ізюм* вовчанськ*"
    " енергодар*",
}
# The one to be asked: whose name and telephone are meant to be read.
CONTACT = {
    "uk": "контакт* контактн* координатор* відповідальн* звертатис* звертайт* телефонуйте начальни* директор*"
    " керівни* завідувач* спеціаліст* менеджер* звязк* автор* режисер* художни* голова організатор*",
    "en": "contact coordinator responsible head director manager call_us ask_for officer principal teacher author"
    " writer artist mayor organiser organizer chair* our_colleague",
    "de": "ansprechpartner* kontakt koordinator* leiter* direktor* amt zuständig* lehrer* autor* bürgermeister*"
    " organisator*",
    "pl": "kontakt koordynator* odpowiedzialn* kierowni* dyrektor* referat pełnomocni* nauczyciel* autor* burmistrz*"
    " organizator*",
    "fr": "contact coordina* responsable directeur directrice chef service professeur auteur maire organisat*",
}

_UP, _LOW = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻА-ЯҐЄІЇ", "a-zà-öø-ÿąćęłńóśźżа-яґєії’'ʼ"
_NAME = rf"[{_UP}][{_LOW}]{{2,24}}"
_FULL_NAME = re.compile(rf"\b(?:{_NAME}-)?{_NAME} (?:{_NAME} )?(?:{_NAME}-)?{_NAME}\b|\b{_NAME} [{_UP}]\. ?[{_UP}]\.")
_NAME_AND_AGE = re.compile(
    rf"\b{_NAME} {_NAME}, (?:1[0-7]|[1-9])(?=[,;.)])|"
    rf"\b{_NAME}(?: {_NAME})?,? (?:\(|aged |im Alter von |âgée? de |w wieku )?\d{{1,2}}"
    rf"(?:-?річн\w{{2,4}}| ?(?:р(?:ок|оки|оків|\.)|рік|роки|років|лет|years?"
    rf"|y\.o\.|yo\b|Jahre|J\.|lat|lata|ans|mois|місяц))"
    rf"|\b\d{{1,2}}[- ]?(?:річн\w{{2,4}}|year-old|jährig\w{{1,2}}|letni\w{{0,3}}|letnia) {_NAME}"
    rf"|\b{_NAME}(?: {_NAME})? ?\((?:20[0-2]\d|\d{{1,2}})(?: ?(?:р\.? ?н\.?|years?|Jahre|lat|ans|років|р\.))?\)"
)
# A name of two parts with an age below eighteen tells of a child without the word.
_CHILD = re.compile(
    rf"\b{_NAME} (?:{_NAME}|[{_UP}]\.),? ?\(?(?:1[0-7]|\d)\b ?"
    rf"(?:р(?:ок|оки|оків|\.)|рік|роки|років|лет|years?|Jahre|lat|ans)"
)
# «Nazar (9) and Yulia (6)», «Kowal, 4 i 6 lat», «Tymofii, aged four»: children without the word.
_TWO_AGES = re.compile(rf"\b{_NAME} \((?:1[0-7]|[1-9])\)[^.!?\d]{{1,60}}\((?:1[0-7]|[1-9])\)")
_AND = r"(?:1[0-7]|[1-9]) (?:і|та|й|and|und|i|et) (?:1[0-7]|[1-9]) (?:років|роки|years|Jahre|lat|ans)\b"
_AGES_OF_TWO = re.compile(
    rf"\b{_NAME},? {_AND}"
    rf"|\b{_NAME},? aged (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?\d)\b"
)
_AGES = re.compile(
    rf"\b{_NAME} \((?:1[0-7]|[1-9])\)|\b{_NAME}[ ,][^.!?\d]{{0,40}}\blat (?:1[0-7]|\d)\b"
    rf"|\b{_NAME}[ ,][^.!?\d]{{0,40}}\b{_AND}"
    rf"|\b{_NAME} [{_UP}]\. ?[{_UP}]\."
)
_BORN = re.compile(
    r"\b(?:19[2-9]\d|20[0-2]\d) ?р\. ?н\b|\b(?:народж|нар\.|д\.? ?н\.|дата народження|born\b|date of birth|dob\b"
    r"|geb\.?\b|geboren|geburtsdatum|ur\.|urodz|data urodzenia|née? le|né\(e\)|date de naissance|г\. ?р\.)"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:19[2-9]\d|20[0-2]\d)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+?38[ (-]{0,2})?\(?0\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}\b"
    r"|\+\d{2,3}[ ()-]{0,2}\d{2,3}[ ()-]{0,2}\d{3}[ -]?\d{2,4}"
    r"|\b0\d(?:[ .]\d\d){4}\b|\b01[5-7]\d[ /-]?\d{7,8}\b|\b[5-8]\d\d[ -]\d{3}[ -]\d{3}\b|\b0(?!800)\d{9}\b"
)
_PRIVATE_MAIL = re.compile(
    r"\b[\w.+-]{1,60}@(?:ukr\.net|i\.ua|gmail|gmx|web\.de|wp\.pl|o2\.pl|onet|interia|orange\.fr|free\.fr"
    r"|yahoo|hotmail|outlook|icloud|meta\.ua|proton)",
    re.IGNORECASE,
)
# Born in this century: a child, or nearly.
_YOUNG = re.compile(
    rf"\b(?:{_NAME} {_NAME}|{_NAME} [{_UP}]\.)[^.!?]{{0,30}}\b20(?:0[89]|[12]\d)(?:-?го)? ?(?:р\.? ?н"
    rf"|року народж|рік народж)"
    rf"|\b(?:{_NAME} {_NAME}|{_NAME} [{_UP}]\.)[^.!?]{{0,20}}(?:нар\.|народж\w{{1,8}}|born|geb\.|geboren"
    rf"|ur\.|urodz\w{{1,6}}|née?)[^.!?]{{0,14}}20(?:0[89]|[12]\d)\b"
)
# «Nazar K.», «Husak Ye.», «H. Lyssenko»: a name made short is still somebody's.
_SHORT_NAME = re.compile(rf"\b{_NAME} [{_UP}][{_LOW}]?\.|(?<![{_UP}]\. )\b[{_UP}]\. ?{_NAME}\b")
# «the Savchuk family from Bakhmut»
_NO_PERSON = re.compile(
    r"Cross|Children|Child|Club|Fund|Foundation|Cent(?:er|re)|Universit|School|Hospital|Union|Ukrain"
    r"|United|Nations|City|Town"
    r"|House|Street|Red |Save |World|Хрест|Черв|Фонд|Центр|Школ|Ліце|Громад|Украї|Організац|Спілк|Діти"
    r"|Будин|Kreuz|Stiftung"
    r"|Verein|Kinder|Zentrum|Krankenhaus|Stadt|Czerwon|Krzyż|Fundac|Centrum|Szpital|Szkoł|Polsk|Croix"
    r"|Rouge|Secours|Fondation"
    r"|Maison|Médecins|Caritas|Rotary|Lions|Unicef|Europ"
)
_NAMED_AFTER = re.compile(
    r"(?:\bім(?:ені|\.)|named after|name of|\bim(?:ienia|\.)|\bSt\.|benannt nach|nom de|baptisée?) ?\Z", re.IGNORECASE
)
_FAMILY = re.compile(
    rf"\b(?:[Рр]один\w{{1,3}}|[Сс]ім[’'ʼ]?[яїю]\w{{0,3}}|[Ff]amily|[Ff]amilie|[Ff]amille|[Rr]odzin\w{{1,3}})"
    rf"(?: (?:переселенц\w{{1,2}}|przesiedl\w{{2,6}}|déplacée|of|de|d[’']))?,? (?:{_NAME}"
    rf"|{_NAME}-{_NAME})\b|\b[Tt]he {_NAME} family\b"
)
_FROM = re.compile(
    rf"\b(?:з|із|зі|from|of|aus|z|ze|de|d[’'])[ ’']?{_NAME}\b|\b(?:з|із|from|aus|z|de) (?:під )?{_NAME}\b"
)
_CLASS = re.compile(
    r"\b\d{1,2}[ -]?[АБВГабвгA-Da-d]\b|\b\d{1,2}(?:-го|-й)? клас|\b(?:class|form|grade|klasa|klasy"
    r"|classe de) \d|\b\d\. Klasse"
    r"|\b\w{3,12} (?:[Kk]lasse|klasa|klasy|klasie|form|grade|клас|класу)\b"
    r"|\b(?:en|de) (?:CP|CE\d|CM\d|\de|sixième|cinquième|quatrième|troisième)\b",
)
_FIGURE_OF_AGE = re.compile(
    r"\b(?:їй|йому|їм) (?:\d{1,2}|сім|вісім|шість|п[’']ять|чотири|три|два|десять|дев[’']ять)\b|\b(?:she"
    r"|he) is (?:\d{1,2}|four|five|six|seven|eight|nine|ten)\b"
)
_DOCUMENT = re.compile(
    r"\b(?:паспорт|passport|reisepass|paszport|passeport|іпн|рнокпп|ідентифікаційн|посвідчен|pesel|id card|ausweis"
    r"|свідоцтв|довідк\w{1,3} впо)\w{0,12}[ :№.]{0,4}(?:nr |no\.? |n° ?|серії )?(?:[A-ZА-ЯІЇЄ]{2} ?)?\d{6,10}\b",
    re.IGNORECASE,
)

PAPERS = {
    "uk": "копі*_паспорт* копі*_документ* паспортн*_дан* свідоцтв*_про_народж* поіменн* список_дітей_з"
    " списк*_з_телефон* список_з_адрес*",
    "en": "passport_cop* copies_of_passport* copies_of_their birth_certificate* list_of_names names_and_addresses"
    " names_and_birth* scans_of",
    "de": "passkopie* ausweiskopie* geburtsurkunde* namensliste* namen_und_adressen geburtsdaten",
    "pl": "kopi*_paszport* kopi*_dokument* akt*_urodzenia list*_imienn* imiona_i_nazwiska nazwiska_i_adresy",
    "fr": "copie*_des_passeports copie*_de_passeport acte*_de_naissance liste_nominative noms_et_adresses",
}
_LEXICON = Lexicon(
    papers=PAPERS, kin=KIN, fled=FLED, who=WHO, displaced=DISPLACED, lives=LIVES, health=HEALTH, contact=CONTACT
)


def check(text: str, *, strict: bool = False) -> list[Finding]:
    """Displaced people or children together with a name and an age, a birthday, a telephone, a document, an illness,
    or with the address where they live. The name of whom to ask is left in peace.

    `strict`, for places under hostilities or occupied: a full name beside them is enough, or an address.
    """
    return [
        Finding.of(Kind.PERSONAL_DATA, REASON, text, *span)
        for sentence in _LEXICON.sentences(text)
        for span in _spans(sentence, strict)
    ]


def _spans(sentence: Sentence, strict: bool) -> Iterator[tuple[int, int]]:
    found = _sure(sentence) or _of_one(sentence, strict) or _of_several(sentence) or _of_a_family(sentence)
    if found:
        yield found


def _sure(sentence: Sentence) -> tuple[int, int] | None:
    """A name with its age, a document, copies of papers."""
    if not sentence.has("who"):
        return _first(sentence, _CHILD, _TWO_AGES, _AGES_OF_TWO, _YOUNG)
    if told := _first(sentence, _DOCUMENT, _NAME_AND_AGE, _AGES):
        return told
    papers = sentence.first("papers")
    return (papers.start, papers.end) if papers else None


def _of_one(sentence: Sentence, strict: bool) -> tuple[int, int] | None:
    """Somebody by name, told of; or where displaced people live; or their telephone with their kin."""
    name = _name(sentence)
    if name and _is_intimate(sentence):
        return name
    if not sentence.has("who"):
        return None
    if name and not sentence.has("contact") and (strict or _is_told_of(sentence)):
        return name
    street = _first(sentence, STREET)
    if street and (strict or (sentence.has("displaced") and sentence.has("lives"))):
        return street
    return _of_a_call(sentence)


def _of_a_call(sentence: Sentence) -> tuple[int, int] | None:
    """A telephone or a mailbox of one's own beside whom it is: two of them, kin, an illness, a town they fled."""
    phones = [match.span() for match in _PHONE.finditer(sentence.text, sentence.start, sentence.end)]
    is_of_them = len(sentence.of("who")) > 1 and sentence.has("health", "kin", "fled")
    if phones and (is_of_them or (len(phones) > 1 and sentence.has("displaced"))):
        return phones[0]
    mail = _first(sentence, _PRIVATE_MAIL)
    return mail if mail and _name(sentence) else None


def _is_intimate(sentence: Sentence) -> bool:
    """What is said of a person and not of an office: two of kin or childhood, illness, lodging, a class, a birthday."""
    said = [sentence.has("who"), sentence.has("health"), bool(_first(sentence, _CLASS, _BORN, _FIGURE_OF_AGE))]
    is_lodged = sentence.has("lives") and (sentence.has("kin", "health", "fled") or said[-1])
    is_lodged = is_lodged or (sentence.has("fled") and said[1])
    is_sure = sentence.has("fled") and said[1] and said[0]
    return is_sure or ((sum(said) > 1 or is_lodged) and not sentence.has("contact"))


def _of_several(sentence: Sentence) -> tuple[int, int] | None:
    """A list of people: two names made short, or three whole ones, of whom more is said."""
    if not sentence.has("who", "health", "displaced") or sentence.has("contact"):
        return None
    short = list(_SHORT_NAME.finditer(sentence.text, sentence.start, sentence.end))
    whole = list(_FULL_NAME.finditer(sentence.text, sentence.start, sentence.end))
    if len(short) > 1 or len(whole) > 2:
        return (short or whole)[0].span()
    return None


def _of_a_family(sentence: Sentence) -> tuple[int, int] | None:
    """A family by its name, with where it fled from or where it is."""
    family = _first(sentence, _FAMILY)
    if not family:
        return None
    is_found = sentence.has("lives") or _first(sentence, STREET, _PHONE)
    return family if is_found or _first(sentence, _FROM) else None


def _is_told_of(sentence: Sentence) -> bool:
    return bool(_first(sentence, _BORN, _PHONE, STREET)) or sentence.has("health")


def _name(sentence: Sentence) -> tuple[int, int] | None:
    """A name and a family name: two words with capitals, or one made short."""
    for pattern in (_FULL_NAME, _SHORT_NAME):
        for match in pattern.finditer(sentence.text, sentence.start, sentence.end):
            if not _NO_PERSON.search(match[0]) and not _is_named_after(sentence.text, match.start()):
                return match.span()
    return None


def _is_named_after(text: str, start: int) -> bool:
    """Whether a school or a street bears the name."""
    return bool(_NAMED_AFTER.search(text[max(0, start - 20) : start]))


def _first(sentence: Sentence, *patterns: re.Pattern[str]) -> tuple[int, int] | None:
    for pattern in patterns:
        match = pattern.search(sentence.text, sentence.start, sentence.end)
        if match:
            return match.span()
    return None
