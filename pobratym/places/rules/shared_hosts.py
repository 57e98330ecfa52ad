"""Names on the internet that many share: whoever has a mailbox or a site there speaks for nobody but herself.

After the idea of the public suffix list (https://publicsuffix.org): below which names anybody, or any authority of the
country, registers a name of her own.
"""

# Where the first label above the country's own says what for, not whose: gov.ua, com.pl, co.uk.
_PURPOSES_LIST = (
    "ac academy asso biz co com edu ed go gob gop gos gouv gov gub gv id in info int k12 lg ltd me med mil muni "
    "municipio mun name ne net nom or org police pp press sch school state web"
)
_PURPOSES = frozenset(_PURPOSES_LIST.split())
# Geographical names of the domain .ua (https://hostmaster.ua/2ld/), below which and below gov.ua names are given out.
_REGIONS_OF_UKRAINE_LIST = (
    "cherkassy cherkasy ck chernigov chernihiv cn chernivtsi chernovtsy cv crimea yalta sebastopol sevastopol "
    "dnepropetrovsk dnipropetrovsk dp donetsk dn ivano-frankivsk if kharkiv kharkov kh kherson ks khmelnitskiy "
    "khmelnytskyi km kiev kyiv kv kirovograd kropyvnytskyi kr lugansk luhansk lg lutsk volyn lt lviv lv mykolaiv "
    "nikolaev mk odesa odessa od poltava pl rivne rovno rv sumy sm ternopil te uzhgorod uzhhorod uz vinnica vinnytsia "
    "vn zaporizhzhe zaporizhzhia zp zhitomir zhytomyr zt cr sb"
)
_REGIONS_OF_UKRAINE = frozenset(_REGIONS_OF_UKRAINE_LIST.split())
# Offices of post that give a mailbox to anybody.
_MAIL_PROVIDERS_LIST = """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com
    aol.com proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com zoho.com mail.com email.com gmx.com
    gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org ukr.net i.ua meta.ua ua.fm
    bigmir.net email.ua online.ua mail.ua 3g.ua ukrpost.ua wp.pl o2.pl onet.pl op.pl vp.pl poczta.onet.pl interia.pl
    interia.eu gazeta.pl poczta.fm tlen.pl seznam.cz email.cz centrum.cz volny.cz post.cz azet.sk centrum.sk
    zoznam.sk pobox.sk abv.bg mail.bg libero.it virgilio.it tiscali.it alice.it tim.it pec.it orange.fr wanadoo.fr
    free.fr laposte.net sfr.fr bbox.fr bluewin.ch telenet.be skynet.be ziggo.nl planet.nl kpnmail.nl hetnet.nl
    xs4all.nl btinternet.com sky.com comcast.net verizon.net att.net sbcglobal.net shaw.ca rogers.com telus.net
    inbox.lv inbox.lt one.lv mail.ee hot.ee citromail.hu freemail.hu yahoo.fr yahoo.de yahoo.it yahoo.es outlook.fr
    outlook.de hotmail.fr hotmail.de hotmail.it live.fr mail.ru bk.ru list.ru inbox.ru internet.ru rambler.ru
    yandex.ru yandex.com yandex.ua ya.ru qq.com 163.com 126.com naver.com
"""
MAIL_PROVIDERS = frozenset(_MAIL_PROVIDERS_LIST.split())
# Houses of sites: one of their names tells who rents a room there, and the house itself is nobody's town hall.
_SITE_HOUSES_LIST = """
    facebook.com fb.com instagram.com telegram.me t.me twitter.com x.com youtube.com linkedin.com vk.com ok.ru
    wikipedia.org wikidata.org wordpress.com blogspot.com wixsite.com weebly.com webnode.com jimdo.com github.io
    gitlab.io netlify.app vercel.app pages.dev herokuapp.com google.com sites.google.com ucoz.ua ucoz.com at.ua
    prom.ua gromada.org.ua rada.org.ua rada.info golos.net.ua gromada.info otg.in.ua decentralization.ua
    decentralization.gov.ua prozorro.gov.ua diia.gov.ua
    """
SITE_HOUSES = frozenset(_SITE_HOUSES_LIST.split())


def is_shared(host: str) -> bool:
    """Whether many have their names at `host` (in lower case, ASCII): a suffix, an office of post, a house of sites."""
    labels = host.split(".")
    if len(labels) < 2 or host in MAIL_PROVIDERS or host in SITE_HOUSES:
        return True
    if len(labels) == 2:
        return len(labels[1]) == 2 and (
            labels[0] in _PURPOSES or (labels[1] == "ua" and labels[0] in _REGIONS_OF_UKRAINE)
        )
    return len(labels) == 3 and labels[1:] == ["gov", "ua"] and labels[0] in _REGIONS_OF_UKRAINE
