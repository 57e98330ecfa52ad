"""What `benchmarks.growth` fills its own database with, on top of the loaded registry: made-up work of some years.

Written in bulk and by a fixed seed. Texts are those of the demonstration, put together anew. The ledger's chain is
whole: `verify_journal` holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import connection, models, transaction
from django.utils import timezone

from pobratym.backoffice.demonstration.content import WISHES
from pobratym.core import bulk_writing
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.workflow import Status
from pobratym.journal.chain import entry_hash
from pobratym.journal.models import Entry, Mark
from pobratym.memberships.models import Membership, MembershipRequest, Role
from pobratym.news.actions import give_staff_permissions, write_article
from pobratym.news.actions.noticeboard import ArticleFacts, ArticleText
from pobratym.news.models import ArticlePage, ArticleViews, NewsIndexPage, Topic
from pobratym.news.pages.article import ArticlePlace, ArticleTopic
from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    PartnershipSphere,
    PartnershipType,
    Party,
    Signature,
    Statement,
)
from pobratym.partnerships.workflow import AGREED, BEFORE_SIGNATURE, Stage
from pobratym.people.models import User
from pobratym.people.rules import MODERATORS
from pobratym.places.models import Level, Municipality
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport, Urgency
from pobratym.profiles.vocabulary import Form, SizeBand, Sphere
from pobratym.suggestions.models import Suggestion

HUB_PARTNERSHIPS, LONG_CONVERSATION = 300, 1_500  # on the big set; on the small one as much less as all else


@dataclass(frozen=True)
class Size:
    """How much is made up."""

    towns_here: int
    hromadas_here: int
    listings: int
    partnerships: int
    letters: int
    messages: int
    articles: int
    entries: int
    waiting: int  # requests, suggestions and texts in the moderators' queues

    def share(self, of: int) -> int:
        """As much of a number of the big set as this size is of it."""
        return max(1, of * self.listings // BIG.listings)


BIG = Size(330, 1_470, 20_000, 5_000, 6_000, 50_000, 2_000, 1_000_000, 300)
SMALL = Size(16, 74, 1_000, 250, 300, 2_500, 100, 50_000, 15)
SIZES: Mapping[str, Size] = {"small": SMALL, "big": BIG}


@dataclass(frozen=True)
class Cast:
    """Who is in the database: the hub is a town abroad that much goes through, `hromada` its busiest partner."""

    hub: Municipality
    hromada: Municipality
    hub_officer: User
    hromada_officer: User
    moderator: User


def cast() -> Cast:
    """The people and places whose pages are measured."""

    def person(name: str) -> User:
        return User.objects.get(email=_mail(name))

    hub_officer, hromada_officer = person("hub"), person("hromada")
    return Cast(
        hub=hub_officer.memberships.get().municipality,
        hromada=hromada_officer.memberships.get().municipality,
        hub_officer=hub_officer,
        hromada_officer=hromada_officer,
        moderator=person("moderator"),
    )


def _mail(name: str) -> str:
    return f"{name}@growth.invalid"


@transaction.atomic
def fill(size: Size) -> None:
    """All of it or nothing."""
    Filling(size).fill()


class Filling:
    """One run. Whoever is here already keeps what it has."""

    def __init__(self, size: Size) -> None:
        self.size, self.chance, self.now = size, Random(1470), timezone.now()  # noqa: S311
        taken = Membership.objects.values("municipality_id")
        counted = Municipality.objects.counted().exclude(pk__in=taken).order_by("pk")
        self.hromadas = list(counted.filter(is_occupied=False)) + list(counted.filter(is_occupied=True))
        abroad = Municipality.objects.abroad().filter(level=Level.MUNICIPALITY, country__exclusion_act="")
        self.towns = list(abroad.exclude(pk__in=taken).order_by("-population", "pk")[:4_000])
        self.hub, self.hromada = self.towns[0], self.hromadas[0]
        self.wishes = list(WISHES.values())

    def fill(self) -> None:
        """The rooms from below."""
        self.people()
        self.profiles()
        self.partnerships()
        self.letters()
        self.articles()
        self.queues()
        self.journal()

    def people(self) -> None:
        """One officer for each municipality that is here, and a moderator."""
        size = self.size
        self.here = self.hromadas[: size.hromadas_here] + self.towns[: size.towns_here]
        names = {self.hub.pk: "hub", self.hromada.pk: "hromada"}
        give_staff_permissions(by=None)
        moderator = User.objects.create(email=_mail("moderator"), full_name="Moderator", is_staff=True)
        moderator.groups.add(Group.objects.get(name=MODERATORS))
        officers = User.objects.bulk_create(
            User(email=_mail(names.get(each.pk, f"officer{each.pk}")), full_name=f"Officer of {each.name['en']}"[:150])
            for each in self.here
        )
        self.officers = {each.pk: officer for each, officer in zip(self.here, officers, strict=True)}
        Membership.objects.bulk_create(
            Membership(
                user=self.officers[each.pk],
                municipality=each,
                role=Role.COORDINATOR,
                started_at=self._some_day(900),
            )
            for each in self.here
        )

    def profiles(self) -> None:
        """Everybody who is here has a passport and wishes; needs and offers are spread over all of them."""
        chance = self.chance
        Passport.objects.bulk_create(
            Passport(
                municipality=each,
                about=self._texts("details"),
                languages=["uk", "en"] if each.is_ukrainian else chance.sample(["en", "de", "pl", "fr"], 2),
                website="https://example.org/",
                contact_name="Officer",
                contact_email=_mail("office"),
                updated_at=self._some_day(600),
            )
            for each in self.here
        )
        countries = ["PL", "DE", "FR", "IT", "CZ", "LT", "US", "CA"]
        PartnerSearch.objects.bulk_create(
            PartnerSearch(
                municipality=each,
                is_seeking=chance.random() < 0.6,
                types=["sister_city"],
                countries=chance.sample(countries, 3) if each.is_ukrainian else ["UA"],
                sizes=chance.sample(SizeBand.values, 2),
                capacity=chance.randint(1, 10),
            )
            for each in self.here
        )
        owners = [*chance.choices(self.here, k=self.size.listings - 2 * self.size.share(60))]
        owners += [self.hub, self.hromada] * self.size.share(60)
        Listing.objects.bulk_create((self._listing(each) for each in owners), batch_size=2_000)

    def _listing(self, owner: Municipality) -> Listing:
        chance, wish = self.chance, self.chance.choice(self.wishes)
        created = self._some_day(700)
        return Listing(
            municipality=owner,
            direction=chance.choice(Direction.values),
            sphere=wish.sphere if chance.random() < 0.7 else chance.choice(Sphere.values),
            form=chance.choice(Form.values),
            urgency=chance.choice(Urgency.values),
            title=dict(wish.title),
            details={code: f"{wish.details[code]} {text}" for code, text in self._texts("details").items()},
            expires_on=chance.choice([None, timezone.localdate() + timedelta(days=chance.randint(10, 700))]),
            created_at=created,
        )

    def partnerships(self) -> None:
        """Of a hromada and one or two towns, with signatures, spheres and sources; hundreds of them of the hub."""
        chance, size = self.chance, self.size
        of_hub = size.share(HUB_PARTNERSHIPS)
        stages = [*AGREED * 2, *BEFORE_SIGNATURE, Stage.ENDED]
        made = Partnership.objects.bulk_create(
            Partnership(
                type=chance.choice(PartnershipType.values),
                **self._standing(chance.choice(stages)),
                is_public=chance.random() < 0.97,
                created_at=self._some_day(900),
                last_confirmed_at=chance.choice([None, self._some_day(300)]),
            )
            for _ in range(size.partnerships)
        )
        parties = []
        for place, each in enumerate(made):
            towns = chance.sample(self.towns[1:], chance.choice([1, 1, 1, 2]))
            hromada = chance.choice(self.hromadas)
            if place < of_hub:
                towns, hromada = [self.hub], self.hromadas[place % len(self.hromadas)]
            elif place < 2 * of_hub:
                hromada = self.hromada
            parties += [
                Party(partnership=each, municipality=municipality, position=position)
                for position, municipality in enumerate([hromada, *towns], start=1)
            ]
        parties = Party.objects.bulk_create(parties, batch_size=5_000)
        Signature.objects.bulk_create(
            Signature(party=each, signed_on=each.partnership.began_on)
            for each in parties
            if each.partnership.stage in AGREED
        )
        PartnershipSphere.objects.bulk_create(
            PartnershipSphere(partnership=each, sphere=sphere)
            for each in made
            for sphere in chance.sample(Sphere.values, 3)
        )
        Statement.objects.bulk_create(
            Statement(
                partnership=each,
                topic="existence",
                evidence=chance.choice(Evidence.values),
                source_title="Made up",
                occurred_on=each.began_on,
            )
            for each in made
            for _ in range(3)
        )
        self.talks = [each for each in made if each.stage in BEFORE_SIGNATURE]

    def _standing(self, stage: str) -> dict[str, Any]:
        """A stage with its first day; a registered partnership has the act that the register asks for."""
        began_on = date(1990, 1, 1) + timedelta(days=self.chance.randint(0, 13_000))
        standing: dict[str, Any] = {"stage": stage, "began_on": began_on}
        if stage == Stage.REGISTERED:
            number = str(self.chance.randint(1, 9_999))
            standing |= {"registration_number": number, "registered_on": began_on, "registration_act": "Made up"}
        return standing

    def letters(self) -> None:
        """Letters between those who are here, and the conversations that followed; one of them is very long."""
        chance, size = self.chance, self.size
        hromadas, towns = self.here[: size.hromadas_here], self.here[size.hromadas_here :]
        to_hub = [(each, self.hub) for each in hromadas[: size.share(400)]]
        from_hub = [(self.hub, each) for each in hromadas[: size.share(100)]]
        others = [chance.sample([chance.choice(hromadas), chance.choice(towns)], 2) for _ in range(size.letters)]
        pairs = list(dict.fromkeys((*to_hub, *from_hub, *map(tuple, others))))[: size.letters]
        letters = Introduction.objects.bulk_create(self._letter(place, *pair) for place, pair in enumerate(pairs))
        talking = [each for each in letters if each.answered_at]
        lengths = [(talking[0], size.share(LONG_CONVERSATION))]
        left = size.messages - lengths[0][1]
        lengths += [(each, left // (len(talking) - 1)) for each in talking[1:]]
        Message.objects.bulk_create(
            (message for letter, length in lengths for message in self._conversation(letter, length)), batch_size=5_000
        )
        self.letters_sent = letters

    def _letter(self, place: int, sender: Municipality, receiver: Municipality) -> Introduction:
        status = Status.ANSWERED
        if place:
            status = self.chance.choice([Status.SENT, Status.OPENED, Status.ANSWERED, Status.DECLINED, Status.ANSWERED])
        sent = self._some_day(600)
        is_answered, is_declined = status == Status.ANSWERED, status == Status.DECLINED
        return Introduction(
            sender=sender,
            receiver=receiver,
            written_by=self.officers[sender.pk],
            subject=f"A first talk of {sender.name['en']} and {receiver.name['en']}"[:160],
            letter=self._texts("details"),
            reasons=[{"uk": "Обидва працюють над водою", "en": "You both work on water"}],
            status=status,
            created_at=sent,
            sent_at=sent,
            delivered_at=sent,
            opened_at=None if status == Status.SENT else sent + timedelta(days=1),
            answered_at=sent + timedelta(days=2) if is_answered else None,
            decided_at=sent + timedelta(days=3) if is_declined else None,
            decided_by=self.officers[receiver.pk] if is_declined else None,
            decline_code="no_capacity" if is_declined else "",
        )

    def _conversation(self, letter: Introduction, length: int) -> Iterator[Message]:
        sides = (letter.receiver, letter.sender)
        began = letter.sent_at or self.now
        for number in range(length):
            side, at = sides[number % 2], began + timedelta(hours=3 * number)
            text = self._texts("details")["uk" if side.is_ukrainian else "en"]
            read = None if number > length - 3 else at
            yield Message(
                introduction=letter,
                author=self.officers[side.pk],
                on_behalf_of=side,
                text=text,
                sent_at=at,
                read_at=read,
            )

    def articles(self) -> None:
        """Copies of one article in each language, by other titles, about other places and topics."""
        pattern = write_article(
            facts=ArticleFacts(slug="growth-0", source_url="https://example.org/0"),
            texts={code: self._article_text(code, 0) for code in ("uk", "en")},
            by=None,
        )
        boards = {each.locale_id: each for each in NewsIndexPage.objects.filter(locale__language_code__in=["uk", "en"])}
        topics = Topic.objects.bulk_create(
            Topic(slug=f"topic-{number}", name={"uk": f"Тема {number}", "en": f"Topic {number}"}) for number in range(8)
        )
        keys = [UUID(int=self.chance.getrandbits(128), version=4) for _ in range(self.size.articles - 1)]
        moments = [self._some_day(1_500) for _ in keys]
        copies: list[int] = []
        for own in ArticlePage.objects.filter(translation_key=pattern.translation_key):
            copies += self._copies(own, boards[own.locale_id], keys, moments)
        half = len(copies) // 2
        links, places = [], []
        for number in range(half):
            about = self.chance.sample(self.here, 2)
            if number < self.size.share(200):
                about = [self.hub, self.hromada]
            chosen = self.chance.sample(topics, 2)
            for page in (copies[number], copies[half + number]):
                links += [ArticleTopic(page_id=page, topic=each, sort_order=n) for n, each in enumerate(chosen)]
                places += [ArticlePlace(page_id=page, municipality=each, sort_order=n) for n, each in enumerate(about)]
        ArticleTopic.objects.bulk_create(links, batch_size=5_000)
        ArticlePlace.objects.bulk_create(places, batch_size=5_000)
        ArticleViews.objects.bulk_create(
            ArticleViews(translation_key=key, count=self.chance.randint(0, 900)) for key in keys
        )

    def _article_text(self, language: str, number: int) -> ArticleText:
        wish = self.wishes[number % len(self.wishes)]
        return ArticleText(
            title=f"{wish.title[language]}: {number}",
            lead=wish.details[language],
            body=[("paragraph", f"<p>{self._texts('details')[language]}</p>") for _ in range(6)],
            source_title="Made up",
        )

    def _copies(
        self, own: ArticlePage, board: NewsIndexPage, keys: Sequence[UUID], moments: Sequence[datetime]
    ) -> list[int]:
        """The pages' rows beside those of `own`, in the tree below its board."""
        page, article = own.page_ptr, own
        ids = list(bulk_writing.reserve_ids(type(page), len(keys)))
        step = board.get_children().count() + 1
        pages, articles = [], []
        for number, (pk, key, moment) in enumerate(zip(ids, keys, moments, strict=True), start=1):
            text = self._article_text(own.language, number)
            slug = f"growth-{number}"
            changed = {
                "id": pk,
                "translation_key": key,
                "path": type(page)._get_path(board.path, board.depth + 1, step + number),
                "slug": slug,
                "title": text.title,
                "draft_title": text.title,
                "url_path": f"{board.url_path}{slug}/",
                "first_published_at": moment,
                "last_published_at": moment,
                "latest_revision_created_at": moment,
                "latest_revision_id": None,
                "live_revision_id": None,
            }
            pages.append(_row(page, changed))
            facts = {"page_ptr_id": pk, "lead": text.lead, "published_at": moment, "event_on": moment.date()}
            articles.append(_row(article, facts))
        bulk_writing.insert(type(page), _columns(type(page)), pages)
        bulk_writing.insert(ArticlePage, _columns(ArticlePage), articles)
        type(page).objects.filter(pk=board.pk).update(numchild=models.F("numchild") + len(ids))
        return ids

    def queues(self) -> None:
        """What waits for moderators."""
        asking = User.objects.bulk_create(
            User(email=_mail(f"asks{number}"), full_name=f"Asks {number}") for number in range(self.size.waiting)
        )
        MembershipRequest.objects.bulk_create(
            MembershipRequest(user=each, municipality=self.chance.choice(self.towns), position="Officer", note="Please")
            for each in asking
        )
        Suggestion.objects.bulk_create(
            Suggestion(
                municipality=self.chance.choice(self.towns),
                matter="population",
                proposed={"population": "1000"},
                source="https://example.org/",
                email=_mail(f"reader{number}"),
                suggested_at=self._some_day(60),
            )
            for number in range(self.size.waiting)
        )
        held = Listing.objects.order_by("pk").values("pk")[: self.size.waiting]
        Listing.objects.filter(pk__in=list(held.values_list("pk", flat=True))).update(needs_review=True)

    def journal(self) -> None:
        """Entries of all kinds in one chain, and the marks of all areas raised by the last of them."""
        last = Entry.objects.order_by("-id").first()
        previous = last.hash if last else "0" * 64
        began = max(self.now - timedelta(days=900), last.occurred_at if last else self.now - timedelta(days=900))
        step = (timezone.now() - began) / (self.size.entries + 1)
        bulk_writing.insert(Entry, _ENTRY_COLUMNS, self._entries(previous, began, step))
        end = Entry.objects.latest("id")
        Mark.objects.update(number=end.pk, raised_at=end.occurred_at)

    def _entries(self, previous: str, began: datetime, step: timedelta) -> Iterator[tuple[Any, ...]]:
        chance, letters, here = self.chance, self.letters_sent, self.here
        for number in range(1, self.size.entries + 1):
            kind = chance.random()
            municipality = chance.choice(here)
            verb, subject_type, subject = "profiles.listing_edited", "profiles.listing", chance.randint(1, 20_000)
            if kind < 0.5:
                letter = chance.choice(letters)
                verb, subject_type, subject = "introductions.message_written", "introductions.introduction", letter.pk
            elif kind < 0.6:
                verb, subject_type = "partnerships.stage_changed", "partnerships.partnership"
            entry = Entry(
                occurred_at=(began + number * step).astimezone(UTC),
                verb=verb,
                actor_id=self.officers[municipality.pk].pk,
                municipality_id=municipality.pk,
                subject_type=subject_type,
                subject_id=str(subject),
                details={},
                previous_hash=previous,
            )
            previous = entry_hash(entry)
            at = connection.ops.adapt_datetimefield_value(entry.occurred_at)
            yield (
                *(at, verb, entry.actor_id, entry.municipality_id, subject_type, entry.subject_id, "{}"),
                *(entry.previous_hash, previous),
            )

    def _texts(self, what: str) -> dict[str, str]:
        """Two of the demonstration's texts in a row, in each language."""
        first, second = self.chance.sample(self.wishes, 2)
        return {code: f"{getattr(first, what)[code]} {getattr(second, what)[code]}" for code in ("uk", "en")}

    def _some_day(self, most: int) -> datetime:
        """Within the last so many days."""
        return self.now - timedelta(minutes=self.chance.randint(1, most * 24 * 60))


_ENTRY_COLUMNS = (
    *("occurred_at", "verb", "actor_id", "municipality_id", "subject_type", "subject_id", "details"),
    *("previous_hash", "hash"),
)


def _columns(model: type[models.Model]) -> list[str]:
    return [str(each.column) for each in model._meta.local_concrete_fields]


def _row(pattern: models.Model, changed: Mapping[str, Any]) -> list[Any]:
    """The pattern's own columns as the database takes them, some of them changed."""
    values = []
    for each in pattern._meta.local_concrete_fields:
        value = changed.get(str(each.column), getattr(pattern, each.attname))
        values.append(each.get_db_prep_save(value, connection))
    return values
