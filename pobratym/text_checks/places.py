"""What stands in a town: houses, halls, works. Harmless words, but for what stands beside them."""

PLACE = {
    "uk": "будин* будівл* споруд* школ* ліце* лікарн* садок садочк* дитсад* склад складу складі склади цех цеху цехи"
    " ангар* завод* фабрик* вокзал* ринок ринк* ринку магазин* адміністрац* міськрад* ратуш* стадіон* парк парку дах"
    " даху двор* двір квартир* гуртожит* церкв* храм* собор* музе* бібліотек* елеватор* ферм* ферма поле поля депо"
    " порт порту торговельн*_центр* торгов*_центр* промзон* під'їзд* підїзд* поверх* готел* клуб культур* амбулатор*"
    " заправк* міст мосту дорог* станці* підстанц* тец пожежн* гараж* квартал* мікрорайон* район* зупинк* кладовищ*"
    " адмінбудів* підприємств* пансіонат* санатор* табор* табір універмаг* супермаркет* кінотеатр* пошт* пошта кафе"
    " ресторан* басейн* колі* цистерн* резервуар* теплиц* млин* пекарн* їдальн* спортзал* підвал* навіс* об'єкт*"
    " обєкт* дом дома больниц* кіоск* автостанц* комбінат* набережн* поліклінік* виставк* дитячий_садок"
    " дитячого_садка палац* театр* собору аптек* гімназі* гімназ* колгосп* сільрад*",
    "en": "college boarding_house resort supermarket cafe restaurant pool cinema track tracks crossing building*"
    " house houses school* kindergarten* hospital* clinic* warehouse* depot* store shop* workshop* hall hangar*"
    " factory plant station market town_hall city_hall stadium park roof yard dormitor* church* cathedral museum*"
    " library elevator farm field port centre center mall block* flats apartment* hotel* club garage* street avenue"
    " district quarter substation bridge bus_stop cemetery enterprise facility dairy mill silo gym tank post_office"
    " post office stop shed sheds sawmill bakery cold_store site zone courtyard entrance kiosk* nursery lyceum*"
    " surgery town libraries theatre theater pharmacy shopping sports_hall bus_station dwellings embankment suburb"
    " barn barns",
    "de": "kino postamt supermarkt sanatorium ferienlager schwimmbad gleis* gleise *haus haus häuser hause gebäude*"
    " *gebäude schule* kindergarten* krankenhaus* lager lagerhaus* lagerhalle* halle* *halle *hallen werk werkstatt"
    " fabrik* bahnhof* markt rathaus* stadion* park dach hof wohnheim* kirche* museum bibliothek* feld hafen"
    " einkaufszentrum* wohnblock* hotel* straße *straße viertel betrieb* umspannwerk* brücke* hochhaus* gelände"
    " turnhalle* keller scheune molkerei mühle busbahnhof tankstelle bäckerei* gymnasium klinik* apotheke* theater"
    " lesesaal innenstadt ortskern zentrum marktplatz stadthalle grundschule* kita kitas wohnung* wohnviertel"
    " südviertel dorf stadtmitte anlage anlagen hallen scheunen kolchose*",
    "pl": "kino kina poczt* pensjonat* sanatori* basen* tor_ tory stacj* sklep budyn* dom domu domy szkoł*"
    " przedszkol* szpital* magazyn* hal* warsztat* fabryk* zakład* dworzec dworc* targ* rynk* rynek ratusz* stadion*"
    " park* dach* podwórk* akademik* kości* muzeum bibliotek* pole port* centrum blok* hotel* ulic* dzielnic* osiedl*"
    " podstacj* most administracj* sklep* urzęd* urząd remiz* młyn* piwnic* hala stodoł* mleczarni* piekarni* apte*"
    " teatr* liceum gimnazj* targ czyteln* kamienic* śródmieści* przychodni* kościół obiekt* zajezdni* świetlic*"
    " żłob* halach kołchoz* przysiół*",
    "fr": "cinéma supermarché collège sanatorium piscine voie* immeuble* bâtiment* maison* école* maternelle* hôpital"
    " clinique* entrepôt* dépôt* atelier* hangar* usine* gare marché mairie stade parc toit cour foyer église*"
    " cathédrale musée bibliothèque champ port centre quartier* hôtel* rue avenue zone sous-station pont magasin*"
    " dispensaire minoterie gymnase grange* cave laiterie moulin poste boulangerie* pharmacie* théâtre lycée* bourg"
    " maternelles médiathèque sites centre-ville étals salle_des_fêtes crèche hangars kolkhoze*",
}
