"""Whose mailbox it is, by the name of its host: only equal names count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.places.rules.domains import PROVING, Bond, Known, bond, own_host_of_website
from pobratym.places.rules.shared_hosts import is_shared

KNOWN = Known("https://www.borodianka.gov.ua/uk/", "rada.borodianka@ukr.net")


@pytest.mark.parametrize(
    ("mailbox", "verdict"),
    [
        ("officer@borodianka.gov.ua", Bond.SAME_HOST),
        ("Officer@BORODIANKA.gov.ua", Bond.SAME_HOST),
        ("Rada.Borodianka@ukr.net", Bond.OFFICIAL_MAILBOX),
        ("officer@ukr.net", Bond.SHARED),
        ("officer@gmail.com", Bond.SHARED),
        ("officer@gov.ua", Bond.SHARED),
        ("officer@com.ua", Bond.SHARED),
        ("officer@lviv.gov.ua", Bond.SHARED),
        ("officer@school.borodianka.gov.ua", Bond.RELATED),
        ("officer@borodianka.gov.ua.evil.com", Bond.LOOKALIKE),
        ("officer@borodianka.com", Bond.OTHER),
        ("officer@borodianka-gov.ua", Bond.LOOKALIKE),
        ("officer@borodlanka.gov.ua", Bond.LOOKALIKE),
        ("officer@borоdianka.gov.ua", Bond.LOOKALIKE),  # the second o is Cyrillic
        ("officer@evil.com", Bond.OTHER),
        ("officer@xn--80ak6aa92e.com", Bond.OTHER),
        ("officer@evil.com@borodianka.gov.ua", Bond.SHARED),
        ("officer@borodianka.gov.ua@evil.com", Bond.SHARED),
        ("officer@[127.0.0.1]", Bond.SHARED),
        ("officer@127.0.0.1", Bond.SHARED),
        ("officer@borodianka.gov.ua\u200b", Bond.SHARED),
        ("@borodianka.gov.ua", Bond.SHARED),
        ("", Bond.SHARED),
    ],
)
def test_of_each_mailbox_one_verdict(mailbox, verdict):
    assert bond(mailbox, KNOWN) is verdict


def test_without_anything_on_file_no_domain_proves_anything():
    assert bond("officer@borodianka.gov.ua", Known()) is Bond.NOTHING_ON_FILE


@pytest.mark.parametrize(
    ("website", "host"),
    [
        ("https://rada.lviv.gov.ua", "rada.lviv.gov.ua"),
        ("https://www.borodianka.gov.ua:443/en", "borodianka.gov.ua"),
        ("http://бородянка.укр/", "xn--80abjyoeap1l.xn--j1amh"),
        ("https://gov.ua", ""),
        ("https://lviv.gov.ua", ""),
        ("https://od.ua", ""),
        ("https://city.com.pl", "city.com.pl"),
        ("https://com.pl", ""),
        ("https://www.facebook.com/town", ""),
        ("https://rada.info/rada/04360586/", ""),
        ("https://county.example.org/towns/ours/", ""),
        ("ftp://borodianka.gov.ua", ""),
        ("https://[::1", ""),
        ("nonsense", ""),
    ],
)
def test_a_site_is_its_towns_own_or_a_page_in_the_house_of_others(website, host):
    assert own_host_of_website(website) == host


_LABELS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,10}[a-z0-9]", fullmatch=True).filter(lambda each: each[2:4] != "--")
_HOSTS = st.lists(_LABELS, min_size=2, max_size=5).map(".".join)


@given(host=_HOSTS, site=_HOSTS)
def test_a_domain_proves_something_only_where_it_is_the_same_and_nobody_elses(host, site):
    proves = bond(f"officer@{host}", Known(f"https://{site}")) in PROVING
    assert proves == (host == site.removeprefix("www.") and not is_shared(host) and not host.split(".")[-1].isdigit())


@given(mailbox=st.text(max_size=60), website=st.text(max_size=60))
def test_whatever_is_typed_has_a_verdict(mailbox, website):
    assert bond(mailbox, Known(website, "rada@borodianka.gov.ua")) in Bond
