"""Critical infrastructure may be named; not together with its state, capacity, weak side or address (docs/domain.md,
section 4.3)."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratym.text_checks.addresses import BESIDE, LOCATED, STREET
from pobratym.text_checks.finding import Finding, Kind
from pobratym.text_checks.lexicon import Hit, Lexicon, Sentence

REASON_DAMAGE = _(
    "The text mentions damage to critical infrastructure. Give the field and the need, not the "
    "condition of the facility."
)
REASON_ADDRESS = _("It gives the address of critical infrastructure. Name the hromada only.")
REASON_CAPACITY = _("It tells the capacity of critical infrastructure. Give the field and the need in general words.")
REASON_WEAKNESS = _("It tells where critical infrastructure is vulnerable. Leave that out.")

# What the life of a town hangs on.
OBJECT = {
    "uk": "запірн*_вузол запірн*_вузл* турбін* *підстанц* *електростанц* теплотрас* теплоцентрал* вишк* вузол_газ*"
    " газов*_вузол* понтон* перепра* мехдвір_ енергообєкт* електровуз* насосно* водонасосн* каналізаційно*"
    " енергокомплекс* вугільн*_склад* шахт* хвостосховищ* кабел*_лін* кабел*_живл* энергообъект* мост_через"
    " теплоэлектро* подстанци* котельная водокачк* нефтебаз* *трансформатор* колектор* мостов*_перех* звязку_обєкт*"
    " оптоволок* водозаб* водогін* водогон* водогін насосн*_станц* насосн* каналізаційн*_станц* кнс очисн*_споруд*"
    " водоочис* котельн* електростанц* теплоелектро* тец тес аес грес гес тпп гідроелектро* гідровуз* когенерац*"
    " енергоблок* енергооб'єкт* енергетичн*_обєкт* лінія_електро* лінії_електро* лінію_електро* лінією_електро*"
    " лінії_передач* лінію_передач* леп високовольтн* електроопор* газопров* газорозподіл* газосховищ*"
    " компресорн*_станц* газов*_станц* грс грп нафтобаз* нафтосховищ* нафтопров* сховищ*_пальн* склад*_пальн*"
    " сховищ*_палив* склад*_палив* резервуар* міст_через моста_через мосту_через міст_над автомобільн*_міст*"
    " автомобільн*_мост* залізничн*_міст* залізничн*_мост* понтонн* віадук* шляхопров* естакад* єдин*_міст"
    " єдин*_мост* цей_міст головн*_міст тунел* дамб* гребл* шлюз* залізничн*_вуз* залізничн*_депо станці*_залізнич*"
    " залізничн*_станц* вузлов*_станц* порт_* термінал* дата-центр* серверн* телевеж* радіовеж* вишк*_звязку"
    " базов*_станці* ретранслятор* вузол_звязку вузл*_звязку свердловин* артезіан* водонапірн* хлораторн* водосховищ*"
    " накопичувач*_енергії теплопункт* цтп магістральн* тепломереж* електромереж* подстанц* водозабор*"
    " насосн*_станци* плотин* электростанц* газопровод* очистн*_сооруж* хімзавод* хімічн*_завод* аміак* щитов*"
    " диспетчерськ* розподільч*_пункт* рп-* автотрансформ* щогл* розподільч* розподільник* вимикач* вимикачів"
    " опор*_леп лінії_електропередач* чист*_води_резервуар* телекомунікац* вуз*_звязку трансформ* енергорозподіл*"
    " сміттєспал* рубильник* шлюзов* гідроагрегат* тягов*_підстан* ліфт*_шлюз телецентр* цод машинн*_зал"
    " дизель_генераторн* насос насоса насоси насосом насосі",
    "en": "turbine* pump_station pumps_at water_tower* substation* transformer* grid_node* heat_and_power power_hub*"
    " water_pumping lift_station* penstock* only_crossing river_crossing gasworks gas_works gas_valve* mine_shaft*"
    " coal_store* server_farm* fuel_tanks tanks_of_fuel electricity_node boilers_at boiler_at gas_regulator*"
    " weir_gate* fibre_for fiber_for main_collector* water_intake* intake* pumping* pump_station* pumphouse*"
    " treatment_plant* treatment_works waterworks water_main* boiler_house* boiler_plant* boiler_room* heating_plant*"
    " heat_plant* chp cogeneration power_plant* power_station* powerplant* hydropower* hydroelectric* nuclear_plant*"
    " thermal_plant* power_line* transmission_line* high-voltage high_voltage gas_pipeline* pipeline* gas_main*"
    " compressor* gas_distribution* gas_storage pressure_station* oil_depot* fuel_depot* fuel_storage fuel_store*"
    " refinery refineries tank_farm* bridge bridges overpass viaduct* tunnel dam dams weir sluice* floodgate*"
    " railway_junction* rail_junction* marshalling* railway_depot* rail_yard* railyard* signal_box data_centre*"
    " data_center* server_room* switchboard* tv_tower mast cell_tower* base_station* relay_station*"
    " telephone_exchange borehole* wellfield* well_field* pump_house* kv_node power_node* heat_main* heating_main*"
    " water_pipe_from valve_chamber* rail_bridge* reservoir* chlorin* desalination sewage_plant* sewage_pump*"
    " sewage_works wastewater_plant* district_heating_station* heat_station* battery_storage control_room*"
    " chemical_plant* ammonia* grain_terminal* port_terminal* switchgear* feeder power_supply_node autotransformer*"
    " telecom_tower* telecoms_tower* mobile_tower* antenna* mobile_coverage telephone_exchange* the_exchange"
    " switching_point* switching_station* distribution_point* breakers circuit_breaker* pylon* power_lines"
    " overhead_line* electricity_line* water_tank* clean_water_tank* pumps sewer_pump* pumping_main gas_valves"
    " regulator_station* crossing_of_the_river ferry_landing rail_tunnel traction heat_exchanger* grid_station*"
    " boilers generators_of_the pump",
    "de": "turbine* pumpe_am pumpen_am hochbehälter* umspann* *umspannwerk* unterwerk* trafohaus* heizzentrale*"
    " gasanlage* gaswerk* druckregel* stromknoten* behelfsbrücke* *tanklager* hebewerk* zeche* schachtanlage*"
    " kabeltrasse* steuerzentrale* transformator* trafo* trafostation* wasserwerk* wasserfassung* *fassung"
    " *leitung_am trinkwasserleitung* pumpwerk* pumpstation* *pumpwerk* *pumpstation* klärwerk* kläranlag*"
    " *kläranlag* heizwerk* *heizwerk* heizkraftwerk* kraftwerk* *kraftwerk* kesselhaus* hochspannung* stromleitung*"
    " freileitung* gasleitung* *pipeline* verdichterstation* gasspeicher* gasverteil* gasdruck* tanklager* öldepot*"
    " treibstofflager* kraftstofflager* raffinerie* brücke *brücke staudamm* *damm deich* wehr schleuse* talsperre*"
    " tunnel* bahnknoten* rangierbahnhof* betriebswerk* rechenzentr* serverraum* sendemast* funkmast* fernsehturm*"
    " relaisstation* vermittlungsstelle* brunnenfeld* wasserturm* fernwärmestation* batteriespeicher* leitwarte*"
    " chemiewerk* chemieanlage* ammoniak* schaltanlage* getreideterminal* wasserversorgungsanlag*"
    " trinkwasserspeicher* fernwärmeleitung* wasserleitung* hauptleitung* trafohäus* netzknoten* ölhafen* brunnen"
    " mobilfunk* funkturm* schaltwerk* schaltanlagen *behälter ferngas* gasnetz* trafos* autotransformator* pumpen"
    " pumpenhaus* strommast* leitungsmast* *tunnel unterwerke* wasserbehälter* verteilerstation* stellwerk*"
    " staumauer* wehranlage* netzstation* hochspannungs* sendeturm* antennenmast* heizkessel* kessel pumpe",
    "pl": "turbin* pompa_przy podstacj* główn*_punkt_zasil* hydrofor* wodociągow*_stacj* stacj*_gaz* stacj*_redukc*"
    " kopalni* szyb* przepraw* zapora* elektrociepłowni* hub_energ* węzeł_ciepln* węzł*_ciepln* stacj*_transformator*"
    " transformator* ujęci* przepompowni* stacj*_pomp* pompowni* stacj*_uzdatniania oczyszczalni* elektrociepł*"
    " ciepłowni* kotłowni* elektrowni* rozdzielni* lini*_energetyczn* lini*_wysokiego gazociąg* tłoczni*"
    " magazyn*_gazu stacj*_gazow* baz*_paliw* magazyn*_paliw* zbiornik*_paliw* rafineri* rurociąg* most moście mostu"
    " mostem most* wiadukt* tama tamy tamę tamie zapor* śluz* tunel* węzeł_kolej* węzł*_kolej* stacj*_rozrządow*"
    " parowozown* zajezdni* lokomotywown* centr*_danych serwerown* maszt* nadajnik* stacj*_bazow* punkt*_zasilani*"
    " stacj*_zasilani* linia_110 wyłącznik* stacj*_energetyczn* wież*_ciśnień wodociąg_magistral* magistral*"
    " zbiornik*_wod* studni*_głębin* zakład*_chemiczn* amoniak* nastawni* dyspozytorni* magazyn*_energii terminal*"
    " autotransformator* maszty wież*_telekom* słup*_energ* lini*_przesyłow* rozdziel* przepomp* pomp pompy"
    " wyłączniki stacj*_przekaźnik* kotł* zbiornik* studni* tam_ jaz most_drogow* most_kolej* trafo* antena antenę"
    " prom sterowni* pompa pompę pompie",
    "fr": "turbine* surpresseur* pompe_principale usine_hydro* usine_électrique chaufferie* poste_de_détente vanne*"
    " mine puits_de_mine bac_de_carburant cuve*_de_carburant nœud_électrique sous-station* sous_station*"
    " poste_électrique poste_source poste_de_transformation transformateur* captage* prise_d_eau station_de_pompage"
    " stations_de_pompage pompage station_d_épuration station_de_traitement usine_de_traitement usine_d_eau épuration"
    " château_d_eau réservoir* centrale* barrage* écluse* digue* ligne*_haute poste_haute poste_ht haute_tension"
    " poste_de_distribution conduite_principale puits ligne*_électrique* gazoduc* oléoduc* station_de_compression"
    " poste_de_gaz stockage_de_gaz dépôt_de_carburant dépôts_de_carburant dépôt_pétrolier dépôt_d_essence"
    " stockage_de_carburant raffinerie* pont viaduc* tunnel* nœud_ferroviaire gare_de_triage triage centre_de_données"
    " salle_de_serveurs antenne_relais pylône* émetteur* relais forage* usine_chimique ammoniac tour_de_télévision"
    " salle_de_contrôle sous-stations transformateurs autotransformateur* antenne* ligne_électrique ligne_à_haute"
    " ligne_haute poste_de_répartition disjoncteur* réservoirs station*_de_pompage pompes salle_de_commande"
    " sous-station chaudière* écluse pont_routier pont_ferroviaire citernes pompe",
}
# Where such a thing stands and how it works is itself worth asking about, unless the text wants or offers something.
HARD = {
    "uk": "насосна насосну насосної запірн*_вузол турбін*_тец *підстанц* насосн*_станц* *трансформатор* водозаб*"
    " газорозподіл* грп грс компресорн* нафтобаз* нафтосховищ* тец тес аес грес енергоблок* леп високовольтн*"
    " хлораторн* аміак* артезіан* подстанц* вузл*_звязку вузол_звязку сховищ*_палив*",
    "en": "substation* transformer* water_intake* gas_distribution* gas_regulator* compressor* oil_depot* fuel_depot*"
    " tank_farm* power_line* high_voltage pump_house* pumping_station* switchgear* chlorin* ammonia* well_field*",
    "de": "umspann* *umspannwerk* trafo* transformator* pumpwerk* *pumpwerk* verdichter* gasregel* gasdruck*"
    " tanklager* öllager* hochspannung* schaltanlage* ammoniak* brunnenfeld*",
    "pl": "podstacj* transformator* rozdzielni* przepompowni* tłoczni* gazoci* baz*_paliw* linia_wysokiego amoniak*"
    " ujęci*_wody stacj*_redukc*",
    "fr": "sous_station* transformateur* poste_électrique poste_source haute_tension captage* compresseur*"
    " dépôt_pétrolier dépôt_de_carburant ammoniac station_de_pompage détendeur*",
}
BENIGN = {
    "uk": "шука* потріб* досвід* модерніз* реконструк* енергоефектив* енергоощад* навч* хоч* план* перевест* перевод*"
    " побуду* будуємо збуду* замін* онов* проєкт* пропону* дяку* передал* отримал* стаж* знан* поради порад* цікав*"
    " вивч* екскурс* співфінанс* пріоритет* студент* фахівц* інженер* розробл* відновил* відбуд* придба* збирає купи*"
    " постач* просимо маємо_намір мрі* запуст*_нов* гро* кошт* ділимо* бажа* музе* історі*",
    "en": "seek* need* look* experience know_how knowledge modernis* moderniz* reconstruct* efficien* learn* want*"
    " plan* convert* build* replac* renew* project* offer* thank* received advice study training engineers students"
    " priority co_financ* interest* restor* rebuilt design* help* buy fund* like hope* share museum history century"
    " donat* could supply_us course",
    "de": "such* brauch* erfahrung* modernis* sanier* effizien* lern* möchte* plan* umstell* umrüst* bau* ersetz*"
    " erneuer* projekt* biete* dank* erhielt* rat schulung* ingenieur* student* interess* wiederherst* helfen hilfe"
    " kauf* spend* fördern förder* wissen museum geschichte jahrhundert könn*",
    "pl": "szuka* potrzeb* doświadcz* moderniz* remont* efektyw* uczyć nauczyć chc* plan* przebudow* zbudow* wymian*"
    " wymien* projekt* ofer* dzięk* otrzym* porad* szkole* inżynier* student* interes* odbudow* pomoc* pomóc kupić"
    " wspar* wiedz* muzeum histori* wiek* poznać",
    "fr": "cherch* besoin expérience* savoir_faire modernis* rénov* efficac* apprendre souhait* plan* projet* conver*"
    " construi* remplac* offr* merci reçu* conseil* formation* ingénieur* étudiant* intérêt intéress* reconstrui*"
    " aid* achet* financ* musée histoire siècle aimer* comprendre partag* pourr*",
}
# Networks as a whole: what became of them is asked about, unless it is told in shares.
NETWORK = {
    "uk": "водопостачан* водовідведен* теплопостачан* електропостачан* енергопостачан* енергомереж* газомереж*"
    " водопровід* водопровод* мереж*_вод* мереж*_тепл* енергосистем*",
    "en": "water_supply power_supply heat_supply heating_network* power_grid electricity_grid water_network*",
    "de": "wasserversorgung stromversorgung wärmeversorgung stromnetz* wassernetz* fernwärmenetz*",
    "pl": "sieć_energ* sieci_energ* sieć_ciepł* sieci_ciepł* sieć_wodoc* sieci_wodoc* zaopatrzeni*_w_wod*",
    "fr": "réseau_électrique réseau_d_eau réseau_de_chaleur approvisionnement_en_eau alimentation_en_eau",
}
# Social objects: their address is public, and what they need is what partnerships are about; near the front their
# state is looked for too.
SOCIAL = {
    "uk": "водоканал* лікарн* школ* ліце* дитсад* садок садочк* садку сховищ* укритт* вокзал* елеватор* завод*"
    " адмінбудів* гуртожит* генератор* пункт*_незламн* амбулатор* міст мосту мостом мости пожежн*_част* больниц* депо",
    "en": "water_utility hospital* clinic* school* kindergarten* shelter* railway_station* station grain_elevator*"
    " plant factory generator* dormitor* fire_station*",
    "de": "krankenhaus* schule* kindergarten* schutzr* bunker* bahnhof* werk fabrik* generator* wohnheim*",
    "pl": "wodociąg* szpital* szkoł* przedszkol* schron* dworzec* dworca zakład* fabryk* generator* agregat* akademik*",
    "fr": "hôpital hôpitaux école* crèche* abri* gare* usine* générateur* groupe*_électrogène* foyer*",
}
DAMAGE = {
    "uk": "атак* вполсили упівсили на_половин* вистоя* стоїть_без снаряд* ракет* дрон* шахед* перебит* не_підлягає"
    " списан* тимчасов*_опор* тримається_на спалах* вигорі* не_пускають непридатн* зруйнов* зруйнув* пошкодж* знищ*"
    " перерван* пожеж* ремонт*_після удар* запустил*_лише прац*_лише розбит* розбомб* влуча* влучи* приліт* прильот*"
    " обстріл* обстріля* вивед*_з_ладу вийш*_з_ладу вийшл*_з_ладу згорі* горить підірва* підрив* не_працю*"
    " не_функціон* зупин* знеструм* без_світла без_води без_тепла уражен* вража* втратил* втратив* тріщин* аварійн*"
    " половин*_потужн* наполовину частково_працю* відключ* не_витрим* працює_лише працює_на_один* один_із_двох"
    " залишив* уцілі* скидають затоп* повреж* разруш* уничтож* не_работа* попадан* просів* виведено атакован*"
    " простріл* пробит* упав ослаблен* просіла просіло дірк* тріснул* тріснув зношен* зруйнована_на вибил* вибит*"
    " аварій* протік* протіка* розгерметиз* посікл* посічен* спален* вигорів не_подає погано_працю* знищена стерт*"
    " лусну* поламан* мотор_згорів двигун_згорів добу_стоїть тиждень_стоїть",
    "en": "missile* drone drones rocket* down_to half_power dead gone raid* burned_out took_out taken_out"
    " beyond_repair temporary_supports destroy* damag* fire interrupted severed hit struck shelled shelling strike"
    " strikes bombed burnt burned burning out_of_order out_of_service not_working not_work no_longer knocked_out"
    " disabled lost offline cracked crack* collapsed blown_up half_capacity only_one only_partly inoperable broken"
    " ruined attack* wrecked crippled leaking down_since shut_down cut_off half_of_its only_on_one partly_working"
    " stopped flooded breach* works_at_half survived weakened worn worn_out stuck burnt_out hole holes leaks sagging"
    " splintered broke breaks failed fails fried blew down_to_one repaired_provisionally provisional*"
    " temporarily_fixed patched jammed crumbling ablaze battery_is_dead dies died_again stands_idle",
    "de": "zerstör* beschädig* rakete* drohne* steht_still still_steht getroffen *treffer* unterbrochen hin"
    " nicht_mehr undicht einschlag* ausgefallen ausfall* außer_betrieb stillgelegt ausgebrannt abgebrannt brennt"
    " gesprengt gesprengte* eingestürzt rissig risse angriff* beschuss beschossen funktioniert_nicht arbeitet_nicht"
    " arbeitet_nur läuft_nur nur_noch lahmgelegt kaputt defekt überflutet halber_leistung bombardiert schäden"
    " verloren verschlissen* verklemmt* klemmt geschwächt undicht* ausgebrannte* leck leckt notdürftig* provisorisch*"
    " geborsten gebrochen verbrannt* durchgebrannt* batterie_ist_leer leergelaufen riss gerissen marode"
    " zusammengebrochen fällt_aus steht_seit",
    "pl": "rakiet* dron dronów drony wyłączon* nieczynn* zniszcz* uszkodz* pożar* przerwan* trafion* ostrzał*"
    " ostrzel* nie_działa* nie_pracuj* spłon* spalon* pęk* zawali* wysadz* zbombard* atak* awari* połow*_mocy"
    " połowie_mocy stracił* straciła tylko_jeden tylko_jednym unieruchom* zalan* zerwan* uderz* płonie rannych"
    " zacięł* zacię* zużyt* osłabion* padł padła pada przeciek* dziur* prowizor* spaliły spalił* padnie rozszczeln*"
    " zerwał* wybił* ledwo_działa uszkodzeni* runął stoi_po stoi_od",
    "fr": "frappe* missile* drone* ne_tourne_plus détruit* endommag* interrompu* rompu* touché* frappé* bombard*"
    " hors_service hors_d_usage incendi* brûl* en_panne à_l_arrêt ne_fonctionne ne_marche fissur* effondr* explos*"
    " coupé* attaqu* mi-capacité moitié perdu* inondé* n_est_plus dégât* ne_tourne plus_que grillé* bloqué* usé* usés"
    " lâché lâche rompt troué* provisoire* rafistol* fuit fuite affaibli* cassé* mort morte s_est_écroulé* vétuste*"
    " éventré* crevé* lâchera",
}
WEAKNESS = {
    "uk": "без_захист* незахищен* не_захищен* не_має_захист* немає_захист* не_має_резерв* немає_резерв* без_резерв*"
    " без_охорон* не_охорон* немає_охорон* єдин* якщо_вимк* якщо_знищ* якщо_пошкод* якщо_зупин* якщо_відключ*"
    " якщо_вдар* залиш*_без_вод* залиш*_без_світл* залиш*_без_тепл* уразлив* вразлив* слабк*_місц* вузьк*_місц*"
    " критичн*_точк* під_загроз* живить живит* залежить_від не_перекрит* відкрит*_неб* ніхто_не_стереж*"
    " ніхто_не_охорон* однією_нитк* одна_нитка вистачить увесь_берег весь_правий весь_лівий усю_громад* всю_громад*"
    " все_місто усе_місто без_укритт* захист* нема_охорон* уязвим* единственн* резервн*_живлен* лише_один лише_одна"
    " тільки_один тільки_одна резерв*_немає єдиний без_неї без_нього лишиться_без залишиться_без залишат*_без"
    " сидітим*_без тримається_на висить_на паралізу* одній_лінії однією_ліні* одна_лінія один_кабель єдиного_кабел*"
    " резерву_немає запасу_вистачає відмовить у_разі_зупин* якщо_відмов* якщо_влуч* якщо_впаде вистачає_на"
    " вистачить_на за_нею_нічого резерву_за",
    "en": "unprotected no_protection without_protection not_protected unguarded no_guard* not_guarded no_backup"
    " no_back-up without_backup no_reserve no_spare vulnerable vulnerab* weak_point bottleneck single_point"
    " only_source sole_source single_source only_one the_only only_pump if_it_fails if_it_stops if_this_fails"
    " without_it depends_on depend_on without_water without_power without_heat no_fence open_yard nobody_watches jams"
    " the_whole_town whole_town whole_district whole_rayon whole_city half_the_town half_of_the_town lasts_for"
    " one_line single_line one_feeder one_generator single_generator one_transformer guarded_only one_guard"
    " no_shelter exposed backup_power supplies feeds feeding serves_the_whole supplying sole the_only_one are_dry"
    " no_second without_reserve silences hangs_on paralys* paralyz* if_it_is_hit if_they_stop if_this_is_hit next_hit"
    " another_hit if_hit without_light remains_dark in_the_dark relies_on single_cable no_alternative last_one"
    " one_spare nothing_behind nothing_else",
    "de": "ungeschützt* keinen_schutz kein_schutz ohne_schutz keine_notstrom* ohne_notstrom* keine_reserve*"
    " ohne_reserve unbewacht* nicht_bewacht keine_bewachung verwundbar* schwachstelle* einzige* einziger einzigen"
    " engpass* wenn_es_ausfällt wenn_sie_ausfällt fällt_es_aus ohne_wasser ohne_strom ohne_heizung ohne_wärme"
    " abhängig hängt_ab versorgt versorgen speist ganze_stadt ganzen_ort halbe_stadt reicht_für nur_ein nur_eine"
    " nur_einen ersatz_gibt_es_keinen anfällig* ohne_das ohne_die nicht_geschützt hängt_an fallen_sie_aus"
    " fällt_sie_aus nochmals_ausfall* keine_ersatzversorgung ersatzversorgung keine_zweite eine_zweite_gibt_es_nicht"
    " bleibt_es_dunkel im_dunkeln angewiesen lahmlegen lahmgelegt steht_und_fällt letzte_verbliebene"
    " dahinter_kommt_nichts sonst_nichts",
    "pl": "niechronion* nie_jest_chronion* bez_ochrony bez_zabezpiecz* niezabezpieczon* nie_ma_rezerw* bez_rezerw*"
    " nie_ma_zasilania bez_zasilania_awaryjn* zasilani*_rezerwow* zasilania_awaryjn* całe_miasto całą_gminę"
    " pół_miasta wystarczy zapasow* jedyn* tylko_jeden tylko_jedna tylko_jedną wrażliw* podatn* słab*_punkt*"
    " wąski*_gardł* bez_wody bez_prądu bez_ogrzew* zależy_od zaopatruje zasila ogrzewa jeśli_przestan* jeśli_stan*"
    " niestrzeżon* zostaje_bez zostan*_bez bez_rezerwy wisi_na jednej_linii jedna_linia drugiej_nie_ma nie_ma_drugiej"
    " sparaliżu* bez_światła jak_padnie jeśli_padnie gdy_stanie jak_stanie trzyma_się_na bez_zasilania polega_na"
    " nic_za_nią nic_więcej",
    "fr": "sans_protection aucune_protection non_protégé* pas_protégé* sans_secours aucune_alimentation"
    " sans_alimentation pas_de_secours aucun_secours aucun_groupe vulnérab* point_faible seul seule toute_la_ville"
    " toute_la_commune la_moitié il_n_y_en_a_pas seule_source unique gardé_que sans_gardien pas_gardé* si_elle_tombe"
    " si_elle_s_arrête dépend* sans_eau sans_électricité sans_chauffage alimente dessert goulot n_est_gardé"
    " non_gardé* aucune_autre pas_d_autre n_y_en_a_pas_d_autre restent_sans reste_sans resteront_sans seule_ligne"
    " une_seule_ligne repose_sur paralys* plus_d_eau n_a_plus plus_de_courant si_elle_lâche s_ils_s_arrêtent"
    " ce_sera_le_noir tient_à rien_derrière",
}
LACK = {
    "uk": "без не немає нема відсутн* бракує нет",
    "en": "no without not lacks lack missing never only",
    "de": "kein* ohne nicht fehl* nur",
    "pl": "bez nie brak* tylko",
    "fr": "sans pas aucun* ni manque que",
}
GUARD = {
    "uk": "захист* охорон* огорож* резерв* паркан* прикрит* сторож* укритт* захищен* генератор* запасн* живленн* камер",
    "en": "protection protected guard* fence* reserve backup back-up spare generator cover shield* watchman cameras"
    " roof",
    "de": "schutz geschützt bewach* wachdienst zaun umzäun* reserve ersatz notstrom* wächter kameras absicherung",
    "pl": "ochron* chronion* ogrodzeni* rezerw* zabezpiecz* zapas* straż* zasilani* osłon* kamer monitoring*",
    "fr": "protection protégé* gard* clôture* réserve* secours rechange surveill* caméra* groupe",
}
# What a hospital or a school hangs on, and how long it lasts without.
ONE_LINE = {
    "uk": "однієї_лінії одній_лінії одну_лінію одна_лінія єдин*_ліні* єдин*_кабел* лінія_електропередачі_перебита"
    " запасу_палива запас_палива запас_дизел* резервн*_ліні* резервн*_живлен* палива_вистач* дизеля_вистач*"
    " пального_вистач*",
    "en": "one_line single_line one_cable single_cable backup_line back-up_line fuel_reserve* reserve_of_fuel"
    " diesel_lasts fuel_lasts fuel_for_only diesel_reserve* second_feed one_feed",
    "de": "einzigen_leitung einzige_leitung eine_leitung einer_leitung dieselvorrat* treibstoffvorrat*"
    " kraftstoffvorrat* diesel_reicht notleitung ersatzleitung",
    "pl": "jednej_linii jedna_linia jednym_kabl* ropy_starczy ropy_wystarczy zapas_paliwa paliwa_starczy"
    " paliwa_wystarczy rezerwowa_linia linia_rezerwowa diesla_starczy",
    "fr": "seule_ligne un_seul_câble ligne_de_secours réserve_de_gazole gazole_suffit réserve_de_carburant"
    " carburant_suffit",
}
# How many hours of light a town has is the state of its network.
DARK = {
    "uk": "світло_дають світла_по світло_по годин_світла годин*_на_добу світло_дві світло_чотири",
    "en": "hours_of_light hours_of_power hours_of_electricity hours_a_day_of_power power_only_for light_for_two",
    "de": "stunden_strom_am stunden_am_tag_strom nur_stunden_strom stunden_licht",
    "pl": "prąd_mamy godzin_prądu godziny_na_dobę godzin_na_dobę prąd_jest_przez",
    "fr": "heures_de_courant heures_d_électricité heures_de_lumière",
}
# Not whole yet, or at its limit: «repaired» excuses nothing then.
PARTLY = {
    "uk": "частково лише_на_один* тільки_на_один* перевантаж* навантаження_критичн* на_межі не_повністю тимчасово"
    " тимчасов*_схем*",
    "en": "partly partially in_part only_on_one overload* load_is_critical at_its_limit at_the_limit not_fully"
    " temporarily makeshift",
    "de": "teilweise überlastet* am_limit an_der_grenze_der nicht_vollständig vorläufig provisorisch* notdürftig*",
    "pl": "częściowo przeciążon* obciążenie_jest na_granicy_możl* nie_w_pełni tymczasow* prowizoryczn*",
    "fr": "en_partie partiellement surcharg* charge_est_critique à_la_limite pas_entièrement provisoire*",
}
# Shares speak of a whole town, not of an object; a question after know-how asks how such things are run.
SHARE = {
    "uk": "відсот* третин* половин* чверт* частк* більшіст*",
    "en": "percent per_cent third quarter share most",
    "de": "prozent drittel viertel anteil hälfte",
    "pl": "procent* jednej_trzeciej jedna_trzecia czwart* odsetek większość",
    "fr": "pour_cent tiers quart part majorité",
}
# Bridges between people, and what is spoken of at the partner's or as history.
PEACEFUL = {
    "uk": "мости_дружб* міст_дружб* мости_між будуємо_мости будують_мости міст_між культурн*_міст між_людьми"
    " відбудували відбудован* відновили відновлен* відремонтован* полагод* пережи* малюн*",
    "en": "bridges_between build_bridges bridges_of building_bridges bridge_between bridges_to rebuilt restored"
    " repaired reopened",
    "de": "brücken_bauen brücken_zwischen brücke_zwischen bauen_brücken wiederaufgebaut instand_gesetzt repariert",
    "pl": "mosty_między budujemy_mosty mosty_przyjaźni most_między odbudowan* odbudowa* naprawion*",
    "fr": "ponts_entre pont_entre jetons_des_ponts jeter_des_ponts reconstruit* réparé*",
}
NEED = {
    "uk": "потріб* шукаємо шукає просимо придбати закупити купити отримати передати пропону* подару* нужен нужн*",
    "en": "need* seek* looking buy purchase request* offer* donate provide want* require*",
    "de": "brauch* such* benötig* kaufen bieten spenden wünschen",
    "pl": "potrzeb* szukamy szuka kupić prosimy przekaż* oferuj*",
    "fr": "besoin cherch* acheter offr* donner souhait*",
}
_CAPACITY = re.compile(
    r"\d[\d \xa0.,/]{0,12} ?-?(?:МВт|мвт|кВт|МВА|кВА|кВ\b|кв\b(?! ?\.? ?(?:км|м))|Гкал|MW|MWh|kV\b|kVA|MVA|GWh|Gcal|MWe"
    r"|мегават\w{0,4}|кіловольт\w{0,4}|megawatt\w{0,2}|mégawatt\w{0,2}|megawat\w{0,3}|kilovolts?|кубів|кубометр\w{0,3}"
    r"|(?:тис\. ?|тисяч\w{0,2} ?|million |thousand |Mio\. ?|tys\. ?|tysięcy |mille )?"
    r"(?:куб\.? ?м|м³|м3|m³|m3|cubic met(?:re|er)s?|Kubikmeter|mètres cubes|metrów sześciennych|метрів кубічних)"
    r"|(?:тис\. ?|тисяч\w{0,2} ?|thousand )?"
    r"(?:тонн\w{0,3}|т\b (?:пального|палива|дизел|солярк)|tonn?e?s?\b|Tonnen|ton\b"
    r"|л(?:ітр\w{0,3})?/(?:с|год)|litres?|liters?|Liter|litrów|barrels?|тонн))"
)
_VOLTAGE = re.compile(
    r"\b(?:35|110|150|154|220|330|400|500|750)(?: ?/ ?\d{1,3}){0,3}[ -]?(?:кВ|kV|киловольт|кіловольт)"
)
_WORDS_BEHIND_A_NEED = 3
_NEAR, _FAR = 8, 14  # words between the object and what is told of it
_SHARE_SIGN = re.compile(r"\d ?%")
_PRONOUNS = (
    "вона він воно вони його її там тут це it its they there this sie er es dort dies ona on ono tam to elle il elles"
    " ils là cela потужність адреса capacity address adresse leistung moc adres puissance"
)
_FOLLOWS = frozenset(_PRONOUNS.split())

_LEXICON = Lexicon(
    object=OBJECT,
    hard=HARD,
    benign=BENIGN,
    network=NETWORK,
    social=SOCIAL,
    need=NEED,
    lack=LACK,
    guard=GUARD,
    damage=DAMAGE,
    weakness=WEAKNESS,
    one_line=ONE_LINE,
    partly=PARTLY,
    dark=DARK,
    share=SHARE,
    peaceful=PEACEFUL,
    beside=BESIDE,
    located=LOCATED,
)


def check(text: str, *, strict: bool = False) -> list[Finding]:
    """An object with words of damage, a capacity, a weak side, or a place, in one sentence or in the next that goes on.

    `strict`, for places under hostilities or occupied: schools, hospitals and networks are objects too, and what is
    said in shares or of what was rebuilt is asked about as well.
    """
    sentences = _LEXICON.sentences(text)
    found = []
    for number, sentence in enumerate(sentences):
        thing = _thing(sentence, strict)
        if not thing:
            continue
        reason = _reason(sentence, thing, strict)
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        if not reason and following and _goes_on(following, strict):
            reason = _reason(following, None, strict)
        if reason:
            found.append(Finding.of(Kind.INFRASTRUCTURE, reason, text, thing.start, thing.end))
    return found


def _thing(sentence: Sentence, strict: bool) -> Hit | None:
    if strict:
        return sentence.first("object", "hard", "network", "social")
    things = sentence.without("object", "peaceful", near=1) or sentence.of("hard")
    if things:
        return things[0]
    line = _VOLTAGE.search(sentence.words)
    if line:
        return Hit(0, len(sentence.tokens), sentence.start + line.start(), sentence.start + line.end())
    if sentence.has("one_line", "dark") and not sentence.has("benign"):
        return sentence.first("one_line", "dark")
    is_told_in_shares = sentence.has("share", "peaceful") or _SHARE_SIGN.search(sentence.words)
    return sentence.first("network") if sentence.has("damage") and not is_told_in_shares else None


def _goes_on(sentence: Sentence, strict: bool) -> bool:
    return strict or any(token.word in _FOLLOWS for token in sentence.tokens[:2])


def _reason(sentence: Sentence, thing: Hit | None, strict: bool) -> str | Promise | None:
    if sentence.has("one_line", "dark") and not sentence.has("benign"):
        return REASON_WEAKNESS
    if sentence.near(thing, "partly", _FAR) and not sentence.has("need"):
        return REASON_DAMAGE
    if sentence.near(thing, "damage", _FAR) and (strict or not sentence.has("peaceful") or sentence.has("partly")):
        return REASON_DAMAGE
    if STREET.search(sentence.words) or sentence.near(thing, "beside", _NEAR):
        return REASON_ADDRESS
    if _CAPACITY.search(sentence.words) and not _is_wanted(sentence, thing):
        return REASON_CAPACITY
    is_bare = sentence.has("lack") and sentence.near(thing, "guard", _FAR)
    if is_bare or sentence.near(thing, "weakness", _NEAR):
        return REASON_WEAKNESS
    return REASON_ADDRESS if sentence.has("hard") and not sentence.has("benign", "peaceful") else None


def _is_wanted(sentence: Sentence, thing: Hit | None) -> bool:
    """«We need a transformer of 400 kVA»: the thing does not stand anywhere yet."""
    return thing is not None and any(
        0 < thing.first - need.last <= _WORDS_BEHIND_A_NEED for need in sentence.of("need")
    )
