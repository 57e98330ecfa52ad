"""A letter for paper: what the database says of both sides, in the receiver's language and in the sender's.

Only what everybody may see of a profile. Nothing is translated: where nobody has written the letter in the receiver's
language, sentences from choices and numbers stand in it, and the text as it was written, with its language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratym.core.instance import is_demonstration
from pobratym.core.languages import ENGLISH, in_words
from pobratym.core.texts import NO_TEXT, LocalizedText
from pobratym.introductions.letter import Addressed, Facts, Head, subject
from pobratym.introductions.letter.manners import manner_of
from pobratym.introductions.letter.paper import Answer, Sheet
from pobratym.introductions.letter.parts import reopened, taken_apart
from pobratym.introductions.letter.posts import standard_post
from pobratym.introductions.letter.salutations import name_line
from pobratym.introductions.models import Addressee, Introduction
from pobratym.introductions.queries.profiles import name_of, place_of
from pobratym.introductions.rules.languages import COUNTRIES_OF_SEVERAL, language_of
from pobratym.naming.romanisation import readable
from pobratym.places.models import Authority, Identifier, Municipality, Scheme
from pobratym.places.queries.authorities import authority_of
from pobratym.places.queries.official_addresses import website_of
from pobratym.places.rules.authorities import post_of_head
from pobratym.profiles.models import Passport, PassportPicture
from pobratym.profiles.queries import Profile, profile_of
from pobratym.profiles.rules.telling import in_brief

_CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True)
class Paper:
    """The sheets of a letter, the receiver's language first, and the arms of the sender."""

    sheets: list[Sheet]
    arms: PassportPicture | None


@dataclass(frozen=True)
class _Side:
    """What is known of one side; `said`: of the receiver, what the sender has read elsewhere."""

    municipality: Municipality
    profile: Profile
    authority: Authority | None
    website: str
    said: Addressed = field(default_factory=Addressed)

    @property
    def passport(self) -> Passport:
        return self.profile.passport or Passport()


def language_for(municipality: Municipality) -> str:
    """In which language it is written to. Needs `with_place`; one query in countries of several languages."""
    region, country = municipality.region_id, municipality.country_id
    if region is None or country not in COUNTRIES_OF_SEVERAL:
        return language_of(country)
    codes = Identifier.objects.filter(municipality=region, scheme=Scheme.GEONAMES_ADMIN1)
    return language_of(country, codes.values_list("value", flat=True).first() or "")


def paper_of(
    introduction: Introduction,
    *,
    address_in: Callable[[str], str] | None = None,
    link_in: Callable[[str], str] | None = None,
    code: str = "",
) -> Paper:
    """The sheets: the receiver's language, then the sender's where the letter has been written in it too.

    `address_in`: where the receiver answers, by language, for whoever is not here; `code` is typed there, `link_in` is
    where the picture beside it leads, unless to the same page. Needs `with_sides`.
    """
    us = _side(introduction.sender)
    them = replace(_side(introduction.receiver), said=_addressed(introduction))
    theirs, ours = language_for(introduction.receiver), language_for(introduction.sender)
    languages = [theirs]
    if introduction.letter[ours] and ours not in (theirs, _written_in(introduction, theirs)):
        languages.append(ours)
    sheets = []
    for language in languages:
        with override(language):
            answer = None
            if address_in and language == theirs:
                answer = _answer(address_in(language), (link_in or address_in)(language), code)
            sheets.append(_sheet(introduction, language, us, them, answer))
    return Paper(sheets, us.profile.arms)


def as_read(introduction: Introduction) -> LocalizedText:
    """The letter as its receiver reads it. Needs `with_sides`."""
    return opened_for(introduction.receiver, introduction.letter, _addressed(introduction))


def opened_for(receiver: Municipality, letter: LocalizedText, said: Addressed) -> LocalizedText:
    """The letter, where somebody has said how to address the receiver's head: then our neutral opening gives way.
    Needs `with_place`."""
    passport = Passport.objects.filter(municipality=receiver).first() or Passport()
    if not (passport.head_form or passport.head_called or said.form or said.called):
        return letter
    authority, theirs = authority_of(receiver.pk), language_for(receiver)
    told = {}
    for language, text in letter.items():
        manner = manner_of(language, receiver.country_id, _head(passport, authority, said, language, theirs))
        told[language] = reopened(text, language, manner.opening)
    return LocalizedText(told)


def _addressed(introduction: Introduction) -> Addressed:
    found: Addressee | None = getattr(introduction, "addressee", None)
    return found.as_said if found else Addressed()


def _side(municipality: Municipality) -> _Side:
    profile = profile_of(municipality)
    said = profile.passport.website if profile.passport else ""
    on_file = None if said else website_of(municipality.pk)
    return _Side(municipality, profile, authority_of(municipality.pk), said or (on_file.value if on_file else ""))


def _written_in(introduction: Introduction, language: str) -> str:
    return introduction.letter.in_language(language).language


def _sheet(introduction: Introduction, language: str, us: _Side, them: _Side, answer: Answer | None) -> Sheet:
    """In the language that is active now, too."""
    written = introduction.letter.in_language(language)
    demonstration = _demonstration_in(written.language)
    parts = taken_apart(written.text, written.language, without=demonstration)
    head = _head(them.passport, them.authority, them.said, language, language_for(them.municipality))
    manner = manner_of(language, them.municipality.country_id, head)
    signatory, post = _signatory(us, language)
    name = name_of(us.municipality).in_language(language).text
    return Sheet(
        language=language,
        title=_("%(name)s: letter of intent") % {"name": name},
        sender=name,
        sender_in_its_own_language=_own_name(us.municipality, name),
        sender_place=place_of(us.municipality, language),
        authority=str(us.authority.name) if us.authority else "",
        contacts=[_spoken(us.website)] if us.website else [],
        place_and_date=_place_and_date(introduction, us),
        addressee=_addressee(them, language, head, manner.head),
        subject=_subject(introduction),
        opening=(not written.is_fallback and parts.opening) or manner.opening,
        in_brief_heading=_("The municipality in brief"),
        in_brief=_in_brief(us.profile) if written.is_fallback else [],
        body_label=_("The letter %(in_language)s, as it was written:") % {"in_language": in_words(written.language)}
        if written.is_fallback
        else "",
        body_language=written.language,
        body=parts.paragraphs,
        closing=manner.closing,
        signatory=signatory,
        signatory_post=post,
        signature_label="" if signatory else _("signature, name and post"),
        annex="" if us.profile.is_empty else _("Annex: business card of the municipality"),
        small=[_demonstration_in(language)] if is_demonstration() else [],
        answer=answer,
    )


def _demonstration_in(language: str) -> str:
    """The first line of letters in a demonstration."""
    with override(language):
        return _("A demonstration letter, made up to show the platform.")


def _subject(introduction: Introduction) -> str:
    """As the writer has put it; what our draft brought in two languages is said in this one."""
    name = introduction.sender.name
    drafted = Facts(name=name, place=NO_TEXT, country="")
    if introduction.subject == subject(drafted, drafted):
        return _("Proposal of a municipal partnership (letter of intent)")
    return introduction.subject


def _own_name(municipality: Municipality, shown: str) -> str:
    """As it is called at home, for whoever wants to look it up."""
    own = municipality.name["uk"] if municipality.is_ukrainian else ""
    return own if own != shown else ""


def _place_and_date(introduction: Introduction, us: _Side) -> str:
    """The town where its authority works, and the day on which the letter was sent; of a draft, today."""
    works_from = us.authority.works_from if us.authority else None
    seat = works_from.name if works_from else us.municipality.centre or name_of(us.municipality)
    day = timezone.localdate(introduction.sent_at) if introduction.sent_at else timezone.localdate()
    return _("%(place)s, %(day)s") % {"place": seat, "day": date_format(day, "DATE_FORMAT")}


def _head(passport: Passport, authority: Authority | None, said: Addressed, language: str, theirs: str) -> Head:
    """Who heads the receiver: as it says itself, else as the sender has read it, whose post is in the language of the
    receiver (`theirs`) and stays there."""
    if passport.head_name:
        post = _readable(passport.head_post.in_language(language).text, language) or _post_by_law(authority, language)
        called = readable(passport.head_called, language)
        return Head(passport.head_form, called, post, readable(passport.head_name, language))
    post = (said.post if language == theirs else "") or _post_by_law(authority, language)
    return Head(said.form, readable(said.called, language), post, readable(said.name, language))


def _addressee(them: _Side, language: str, head: Head, office: str) -> list[str]:
    """The head by name and post where somebody says so, else the office; then the town hall, and where it stands."""
    lines = [name_line(language, head), capfirst(head.post) or office]
    if them.authority:
        lines.append(str(them.authority.name))
    lines.append(str(name_of(them.municipality)))
    if them.said.postal_address:
        lines += [*them.said.postal_address.splitlines(), _country_for_the_post(them.municipality)]
    else:
        lines.append(place_of(them.municipality, language))
    return [line for line in lines if line]


def _country_for_the_post(municipality: Municipality) -> str:
    """In capitals and in a language that every post office reads, as the Universal Postal Union asks for."""
    return municipality.country.name.in_language(ENGLISH).text.upper()


def _signatory(us: _Side, language: str) -> tuple[str, str]:
    """Who signs, by name and post, as the sender says; empty where it does not."""
    passport = us.passport
    if passport.signatory_name:
        name, post = passport.signatory_name, passport.signatory_post
    else:
        name, post = passport.head_name, passport.head_post
    form = passport.head_form if name == passport.head_name else ""
    said = _post_said(post, language, form=form, is_ukrainian=us.municipality.is_ukrainian)
    if not said and name == passport.head_name:
        said = _post_by_law(us.authority, language)
    return readable(name, language), capfirst(said) if name else ""


def _post_said(post: LocalizedText, language: str, *, form: str, is_ukrainian: bool) -> str:
    """The post in that language; one of a hromada that the law knows is said by us, any other stays as it was typed,
    with its language."""
    if is_ukrainian and (standard := standard_post(post, language, form=form)):
        return standard
    found = post.in_language(language)
    text = _readable(found.text, language)
    return f"{text} ({in_words(found.language)})" if text and found.is_fallback else text


def _post_by_law(authority: Authority | None, language: str) -> str:
    post: LocalizedText = post_of_head(is_administration=authority is not None)
    return post[language]


def _readable(text: str, language: str) -> str:
    """Nothing, where its reader does not know the letters."""
    return "" if language != "uk" and _CYRILLIC.search(text) else text


def _in_brief(profile: Profile) -> list[str]:
    return in_brief(profile.passport, profile.search, profile.needs, profile.offers)


def _answer(address: str, link: str, code: str) -> Answer:
    if code:
        text = _(
            "You can answer by post, or online without an account: photograph the square, or open this address and "
            "enter the code. There you also see that the letter is authentic. Pobratym is a public platform for "
            "partnerships of Ukrainian hromadas and municipalities abroad."
        )
        return Answer(_("How to answer"), text, address, link, code, _("Code of the letter"))
    text = _(
        "You can answer by post or online: open this address and ask to represent your municipality; the letter is "
        "kept for you there. Pobratym is a public platform for partnerships of Ukrainian hromadas and municipalities "
        "abroad."
    )
    return Answer(_("How to answer"), text, address, link)


def _spoken(address: str) -> str:
    """As people type it."""
    return address.partition("://")[2].rstrip("/") or address
