"""The business card of a municipality: a page to print, and a PDF in each language that texts are kept in."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language_info, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.core.instance import is_demonstration
from pobratym.core.languages import content_languages, current_language
from pobratym.core.qr import qr_alt, qr_code
from pobratym.core.texts import ShownText
from pobratym.gateways.typesetting import pdf
from pobratym.introductions.rules.addressee import cannot_be_written_to
from pobratym.journal.areas import Area
from pobratym.places.models import Municipality
from pobratym.profiles.models import PassportPicture
from pobratym.search.card import BusinessCard, CardItem, card_of
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.municipality import in_force
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.limits import count_request
from pobratym.web.text_tags import label_of

_CUTS = (1_600, 1_000, 650, 420, 240)  # letters of the text about itself; the template takes the longest that fits
_ON_THE_PAGE_TO_PRINT, _CUT_ON_THE_PAGE = 4, 650  # needs, offers, partners; letters of the text


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS, Area.NEWS)
def card(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The card as a page that prints on one sheet."""
    shown = in_force(pk)
    if (shown.pk, shown.slug) != (pk, slug):
        return redirect("web:card", shown.pk, shown.slug)
    _ensure_party(shown)
    made = card_of(shown, issued_on=timezone.localdate())
    short = _short(made)
    left = {
        name: getattr(made, f"{name}_in_all") - len(getattr(short, name)) for name in ("needs", "offers", "partners")
    }
    address = _address(shown)
    context = {
        "card": short,
        "left_out": {name: _more(number) for name, number in left.items()},
        "about_cut": _cut(made.about.text, _CUT_ON_THE_PAGE) if made.about else "",
        "empty": _empty(made),
        "contact": _contact(address),
        "small": _small(made),
        "qr": b64encode(qr_code(address)).decode(),
        "qr_alt": qr_alt(address),
        "municipality": shown,
        "trail": [(address_of(shown), str(shown))],
        "languages": [(code, capfirst(get_language_info(code)["name_local"])) for code in content_languages()],
    }
    return render(request, "web/directory/card.html", context)


@require_safe
def card_pdf(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The card as PDF/UA on one page of A4; `?language=de` in another language than the site is read in.

    What is limited is how many one address may have made in an hour (settings.CARDS_AN_HOUR)."""
    shown = in_force(pk)
    _ensure_party(shown)
    language = request.GET.get("language", current_language())
    if language not in content_languages():
        raise Http404
    count_request(request, "cards", most=settings.CARDS_AN_HOUR)
    with override(language):
        document = pdf_of(card_of(shown, issued_on=timezone.localdate()), language)
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{shown.slug}-{language}.pdf"'
    response["Content-Language"] = language
    return response


def pdf_of(card: BusinessCard, language: str) -> bytes:
    """The document in the language that is active now."""
    content, pictures = typeset(card)
    title = _("%(name)s, %(country)s: business card") % {"name": card.name.text, "country": card.municipality.country}
    return pdf(
        "card",
        content,
        title=title,
        language=language,
        made_at=timezone.localtime(),
        pictures=pictures,
        most_pages=1,
    )


def typeset(card: BusinessCard) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What templates/typeset/card.typ draws, in the language that is active now, and its pictures by name."""
    address = _address(card.municipality)
    pictures = {"qr.svg": qr_code(address)}
    drawn: dict[str, Any] = {"arms": None, "photograph": None}
    for name in drawn:
        picture: PassportPicture | None = getattr(card, name)
        if picture is not None:
            file = f"{name}.{str(picture.small.name).rsplit('.', 1)[-1]}"
            with picture.small.open("rb") as stored:
                pictures[file] = stored.read()
            drawn[name] = {"file": file, "alt": str(picture.alt)}
    qr = {"file": "qr.svg", "alt": qr_alt(address)}
    return {**_content(card), **drawn, "qr": qr, "contact": _contact(address)}, pictures


def _content(card: BusinessCard) -> dict[str, Any]:
    """What the template sets, in words."""
    return {
        "kind": card.kind,
        "name": _text(card.name),
        "other_name": _text(card.other_name) if card.other_name else None,
        "place": card.place,
        "facts": [{"label": each.label, "value": each.value, "note": each.note} for each in card.facts],
        "about": _about(card.about) if card.about else None,
        "brief": {"heading": _("In short"), "lines": card.brief, "note": _of_choices() if card.brief else ""},
        "marks": card.marks,
        "offers": _asks(_("What it offers"), card.offers, card.offers_in_all, card.teaches),
        "needs": _asks(_("What it needs"), card.needs, card.needs_in_all),
        "seeks": {
            "heading": _("Seeking a partner"),
            "items": [{"label": each.label, "value": each.value} for each in card.seeks],
        },
        "partners": {
            "heading": _("Partners"),
            "items": [{"names": each.names, "country": each.country, "about": each.about} for each in card.partners],
            "all": card.partners_in_all,
            "more": _more_of(card.partners_in_all),
        },
        "empty": _empty(card),
        "service": f"{_('Pobratym')}: {_('Partnership for Recovery and Development')}",
        "small": _small(card),
    }


def _text(shown: ShownText) -> dict[str, str]:
    return {"text": shown.text, "lang": shown.language}


def _about(about: ShownText) -> dict[str, Any]:
    cuts = [_cut(about.text, longest) for longest in _CUTS]
    return {"heading": _("In its own words"), "cuts": cuts, "lang": about.language, "note": label_of(about)}


def _of_choices() -> str:
    return _("Put together from what the municipality has chosen from lists.")


def _asks(heading: str, items: Sequence[CardItem], in_all: int, also: str = "") -> dict[str, Any]:
    listed = [
        {"title": each.title, "kind": each.kind, "own": _text(each.own_title) if each.own_title else None}
        for each in items
    ]
    return {"heading": heading, "items": listed, "all": in_all, "more": _more_of(in_all), "also": also}


def _more_of(in_all: int) -> list[str]:
    """What is said where so many are left out."""
    return [_more(number) for number in range(in_all + 1)]


def _more(number: int) -> str:
    if not number:
        return ""
    words = ngettext("%(number)d more on the page", "%(number)d more on the page", number)
    return words % {"number": number}


def _empty(card: BusinessCard) -> dict[str, str]:
    if not card.says_nothing:
        return {"heading": "", "text": ""}
    if card.is_here:
        text = _("This municipality is represented on Pobratym, but has not filled in its community passport yet.")
    else:
        text = _("Nobody represents this municipality on Pobratym yet. A letter to it waits until somebody does.")
    return {"heading": _("Nothing has been written yet"), "text": text}


def _contact(address: str) -> dict[str, str]:
    return {
        "heading": _("Write to it through Pobratym"),
        "text": _(
            "Its page has everything that it says of itself, the evidence of its partnerships, and a way to write."
        ),
        "url": address,
        "address": _spoken(address),
    }


def _small(card: BusinessCard) -> list[str]:
    """What stands below: who made the photograph, of which day the card is, and that nothing of it is true here."""
    said = []
    if is_demonstration():
        made_up = _(
            "The people, wishes and letters here are made up. The directory and the known partnerships come from "
            "public sources."
        )
        said.append(f"{_('Demonstration.')} {made_up}")
    if card.photograph:
        said.append(str(card.photograph.credit))
    issued = {"day": date_format(card.issued_on, "DATE_FORMAT")}
    said.append(
        _("Issued on %(day)s from public information: what the municipality says of itself, and what sources say.")
        % issued
    )
    return said


def _short(card: BusinessCard) -> BusinessCard:
    most = _ON_THE_PAGE_TO_PRINT
    return replace(card, needs=card.needs[:most], offers=card.offers[:most], partners=card.partners[:most])


def _cut(text: str, longest: int) -> str:
    """No word is broken; three dots where something is left out."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,.;:–—") + "…"


def _address(municipality: Municipality) -> str:
    """Short, and in the language of whoever opens it."""
    path = reverse("web:municipality_short", args=[municipality.pk]).split("/", 2)[2]
    return f"{settings.SITE_URL.rstrip('/')}/{path}"


def _spoken(address: str) -> str:
    """As people type it."""
    return address.partition("://")[2].rstrip("/")


def _ensure_party(shown: Municipality) -> None:
    """Nobody is led to whoever can be no party of a partnership."""
    if cannot_be_written_to(
        level=shown.level, is_excluded=shown.country.is_excluded, ended_on=shown.ended_on, is_oneself=False
    ):
        raise Http404
