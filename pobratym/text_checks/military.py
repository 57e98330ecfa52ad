"""Military objects, positions, movements and the defence industry are not for a public page, in any wording."""

from django.utils.translation import gettext_lazy as _

from pobratym.text_checks.addresses import BESIDE, LOCATED
from pobratym.text_checks.finding import Finding, Kind
from pobratym.text_checks.lexicon import Hit, Lexicon, Sentence
from pobratym.text_checks.places import PLACE

REASON = _("It mentions a military object or movement. Leave it out: partnerships do not need it.")

# Named at all is named too much.
OBJECT = {
    "uk": "ппо* військов*_вантажів* військов*_машин* військов*_авто* військов*_част військов*_частин* склад*_озброєн*"
    " склад*_зброї озброєнн* ешелон* пво воинск* військов*_госпітал* розташуванн*_військ* рлк нрк"
    " тренувальн*_база_зсу військов*_навчан* винищувач* гелікоптер* вертол* бойов*_літак* бойов*_дрон* ударн*_дрон*"
    " дрони_камікадзе дронів_камікадзе дрон*_перехоплювач* перехоплювач* зсу_стоїть військов*_часті колон*_військ*"
    " полігон_зсу пункт*_збору_військ* бронепотяг* оборонк* укріпрайон* мінне_поле мінні_поля_перед військов*_обєкт*"
    " антидрон* пускова пускові пускову військов*_містеч* вч військов*_містечк* військов*_полігон*"
    " військов*_аеродром* військов*_склад* військов*_баз* військов*_табор* військов*_колон* військов*_ешелон*"
    " військов*_аероп* склад*_боєприпас* склад*_бк боєприпас* боєкомплект* арсенал* аеродром* вертолітн* злітн*_смуг*"
    " ппо зрк протиповітрян* зенітн* зенітник* зенітки радар* радіолокац* рлс реб рер блокпост* блок-пост* дзот* дот"
    " окоп* траншей* траншеї бліндаж* фортифікац* укріплен*_позиц* вогнев*_позиц* вогнев*_точк* мобільн*_вогнев*"
    " мобільн*_груп* опорн*_пункт* командн*_пункт* пункт*_управлінн* штаб_бригад* штаб_батальй* штаб_зсу штаб_тро"
    " спостережн*_пост* позиці*_зсу позиці*_військ* позиці*_наш* позиці*_артилер* позиці*_сил* позиці*_ппо"
    " лінія_оборони лінію_оборони лінії_оборони смуг*_оборони зуби_дракон* мінн*_загороджен* рембат* казарм*"
    " оборонн*_завод* оборонн*_підприємств* військов*_завод* оборонн*_промислов* збройов*_завод* опк впк"
    " перекидан*_військ* перекидаю* дислок* передислок* ракетн*_установк* пускн*_установк* хаймарс* петріот*"
    " патріот*_стоїть боев*_позиц* воинск*_част* войсков*_част* боеприпас* аэродром* окопи стартов*_майданчик*"
    " майданчик*_запуск* бронетехнік* бронемашин* гаубиц* міномет* військкомат* тцк навчальн*_центр_зсу"
    " навчальн*_центр_військ* штурмов*_бригад* механізован*_бригад* окрем*_бригад* омбр одшбр осбр обро одбр"
    " штурмовик* для_фронту на_фронт_дрон* fpv фпв леопард* абрамс* бредлі* гепард* ірис іріс-т f-16 ф-16 танк танка"
    " танки танків танкам танками танкі гради пункт*_постійної_дислокації ппд прикордонн*_застав* застав*_прикордон*"
    " мінні_поля мінних_пол* мінними_пол* піхотинц* прикордонн*_пост* радіоелектронн*_боротьб* тепловізор* вогнев*"
    " ударн*_безекіпаж* безекіпажн* колючий_дріт бетонн*_пірамід* бойов*_катер* зенітка зенітку зеніткою зенітк*",
    "en": "military_truck* military_lorr* military_vehicle* army_truck* army_lorr* tank_battalion* tank_unit*"
    " arms_depot weapons_store* weapons_depot arms_store* fighter_jet* fighter_plane* combat_aircraft"
    " attack_helicopter* warplane* kamikaze_drone* attack_drone* strike_drone* combat_drone* positions_of"
    " rocket_launcher* missile_battery missile_site* missile_launch* military_airport military_hospital"
    " field_hospital military_position* army_position* army_post* military_unit* military_base* military_object*"
    " military_airfield* military_depot* military_camp* military_column* military_convoy* military_train*"
    " military_warehouse* military_equipment military_hardware army_base* army_unit* army_depot* army_camp*"
    " ammunition ammo munitions arsenal airfield airbase air_base airstrip helipad anti-aircraft anti_aircraft"
    " antiaircraft air_defence* air_defense* air-defence air-defense radar* electronic_warfare jamming_station"
    " checkpoint* trench* dugout* fortification* firing_position* firing_point* launch_site* launch_pad* launcher*"
    " artillery_position* gun_emplacement* mobile_fire_group* command_post* command_point*"
    " headquarters_of_the_brigade observation_post* defence_line* defensive_line* dragon_teeth barracks garrison*"
    " troop* battalion* regiment* himars patriot_battery howitzer* mortar* defence_plant* defense_plant*"
    " defence_industry defense_industry arms_factory arms_factories weapons_factory weapons_plant drone_factory"
    " drone_plant drone_workshop* drone_production weapons_production armoured_vehicle* armored_vehicle* tank_brigade"
    " recruitment_office* leopards abrams bradleys bradley gepard* iris-t f-16* patriots interceptor* fpv"
    " assault_brigade* mechanised_brigade* mechanized_brigade* for_the_front training_ground* border_post* minefield*"
    " mined infantry border_guard_post* guard_post* thermal_sight* thermal_imag* night_vision jamming jammer*"
    " unmanned_boat* sea_drone* barbed_wire anti-tank antitank air_defence air_defense front_line frontline"
    " rotate_through gunners shell_of",
    "de": "kaserne* militär* waffenlager* kampfjet* kampfflugzeug* kampfhubschrauber* militärhubschrauber* flugplatz*"
    " *panzer* raketenstellung* flakbatterie* militärlager* militärposten* armeestützpunkt* armeelager* nachschub*"
    " kampfdrohnen bundeswehrdepot* lazarett* militäreinheit* militärbasis militärstützpunkt* militärobjekt*"
    " militärflug* militärkolonne* militärtransport* militärtechnik munition* *munition munitionslager* arsenal*"
    " flugabwehr* luftabwehr* luftverteidigung* flakstellung* radarstation* radaranlag* störsender* kontrollposten"
    " checkpoint* schützengr* schützengraben stellungen feuerstellung* artilleriestellung* abschussrampe* startrampe*"
    " raketenwerfer* gefechtsstand* kommandoposten befehlsstand* beobachtungsposten verteidigungslinie* bunkeranlage*"
    " truppen* bataillon* regiment* garnison* rüstungsbetrieb* rüstungsfabrik* rüstungswerk* rüstungsindustrie*"
    " waffenfabrik* drohnenfabrik* drohnenproduktion* drohnenwerk* militärflughafen* militärflugplatz*"
    " panzerreparatur* fliegerhorst* übungsplatz truppenübungs* wehrersatz* leopard leopards panzer panzern patriot"
    " iris-t gepard* fpv für_die_front kampfpanzer* kampfdrohne* abfangdrohne* wehrkreiskommando* minenfeld*"
    " infanter* grenzschutzposten* wärmebild* nachtsicht* *störsender* panzersperre* gefechts* schießstand_der_armee"
    " frontlinie* seedrohne* schutzwesten feldlager",
    "pl": "wojskow*_ciężar* ciężarówk*_wojsk* wozy_bojowe wóz_bojowy skład*_broni magazyn*_broni magazyn*_uzbroj*"
    " myśliw* samolot*_bojow* śmigłow*_bojow* dron*_kamikadze bateri*_przeciw* bateri*_rakiet* wyrzutn*"
    " szpital*_wojskow* posterun*_wojsk* jednostk*_wojskow* baz*_wojskow* obiekt*_wojskow* lotnisk*_wojskow*"
    " magazyn*_wojskow* kolumn*_wojskow* transport*_wojskow* sprzęt*_wojskow* amunicj* arsenał* koszar*"
    " obron*_przeciwlotnicz* przeciwlotnicz* opl radar* walki_elektroniczn* posterun*_kontroln* punkt*_kontroln*"
    " checkpoint* okop* transze* bunkier_wojsk* umocnieni* fortyfikac* stanowisk*_ogniow* stanowisk*_artyler*"
    " stanowisk*_obron* pozycj*_artyler* pozycj*_wojsk* wyrzutni* punkt*_dowodzeni* stanowisk*_dowodzeni*"
    " punkt*_obserwac* lini*_obrony batalion* pułk* garnizon* zakład*_zbrojeniow* fabryk*_broni fabryk*_dronów"
    " przemysł*_zbrojeniow* zbrojeni* poligon* wojska_stacjonuj* przerzut*_wojsk* ruch*_wojsk* haubic* czołg*"
    " leopard* patrioty patriotów fpv dla_frontu dron*_bojow* panzerfaust* moździerz* komisj*_uzupełnień pola_minowe"
    " pól_minowych polami_minowymi piechot* zagłuszar* noktowiz* termowiz* zapor*_przeciwczołg*"
    " placówk*_straży_graniczn* kamizelk*_kuloodporn* kuloodporn* linia_frontu linii_frontu pojazd*_opancerzon*"
    " bezzałogow* lotnisk*_wojsk baza_lotnicz* myśliwc*",
    "fr": "camion*_militaire* véhicule*_militaire* dépôt*_d_armes avion*_de_chasse avion*_de_combat"
    " hélicoptère*_de_combat drone*_kamikaze* drone*_kamikazes batterie_de_missiles site_de_lancement"
    " batterie_antiaérienne poste_militaire hôpital_militaire position*_militaire* char_d_assaut unité_militaire"
    " unités_militaires base_militaire bases_militaires objet_militaire camp_militaire aérodrome_militaire"
    " dépôt_militaire colonne_militaire convoi*_militaire* matériel_militaire munition* arsenal caserne* dca"
    " antiaérien* anti-aérien* défense_aérienne défense_antiaérienne radar* brouill* poste_de_contrôle checkpoint*"
    " barrage_militaire tranchée* fortification* position*_de_tir position*_d_artillerie position*_de_l_armée"
    " rampe_de_lancement lance-roquettes lance-missiles poste_de_commandement poste_d_observation ligne_de_défense"
    " lignes_de_défense troupes bataillon* régiment* garnison* usine_d_armement usine_d_armes usine_de_drones"
    " industrie_de_défense industrie_d_armement aérodrome blindé* obusier* chars leopard* patriot* fpv pour_le_front"
    " drone*_de_combat drone*_d_attaque mortier* terrain_d_entraînement champ*_de_mines fantassin* garde*_frontière*"
    " gardes-frontières brouilleur* vision_nocturne lunette*_thermique* obstacles_antichars antichar* gilets_pare"
    " gilet_pare ligne_de_front drones_navals canons_automoteurs canon canons",
}
PEOPLE = {
    "uk": "загін загону загони взвод* нацгвардійц* спецпідрозділ* вояк* служив* воїн* військовослуж* арта арту артою"
    " новобран* рекрут* штурмовик* штурмової штурмова піхот* розвідник* солдат* військовослужбов* військових"
    " військовим військові бійц* боєць захисник* бригад* батальй* полк полку рота роту роти підрозділ* тероборон*"
    " територіальн*_оборон* тро зсу зсушник* ппошник* нацгвард* сбу спецназ* артилерист* танкіст* прикордонник*"
    " мобілізован* військо війська армія армії десантник* морпіх* зенітник* дивізіон* гарнізон* екіпаж* военн* бойц*"
    " позивн* тил тилу хлопці_з хлопцям_з ротаці* стоянк*",
    "en": "soldier* recruits conscripts servicemen fighters military army brigade* company_of unit units platoon*"
    " squad* armed_forces territorial_defence territorial_defense national_guard artillery gunners crews"
    " border_guards marines paratroopers troops division boys_of_the lads_of_the guys_of_the foot_soldiers infantry"
    " battalion border_guard* gunner*",
    "de": "soldat* rekrut* wehrpflicht* armee militär brigade* einheit* kompanie* territorialverteidigung"
    " streitkräfte nationalgarde artillerie kämpfer* grenzschutz* division* infanterie grenzschützer* truppen"
    " jungs_von_der grenzposten*",
    "pl": "żołnierz* rekru* wojsko wojska wojsku wojskiem armi* brygad* kompani* oddział* obrona_terytorialna"
    " obrony_terytorialnej gwardi* artyleri* bojownik* pogranicznik* dywizj* chłopak*_z piechot* batalion*"
    " straż*_graniczn* straży_graniczn* straż_graniczn*",
    "fr": "soldat* recrue* conscrits militaires armée brigade* unité* compagnie* défense_territoriale garde_nationale"
    " artillerie combattant* garde-frontière* forces_armées division* gars_de_la fantassin* gardes-frontières"
    " poste_des_gardes",
}
VEHICLES = {
    "uk": "техніка технік* танк* бронетехн* бтр бмп колон* ешелон* тягач* гармат* важк*_озброєн* зброї зброю озброєн*",
    "en": "tank tanks armour armor columns column military_vehicles hardware guns vehicles",
    "de": "panzer* kolonne* militärfahrzeuge geschütz* schützenpanzer* haubitze* kampffahrzeug*",
    "pl": "czołg* kolumn* pancern* działa dział transporter* sprzęt*",
    "fr": "char chars colonne* convois canons véhicules_militaires",
}
MOVES = {
    "uk": "рухає* рухаю* йде йдуть їде їдуть проходят* прямує* прямую* перевоз* перекид* перемі* виїжджа* заїжджа*"
    " вирушає* вирушають стягу* нарахову* прибул* прибува* зосередж* передисло* везуть едет едут идет идут движ*"
    " перенес* переїха*",
    "en": "move* moving pass passes passing head heads heading transported cross crosses going arrive* gather*"
    " deployed redeploy* advance* travel* carry leave moved relocated",
    "de": "fährt fahren rollen rollt durchquer* verlegt verlegen bewegen bewegt ziehen zieht passieren passiert"
    " zusammengezogen transportiert umgezogen",
    "pl": "jadą jedzie jeżdżą przejeżdża* przechodz* przemieszcz* kieruj* zmierza* przewoż* przerzuc* gromadz* rusza*"
    " przenio* przeniesion*",
    "fr": "passe passent traverse* circul* déplac* roule* transport* rassembl* se_dirige* avance* monte* déménagé"
    " transféré*",
}
STAYS = {
    "uk": "стоит стоят размещ* распол* розвантажую* облаштува* обжи* займа* зайня* розміщен* розміщу* розташован*"
    " розквартирован* квартиру* базу* стоїть стоять живуть живе мешкають ночу* тримають тримає оборон* окопал*"
    " закріпи* сидять працює чергують таборують тренуються стріляють ніч ночують приїжджають розвантаж* завантаж*"
    " злітають працюють вишкол* навчаються_на_полігон* штаб* зосереджен* замаскован* ховають дежурят живут сплять",
    "en": "stationed based housed billeted quartered located deployed stand stands sleeps sleep live lives lodged"
    " dug_in hidden hide hold holds accommodated positioned trains train camp camps keep keeps parked unload* load*"
    " take_off takes_off practise practice headquarters staying",
    "de": "stationiert untergebracht einquartiert liegt liegen steht stehen wohnen wohnt schlafen lagern versteckt"
    " eingegraben hält halten übernachten trainieren sitzt hauptquartier üben übt campen zelten entladen verladen"
    " parken starten",
    "pl": "stacjonuj* zakwaterowan* rozmieszczon* stoi stoją mieszkają mieszka nocuj* okopan* ukryt* kwateruj*"
    " trzyma* obozuj* rozładow* załadow* parkuj* trenuj* startują ćwiczą sztab* śpią nocują",
    "fr": "stationné* posté* logé* cantonn* basé* installé* placé* déployé* dorm* caché* retranch* hébergé* occup*"
    " tien* s_entraîne* entraîn* camp* décharg* charg* gar* quartier_général dorment",
}
MAKES = {
    "uk": "виробля* виробництв* випуск* виготовл* збира* складає складають налагод* ремонту* ремонт* лагод* шиє"
    " складання майструють производ* выпуск* виготовля* виготовляє розробля* постача* робить роблять перейшов_на"
    " зварю*",
    "en": "turns_out turn_out welds welding produc* manufactur* make makes making build builds assembl* repair*"
    " fabricat* output supply supplies sew sews develop* cast casts machine machines",
    "de": "fertig* herstell* produzier* produktion stellt baut bauen montier* repariert reparieren reparatur* liefert"
    " entstehen entsteht näht schweiß* liefern entwickel* hergestellt",
    "pl": "produkuj* produkcj* wytwarza* montuj* montaż* skład* napraw* remontuj* buduj* robi robimy robią szyje"
    " szyją produkc* dostarcza* opracow* buduje",
    "fr": "fabriqu* produi* product* assembl* répar* construi* monte fabriquons produit construit coud livre"
    " développ* usine*",
}
WEAPONS = {
    "uk": "дрон* безпілотник* бпла fpv зброї зброю зброя боєприпас* снаряд* мін гранат* ракет* бронежилет* танк*"
    " бронетехн* бтр бронемашин* військов*_технік* броньован* вибухівк* порох* міномет* корпус*_мін патрон*"
    " оптик*_приціл* приціл* глушник* беспилотник*",
    "en": "shell_casing* casings drone drones uav uavs fpv weapon* arms ammunition shells grenades missiles rockets"
    " tanks armour armor armoured* armored* explosives mortars body_armour body_armor munitions cartridges",
    "de": "panzerfäust* panzerfaust* drohne* kampfdrohne* waffen munition granaten raketen panzer* sprengstoff*"
    " geschosse schutzwesten patronen",
    "pl": "dron dronów drony dronu bsp broń broni amunicj* pocisk* granat* rakiet* czołg* pancern* materiałów_wybuch*"
    " moździerz* kamizelek_kuloodporn* nabojów",
    "fr": "drone drones arme armes munitions obus grenades missiles roquettes chars blindés explosifs"
    " gilets_pare-balles cartouches",
}
# Whoever works for them makes arms, whatever it is called.
CUSTOMER = {
    "uk": "для_армії для_зсу для_війська для_війс* для_сил_оборони для_бригад* для_фронту оборонн*_замовлен*"
    " для_військов*_потреб",
    "en": "for_the_army for_the_military for_the_armed for_the_brigade* for_the_troops for_the_front for_the_forces"
    " defence_order* defense_order* military_order*",
    "de": "für_die_armee für_die_streitkräfte für_das_militär für_die_truppe* für_die_brigade* für_die_front"
    " rüstungsauftr*",
    "pl": "dla_armii dla_wojska dla_sił_zbrojnych dla_brygad* dla_frontu zamówieni*_wojskow*",
    "fr": "pour_l_armée pour_armée pour_les_forces pour_la_brigade pour_le_front pour_les_militaires"
    " commandes_militaires",
}
# A sentence about the past or the dead: soldiers in it stand nowhere.
HISTORY = {
    "uk": "кладовищ* цвинтар* могил* музе* світов*_війн* світові_війни століт* козацьк* памятник* реконструктор*"
    " загинул* полегл*",
    "en": "cemetery cemeteries grave graves tend_the_graves museum world_war* century medieval cossack* monument"
    " re-enact* reenact* fell_in peacekeep*",
    "de": "friedhof* gräber grab museum* weltkrieg* jahrhundert* mittelalter* kosaken* denkmal* gefallenen *museum",
    "pl": "cmentarz* groby grobów mogił* muzeum muzeów wojn*_światow* obie_wojny wiek* średniowiecz* kozack* pomnik*"
    " bractwo_kurkowe poległych",
    "fr": "cimetière* tombe tombes musée* guerre*_mondiale* siècle* médiéval* cosaque* monument* morts_pour",
}
# Where columns go that are no processions.
FRONT = {
    "uk": "фронт фронту фронтом передов* лінії_зіткнен* позиці* схід_країни",
    "en": "front frontline front_line line_of_contact positions",
    "de": "front frontlinie frontgebiet* stellungen",
    "pl": "front frontu linii_frontu pozycj*",
    "fr": "front ligne_de_front positions",
}
# Soldiers as their neighbours call them.
LADS = {
    "uk": "хлопці хлопцям хлопців хлопцями пацан* бійц* наші_захисник* захисникам",
    "en": "lads boys guys fellows defenders",
    "de": "jungs burschen kameraden verteidiger*",
    "pl": "chłopak* chłopców chłopcom chłopcy obrońc*",
    "fr": "gars garçons copains défenseurs",
}
# What soldiers ask for.
GEAR = {
    "uk": "масксіт* маскувальн* тепловізор* рації рація пікап* турнікет* старлінк* каремат* плитоноск* камуфляж*"
    " дрони дронів нічного_бачення берці",
    "en": "camouflage thermal* radios pickup* pick-up* tourniquet* starlink* plate_carrier* night_vision drones"
    " fatigues boots",
    "de": "tarnnetz* wärmebild* funkgerät* pick-up* tourniquet* starlink* schutzplatten drohnen nachtsicht*",
    "pl": "maskując* termowiz* radiostacj* pickup* stazy staz starlink* płyt_balist* drony dronów noktowiz*",
    "fr": "camouflage thermique* radios pick-up* garrot* starlink* drones vision_nocturne",
}
# What is civil in spite of such words.
CIVIL = {
    "uk": "адміністрац* кладовищ* похован* колишн* вшануван* центр*_для_військов* центр*_для_ветеран*"
    " для_військовослуж* для_військових музе* памятник* меморіал* памят* реконструкці*_бо* історичн* ветеран*"
    " реабілітац* загибл* родин*_військ* сімей_військ* сімям_військ* сімї_військ* членам_сімей пожежн* розмінуван*"
    " гуманітарн* цивільн* фестивал* спортивн* гурток гуртк* аграрн* агродрон* сільськогосп* вдяч* дяку* подяк*"
    " донат* для_бійц* для_воїн* вшанув* будівельн* протез* психолог* вболів* духов*_оркестр* шкільн* робототехн*"
    " аерофотозйомк* оптичн*_технік* сільськогосподарськ* реконструктор* полонен* дитяч* бригад*_екстрен*",
    "en": "military_administration cemetery cemeteries grave* burial museum former memorial monument commemorat*"
    " historic* veteran* rehabilitat* fallen families_of demining mine_clearance humanitarian civil civilian"
    " fire_brigade* brigade_of_volunteers agricultur* farm* festival sport* thank* honour* prosthe* psycholog*"
    " medieval fortress castle school_drone drone_club mapping salvation surveying ambulance retired thanks nets"
    " for_soldiers industrial_unit unit_price housing_unit* first_world_war second_world_war old_town converted"
    " heritage",
    "de": "militärverwaltung* militärgesch* militärmus* militärfried* militärisch* friedhof* soldatenfriedhof* gräber"
    " ehemalig* frühere* einstige* museum* denkmal* gedenk* historisch* veteran* rehabilit* gefallen* familien"
    " entminung* minenräumung humanitär* zivil* feuerwehr* landwirtschaft* festung* burg konversion* prothes*"
    " psycholog* wohneinheit* verwaltungseinheit* umgebaut* umgewandelt feuerwache mittelalter* dank* für_soldaten",
    "pl": "cmentarz* grob* grób dawn* był* muzeum pomnik* upamiętni* historyczn* weteran* rehabilit* poległ* rodzin*"
    " rozminow* humanitarn* cywil* straż* rolnicz* rolnict* festiwal* twierdz* zam* protez* psycholog* administracj*"
    " zamienili* przebudow* dzięk* dla_żołnierz*",
    "fr": "cimetière* tombe* ancien* musée mémorial monument historique* vétéran* anciens_combattants réadapt*"
    " familles déminage humanitaire* civil* pompier* sapeurs-pompiers agricol* festival forteresse château prothè*"
    " psycholog* reconvert* administration devenu* secours merci pour_les_soldats",
}

HIDES = {
    "uk": "хова* замаскован* маскув* прячут під_сіткою під_навіс*",
    "en": "hidden hide hides hiding conceal* camouflaged store* stored stockpil*",
    "de": "versteck* getarnt* tarn* lager* gelagert",
    "pl": "ukryw* ukryt* zamaskowan* przechow* składuj*",
    "fr": "cach* camoufl* entrepos* stock* dissimul*",
}
_EXCUSED_NEAR = 2  # words between

_LEXICON = Lexicon(
    object=OBJECT,
    people=PEOPLE,
    vehicles=VEHICLES,
    moves=MOVES,
    stays=STAYS,
    makes=MAKES,
    weapons=WEAPONS,
    civil=CIVIL,
    front=FRONT,
    lads=LADS,
    gear=GEAR,
    customer=CUSTOMER,
    history=HISTORY,
    beside=BESIDE,
    located=LOCATED,
    hides=HIDES,
    place=PLACE,
)


def check(text: str, *, strict: bool = False) -> list[Finding]:
    """Units, depots, airfields, air defence and trenches by name; people in arms and where they stay or go; vehicles
    that move; makers of arms. «Former», «museum», «veterans» excuse what stands near.

    `strict`, for places under hostilities or occupied: nothing excuses, and people in arms are asked about at once.
    """
    return [
        Finding.of(Kind.MILITARY, REASON, text, mark.start, mark.end)
        for sentence in _LEXICON.sentences(text)
        for mark in _marks(sentence, strict)
    ]


def _marks(sentence: Sentence, strict: bool) -> list[Hit]:
    if strict:
        return _together(sentence) or sentence.of("object", "people")[:1]
    if sentence.has("history") and not sentence.has("stays"):
        return []
    return sentence.without("object", "civil", near=_EXCUSED_NEAR) or _together(sentence)


def _together(sentence: Sentence) -> list[Hit]:
    """What is military only beside another word."""
    found = []
    if sentence.has("stays", "beside", "located", "moves", "hides", "place"):
        found += sentence.without("people", "civil", near=_EXCUSED_NEAR)[:1]
    if sentence.has("vehicles") and sentence.has("moves") and sentence.has("people", "object", "weapons", "beside"):
        found += sentence.of("vehicles")[:1]
    if _is_heavy(sentence) and sentence.has("moves", "stays", "located"):
        found += sentence.of("vehicles")[:1]
    if sentence.has("hides") and sentence.has("vehicles", "weapons"):
        found += [mark for idea in ("vehicles", "weapons") for mark in sentence.without(idea, "civil", near=1)][:1]
    if sentence.has("vehicles") and sentence.has("moves") and sentence.has("front"):
        found += sentence.of("vehicles")[:1]
    if sentence.has("gear") and sentence.has("lads") and sentence.has("stays", "located", "place", "beside"):
        found += sentence.of("lads")[:1]
    if sentence.has("makes") and sentence.has("customer"):
        found += sentence.of("customer")[:1]
    if sentence.has("makes") and sentence.has("weapons"):
        found += sentence.without("weapons", "civil", near=_EXCUSED_NEAR)[:1]
    return found


def _is_heavy(sentence: Sentence) -> bool:
    """Tanks are nothing else, columns may be."""
    return any(
        sentence.text[mark.start : mark.end].casefold().startswith(("танк", "tank", "panzer", "czołg", "char", "бтр"))
        for mark in sentence.of("vehicles")
    )
