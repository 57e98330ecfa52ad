"""The guided letter: its writer answers in her own language, and the letter follows from that in each of its languages.

A text that nobody has touched follows the answers; one that was changed by hand stays as it is, until its writer asks
for it to be written anew. Which is which is told by a digest of what was written: it stands in the form, so that
nothing has to be kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pobratym.core.errors import DomainError, Text
from pobratym.core.forms import VerbForm
from pobratym.core.languages import in_words
from pobratym.core.text_forms import LocalizedTextFormField
from pobratym.core.texts import LocalizedText
from pobratym.introductions.letter import Addressed, Call, Facts, LetterAsk, Plan, Signatory, first_letters
from pobratym.introductions.letter.plan import NEEDS_A_FIELD, FirstStep, reasons_for
from pobratym.introductions.models import Addressee, Introduction
from pobratym.profiles.vocabulary import FormOfAddress, Sphere, Term, WantedKind
from pobratym.talks.rules.clock import moment

_CALLS = (1, 2)
_ANSWERS = ("kind", "term", "step", "field", "contact_name", "contact_post", "their_zone")
_OWN_WORDS = 600


def _longest(model: Any, field: str) -> int:
    return int(model._meta.get_field(field).max_length)


@dataclass(frozen=True)
class Pair:
    """What the form has to know of the two sides; a zone is None where nobody has said it."""

    us: Facts
    them: Facts
    signatory: Signatory
    languages: Sequence[str]
    their_language: str
    our_zone: str | None
    their_zone: str | None
    their_zones: Sequence[str] = ()  # those of the receiver's country, where nobody has said which
    is_head_known: bool = False  # the receiver says itself who heads it


@dataclass(frozen=True)
class Part:
    """A numbered section of the page."""

    anchor: str
    title: Text
    lead: Text
    fields: list[forms.BoundField]
    is_done: bool


class LetterForm(VerbForm):
    """The answers, and the letter in each language: those of the interface, and the receiver's where we write it."""

    name = forms.CharField(label=gettext_lazy("Name of the head"), required=False, max_length=150)
    post = forms.CharField(required=False, max_length=150)
    form = forms.ChoiceField(
        label=gettext_lazy("How to address the head"),
        required=False,
        choices=[("", gettext_lazy("not known")), *FormOfAddress.choices],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Only if the town hall says so itself. Without it, the letter greets everybody."),
    )
    called = forms.CharField(
        label=gettext_lazy("Surname with the title, as in a salutation"),
        required=False,
        max_length=_longest(Addressee, "called"),
        help_text=gettext_lazy("As it stands after Ms or Mr: «Dr. Huber»."),
    )
    postal_address = forms.CharField(
        label=gettext_lazy("Postal address of the town hall"),
        required=False,
        max_length=_longest(Addressee, "postal_address"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Street, then postcode and town, as they write it there. For a letter on paper."),
    )
    source = forms.CharField(
        label=gettext_lazy("Where this stands"),
        required=False,
        max_length=_longest(Addressee, "source"),
        help_text=gettext_lazy("The page of the town hall where you have read it."),
    )
    why = forms.MultipleChoiceField(label=gettext_lazy("Reasons"), required=False, widget=forms.CheckboxSelectMultiple)
    offers = forms.MultipleChoiceField(
        label=gettext_lazy("What we offer"), required=False, widget=forms.CheckboxSelectMultiple
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What we seek"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Form of the partnership"),
        required=False,
        choices=[("", gettext_lazy("leave it open")), *WantedKind.choices],
    )
    term = forms.ChoiceField(
        label=gettext_lazy("For how long"),
        required=False,
        choices=[("", gettext_lazy("say nothing of it")), *Term.choices],
        widget=forms.RadioSelect,
    )
    step = forms.ChoiceField(
        label=gettext_lazy("First step"),
        required=False,
        choices=[("", gettext_lazy("a first conversation online, no more")), *FirstStep.choices],
        widget=forms.RadioSelect,
    )
    field = forms.ChoiceField(label=gettext_lazy("In which field"), required=False)
    contact_name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=150)
    contact_post = forms.CharField(label=gettext_lazy("Post"), required=False, max_length=150)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=_longest(Introduction, "subject"))
    composed = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    insist = forms.BooleanField(
        label=gettext_lazy(
            "I have read the remarks and keep the text. A moderator reads it first where they concern wartime."
        ),
        required=False,
    )

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = pair
        self._offer_choices()
        self._ask_for_texts()
        self._ask_for_the_call()
        for name in ("why", "why_own"):
            self.fields[name].is_one_of_several = True  # type: ignore[attr-defined]
        if pair.is_head_known:
            for name in ("name", "post", "form", "called"):
                del self.fields[name]
        else:
            self.fields["post"].label = _("Post of the head, %(in_language)s") % {
                "in_language": in_words(pair.their_language)
            }

    def _offer_choices(self) -> None:
        us, them = self.pair.us, self.pair.them
        self._choose("why", [(code, _reason(code)) for code in reasons_for(us, them)])
        self._choose("offers", [(each.key, _asked(each)) for each in us.offers])
        self._choose("needs", [(each.key, _asked(each)) for each in us.needs])
        spheres = {each.sphere for each in (*us.offers, *us.needs)}
        self._choose("field", [("", "—"), *((each.value, each.label) for each in Sphere if each in spheres)])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _ask_for_texts(self) -> None:
        languages = self.pair.languages
        self.fields["why_own"] = LocalizedTextFormField(
            label=_("In your own words"),
            rows=3,
            max_length=_OWN_WORDS,
            required=False,
            languages=languages,
            help_text=_("A school, a firm, a river, people who know each other. It stands in this language only."),
        )
        self.fields["letter"] = LocalizedTextFormField(
            label=pgettext_lazy("of intent", "Letter"),
            rows=22,
            max_length=_longest(Introduction, "letter"),
            languages=languages,
            error_messages={"required": _("Write the letter in one language at least.")},
        )

    def _ask_for_the_call(self) -> None:
        """Nothing, while nobody has said by which clock the sender lives; where nobody has said the receiver's, the
        sender may."""
        for number in _CALLS if self.pair.our_zone else ():
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Day"),
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
            self.fields[f"at_{number}"] = forms.TimeField(
                label=_("Start"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            )
        if self.pair.our_zone and self.pair.their_zones:
            self.fields["their_zone"] = forms.ChoiceField(
                label=_("Time zone of the other side"),
                required=False,
                choices=[("", "—"), *((zone, zone.replace("_", " ")) for zone in self.pair.their_zones)],
                help_text=_("Their country has several. If you know it, the letter says the time by their clock too."),
            )

    @staticmethod
    def present(plan: Plan, addressed: Addressed) -> dict[str, Any]:
        """What the form begins with."""
        said = {name: getattr(plan, name) for name in ("why", "why_own", "offers", "needs", "kind", "term", "step")}
        said |= {name: getattr(plan, name) for name in ("field", "contact_name", "contact_post", "their_zone")}
        for number, at in zip(_CALLS, plan.calls, strict=False):
            said |= {f"day_{number}": at.date(), f"at_{number}": at.time()}
        return said | addressed._asdict()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        typed["calls"] = tuple(filter(None, map(self._call, _CALLS))) if self.pair.our_zone else ()
        if typed.get("step") not in NEEDS_A_FIELD:
            typed["field"] = ""
        is_kept = self.data.get("intent") == "save"
        if not is_kept and "why_own" in typed and not self.plan.says_why:
            self.add_error("why_own", _("Say why you write to just them: tick a reason, or write one in your words."))
        return typed

    def _call(self, number: int) -> datetime | None:
        day, at = self.cleaned_data.get(f"day_{number}"), self.cleaned_data.get(f"at_{number}")
        if day and at:
            return self._future(number, day, at)
        if day or at:
            missing = f"at_{number}" if day else f"day_{number}"
            if missing not in self.errors:
                self.add_error(missing, _("Give both the day and the start."))
        return None

    def _future(self, number: int, day: date, at: time) -> datetime | None:
        shown = datetime.combine(day, at)
        try:
            if moment(shown, ZoneInfo(self.pair.our_zone or "UTC")) > timezone.now():
                return shown
            self.add_error(f"day_{number}", _("This time has passed. Choose a day that is still to come."))
        except DomainError as error:
            self.add_error(f"at_{number}", str(error))
        return None

    @property
    def plan(self) -> Plan:
        """What was answered. Of a form that was sent."""
        typed = self.cleaned_data
        return Plan(
            why=tuple(typed.get("why", ())),
            why_own=LocalizedText(typed.get("why_own", {})),
            offers=tuple(typed.get("offers", ())),
            needs=tuple(typed.get("needs", ())),
            calls=typed.get("calls", ()),
            **{name: typed.get(name, "") for name in _ANSWERS},
        )

    def arguments(self) -> dict[str, Any]:
        typed = self.cleaned_data
        said = {name: typed[name] for name in Addressed._fields if name in typed}
        kept = {name: typed[name] for name in ("subject", "letter", "insist")}
        return kept | {"plan": self.plan, "addressee": Addressed(**said)}

    def rewritten(self, *, is_forced: bool) -> MultiValueDict[str, str] | None:
        """What was typed, with each text that nobody has touched as it follows from the answers now; None where that
        changes nothing. `is_forced`: texts that were changed by hand too."""
        digests, typed = _digests(str(self.cleaned_data["composed"])), self.cleaned_data["letter"]
        sent: Any = self.data
        data, is_changed = sent.copy(), False
        for language, text in written(self.pair, self.plan).items():
            is_untouched = digests.get(language) == digest(typed.get(language, ""))
            if is_forced or is_untouched:
                is_changed = is_changed or text != typed.get(language)
                data[f"letter_{language}"], digests[language] = text, digest(text)
        data["composed"] = composed(digests)
        return data if is_changed else None

    @property
    def by_hand(self) -> list[str]:
        """In words, the languages of texts that somebody has changed: answers do not reach them any more."""
        digests = _digests(str(self["composed"].value() or ""))
        texts = self["letter"].texts  # type: ignore[attr-defined]
        return [in_words(each) for each, text in texts.items() if text and digests.get(each) != digest(text)]

    @cached_property
    def parts(self) -> list[Part]:
        """The sections of the page in their order."""
        return list(self._parts())

    def _parts(self) -> Iterator[Part]:
        whom = ("name", "post", "form", "called", "postal_address", "source")
        calls = [*(f"{each}_{number}" for number in _CALLS for each in ("day", "at")), "their_zone"]
        is_addressed = self.pair.is_head_known or self._has("name")
        yield self._part("whom", _("To whom"), self._lead_to_whom(), whom, is_done=is_addressed)
        why = _("The town hall asks this first: give one reason at least. What both profiles say is ticked.")
        is_why = self._has("why") or any(self["why_own"].texts.values())  # type: ignore[attr-defined]
        yield self._part("why", _("Why just them"), why, ("why", "why_own"), is_done=is_why)
        yield self._part("offer", _("What we offer"), self._lead("offers"), ("offers",))
        yield self._part("seek", _("What we seek"), self._lead("needs"), ("needs",))
        trial = _("A trial with an end makes it easier to say yes.")
        yield self._part("form-and-term", _("Form and trial"), trial, ("kind", "term"))
        small = _("Small, soon and without money. It stands in the letter in every language.")
        yield self._part("first-step", _("First step"), small, ("step", "field"))
        person = _("One person whom they can ask. No private telephone and no private mailbox.")
        yield self._part("contact", _("Who answers for it"), person, ("contact_name", "contact_post"))
        clock = _("By your clock; the letter says the time of theirs too, where it is known. You may leave it empty.")
        unknown = _("Your country has several time zones. Propose a time once the talks have begun.")
        yield self._part("call", _("First call"), clock if self.pair.our_zone else unknown, calls)

    def _part(self, anchor: str, title: str, lead: str, names: Sequence[str], *, is_done: bool | None = None) -> Part:
        fields = [self[name] for name in names if name in self.fields and self._has_choices(name)]
        said = any(self._has(each.name) for each in fields) if is_done is None else is_done
        return Part(anchor, title, lead, fields, said)

    def _has_choices(self, name: str) -> bool:
        return getattr(self.fields[name], "choices", None) != []

    def _has(self, name: str) -> bool:
        return name in self.fields and bool(self[name].value())

    def _lead_to_whom(self) -> str:
        if self.pair.is_head_known:
            return _("The municipality says itself who heads it: the letter is addressed so.")
        return _("Leave empty what you do not know: the letter then opens in a form that is right for everybody.")

    def _lead(self, name: str) -> str:
        if self._has_choices(name):
            return _("From your profile. Untick what does not concern them.")
        return _("Your profile does not say it yet. Write it into the letter below, or fill in the profile first.")


def written(pair: Pair, plan: Plan) -> dict[str, str]:
    """Language -> the letter that follows from the answers."""
    zone = pair.their_zone or (plan.their_zone if plan.their_zone in pair.their_zones else None)
    calls = [_shown(each, pair.our_zone, zone) for each in plan.calls]
    return first_letters(pair.us, pair.them, pair.signatory, pair.languages, plan, calls)


def _shown(at: datetime, ours: str | None, theirs: str | None) -> Call:
    """The time on both clocks; without their zone, on ours."""
    if not ours or not theirs:
        return Call(at, None)
    instant = at.replace(tzinfo=ZoneInfo(ours)).astimezone(UTC)
    return Call(at, instant.astimezone(ZoneInfo(theirs)).replace(tzinfo=None))


def digest(text: str) -> str:
    """Tells whether a text is still the one that was written; browsers change its ends of lines."""
    return sha256(text.replace("\r\n", "\n").strip().encode()).hexdigest()[:12]


def composed(digests: dict[str, str]) -> str:
    """What the hidden field says: `uk:0123456789ab en:…`."""
    return " ".join(f"{language}:{each}" for language, each in digests.items())


def _digests(said: str) -> dict[str, str]:
    return dict(each.split(":", 1) for each in said.split() if ":" in each)


def _reason(code: str) -> str:
    which, _colon, sphere = code.partition(":")
    if sphere:
        said = {
            "offer": _("They offer what we seek: %(field)s."),
            "need": _("They seek what we offer: %(field)s."),
        }
        return said[which] % {"field": Sphere(sphere).label}
    return {
        "country": _("They are looking for a partner in our country."),
        "seeking": _("They are looking for a partner."),
        "size": _("We are of similar size."),
        "languages": _("We have a working language in common."),
    }[which]


def _asked(ask: LetterAsk) -> str:
    what = f"{ask.sphere.label}, {ask.form.label}"
    title = ask.title.shown
    return f"{title} ({what})" if title else capfirst(what)
