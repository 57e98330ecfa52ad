"""The answers of the API. Each class describes one for the OpenAPI document and writes it: straight from rows of the
database, without an instance of a model, so that a list of 100 costs a tenth."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from rest_framework import serializers

from pobratym.api import fields
from pobratym.api.pagination import IS_DEMONSTRATION
from pobratym.api.profile_answers import ListingAnswer, PartnerSearchAnswer, PassportAnswer, ProjectAnswer
from pobratym.api.written import Written, WrittenAnswer
from pobratym.partnerships.models import Evidence, Partnership, PartnershipSphere, Party, Signature
from pobratym.partnerships.queries import with_evidence
from pobratym.places.models import Authority, Identifier, Municipality, Name, Statistic
from pobratym.places.queries import Hit, Reason
from pobratym.places.queries.history import Passage, lineage_of
from pobratym.places.queries.identifiers import numbers_of
from pobratym.profiles.models import Listing, PartnerSearch, Project
from pobratym.profiles.queries.tables import public_listings
from pobratym.profiles.vocabulary import Sphere
from pobratym.search.activity import activity


class IdentifierAnswer(WrittenAnswer):
    """The number that a municipality has in the list of others."""

    class Meta:
        model = Identifier
        fields = ("scheme", "value")

    @classmethod
    def of(cls, municipalities: Sequence[int]) -> Mapping[int, list[Written]]:
        """Municipality -> its numbers and those of the rows merged into it. One query."""
        written: dict[int, list[Written]] = defaultdict(list)
        for number, listed in numbers_of(municipalities).items():
            written[number] = [{"scheme": each.scheme, "value": each.value} for each in listed]
        return written


class MunicipalityAnswer(WrittenAnswer):
    """A territorial authority of any level with the facts of the registry."""

    made: ClassVar[tuple[str, ...]] = ("identifiers", "url", "is_seeking", "partnerships")
    country = serializers.CharField(source="country_id", help_text="ISO 3166-1 alpha-2")
    region = serializers.IntegerField(source="region_id", allow_null=True, help_text="number of its oblast or state")
    region_name_uk = serializers.CharField(allow_null=True)
    region_name_en = serializers.CharField(allow_null=True)
    latitude = serializers.FloatField(allow_null=True, help_text="of the centre, rounded to 0.001°")
    longitude = serializers.FloatField(allow_null=True)
    identifiers = IdentifierAnswer(many=True, help_text="KATOTTG, GeoNames, Wikidata and others, as far as known")
    url = serializers.URLField(help_text="its page for people")
    is_seeking = serializers.BooleanField(help_text="says that it looks for a partner now")
    partnerships = serializers.IntegerField(help_text="signed by at least one party, with somebody abroad")

    class Meta:
        model = Municipality
        fields: tuple[str, ...] = (*fields.MUNICIPALITY, "identifiers", "url", "is_seeking", "partnerships")

    @classmethod
    def of(cls, rows: "QuerySet[Municipality]") -> list[Written]:
        """The municipalities in the order of their numbers: two queries."""
        now, page = activity(), _page_of("web:municipality_short")
        written = cls.stored(rows.order_by("id"))
        identifiers = IdentifierAnswer.of([each["id"] for each in written])
        for each in written:
            number = each["id"]
            each["identifiers"] = identifiers[number]
            each["url"] = page.format(number)
            each["is_seeking"] = number in now.seeking_ids
            each["partnerships"] = now.partnerships.get(number, 0)
        return written


class FoundAnswer(WrittenAnswer):
    """A place that may be meant."""

    made = ("identifiers", "score", "reason", "url")
    country = serializers.CharField(source="country_id")
    region = serializers.IntegerField(source="region_id", allow_null=True)
    region_name_uk = serializers.CharField(allow_null=True)
    region_name_en = serializers.CharField(allow_null=True)
    identifiers = IdentifierAnswer(many=True)
    score = serializers.FloatField(help_text="how sure it is, 0 to 1; namesakes share")
    reason = serializers.ChoiceField(choices=[reason.value for reason in Reason])
    url = serializers.URLField()

    class Meta:
        model = Municipality
        fields = (
            *("id", *fields.NAMES, "country", "region", "region_name_uk", "region_name_en"),
            *("level", "kind", "population", "identifiers", "score", "reason", "url"),
        )

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> list[Written]:
        """The places of a search, in its order. Two queries."""
        if not hits:
            return []
        names, page = tuple(cls.columns()), _page_of("web:municipality_short")
        with connection.cursor() as cursor:
            cursor.execute(cls._statement(len(hits)), [hit.id for hit in hits])
            rows = {row[0]: row for row in cursor.fetchall()}
        identifiers = IdentifierAnswer.of([hit.id for hit in hits])
        return [
            {
                **dict(zip(names, rows[hit.id], strict=True)),
                "identifiers": identifiers[hit.id],
                "score": round(hit.certainty, 3),
                "reason": hit.reason,
                "url": page.format(hit.id),
            }
            for hit in hits
            if hit.id in rows
        ]

    @classmethod
    @cache
    def _statement(cls, number: int) -> str:
        """Kept as text: it is asked with every letter somebody types, and building it takes longer than running it."""
        rows = Municipality.objects.shown().filter(pk__in=range(number)).order_by()
        return str(rows.values_list(*cls.columns().values()).query.sql_with_params()[0])


class NameAnswer(WrittenAnswer):
    class Meta:
        model = Name
        fields = ("text", "language", "kind", "valid_from", "valid_until", "source")


class PassageAnswer(serializers.Serializer):
    """A municipality before or after this one."""

    id = serializers.IntegerField()
    name_uk = serializers.CharField()
    name_en = serializers.CharField()
    happened_on = serializers.DateField()
    act = serializers.CharField()
    source_url = serializers.CharField()
    url = serializers.URLField()

    @classmethod
    def of(cls, passage: Passage) -> Written:
        other = passage.municipality
        return {
            "id": other.pk,
            "name_uk": other.name["uk"],
            "name_en": other.name["en"],
            "happened_on": passage.happened_on,
            "act": passage.act,
            "source_url": passage.source_url,
            "url": _page_of("web:municipality_short").format(other.pk),
        }


class StatisticAnswer(WrittenAnswer):
    """What one source says of a day: people, shares in per cent, square kilometres."""

    class Meta:
        model = Statistic
        fields = fields.STATISTIC


class AuthorityAnswer(WrittenAnswer):
    """A military administration; where there is none, council and head are in force."""

    works_from = serializers.IntegerField(
        source="works_from_id", allow_null=True, help_text="number of the town or oblast where it works in evacuation"
    )

    class Meta:
        model = Authority
        fields = fields.AUTHORITY


class MunicipalityDetailAnswer(MunicipalityAnswer):
    """With its numbers, its names and what it says of itself; contacts are for partners and are not here."""

    _FURTHER = (
        *("predecessors", "successors", "authorities", "names", "statistics"),
        *("passport", "partner_search", "listings", "projects"),
    )
    made = (*MunicipalityAnswer.made, "is_demonstration", *_FURTHER)
    is_demonstration = serializers.BooleanField(help_text=IS_DEMONSTRATION)
    ended_on = serializers.DateField(allow_null=True, help_text="since when it is no more")
    predecessors = PassageAnswer(many=True)
    successors = PassageAnswer(many=True)
    authorities = AuthorityAnswer(many=True, help_text="military administrations, the latest first")
    names = NameAnswer(many=True)
    statistics = StatisticAnswer(many=True, help_text="by day, the latest first")
    passport = PassportAnswer(allow_null=True)
    partner_search = PartnerSearchAnswer(allow_null=True)
    listings = ListingAnswer(many=True, help_text="open needs and offers")
    projects = ProjectAnswer(many=True, help_text="priority projects")

    class Meta(MunicipalityAnswer.Meta):
        fields = (
            *MunicipalityAnswer.Meta.fields,
            *("is_demonstration", "ended_on"),
            *("predecessors", "successors", "authorities", "names", "statistics"),
            *("passport", "partner_search", "listings", "projects"),
        )

    @classmethod
    def of(cls, rows: "QuerySet[Municipality]") -> list[Written]:
        """Each with what it is told of further; meant for one."""
        return [{**each, **cls._further(each["id"])} for each in super().of(rows)]

    @classmethod
    def _further(cls, number: int) -> Written:
        place, own = Municipality(pk=number), {"municipality_id": number}
        lineage = lineage_of(place)
        return {
            "predecessors": [PassageAnswer.of(each) for each in lineage.predecessors],
            "successors": [PassageAnswer.of(each) for each in lineage.successors],
            "authorities": AuthorityAnswer.stored(Authority.objects.filter(**own).order_by("-valid_from")),
            "names": NameAnswer.stored(Name.objects.filter(**own).order_by("language", "text")),
            "statistics": StatisticAnswer.stored(Statistic.objects.filter(**own).order_by("-as_of", "source")),
            "passport": PassportAnswer.of(number),
            "partner_search": next(iter(PartnerSearchAnswer.stored(PartnerSearch.objects.filter(**own))), None),
            "listings": ListingAnswer.stored(Listing.objects.open().filter(**own)),
            "projects": ProjectAnswer.stored(Project.objects.filter(**own)),
        }


class PartyAnswer(WrittenAnswer):
    """A party in the order of the document."""

    made = ("identifiers", "signed_on", "has_signed")
    municipality = serializers.IntegerField(source="municipality_id")
    name_uk = serializers.CharField(source="municipality.name.uk")
    name_en = serializers.CharField(source="municipality.name.en")
    country = serializers.CharField(source="municipality.country_id")
    identifiers = IdentifierAnswer(many=True)
    signed_on = serializers.DateField(allow_null=True)
    has_signed = serializers.BooleanField()

    class Meta:
        model = Party
        fields = ("municipality", "name_uk", "name_en", "country", "identifiers", "signed_on", "has_signed")

    @classmethod
    def of(cls, partnerships: Sequence[int]) -> Mapping[int, list[Written]]:
        """Partnership -> its parties. Three queries."""
        signed: dict[int, Any] = {}
        signatures = Signature.objects.filter(party__partnership__in=partnerships)
        for signer, day in signatures.values_list("party_id", "signed_on"):
            signed.setdefault(signer, day)
        columns = cls.columns()
        written: dict[int, list[Written]] = defaultdict(list)
        rows = Party.objects.filter(partnership__in=partnerships)
        for pk, partnership, *values in rows.values_list("id", "partnership_id", *columns.values()):
            own = dict(zip(columns, values, strict=True))
            written[partnership].append({**own, "signed_on": signed.get(pk), "has_signed": pk in signed})
        parties = [party for each in written.values() for party in each]
        identifiers = IdentifierAnswer.of(list({party["municipality"] for party in parties}))
        for party in parties:
            party["identifiers"] = identifiers[party["municipality"]]
        return written


class PartnershipAnswer(WrittenAnswer):
    """A record of the public register."""

    made = ("parties", "spheres", "url")
    parties = PartyAnswer(many=True)
    spheres = serializers.ListField(child=serializers.ChoiceField(choices=Sphere.choices))
    evidence = serializers.ChoiceField(
        source="strongest_evidence",
        choices=Evidence.choices,
        allow_blank=True,
        help_text="the strongest it rests on",
    )
    url = serializers.URLField()

    class Meta:
        model = Partnership
        fields = (*fields.PARTNERSHIP, "parties", "spheres", "evidence", "url")

    @classmethod
    def of(cls, ids: Sequence[int]) -> list[Written]:
        """The public partnerships of these, in this order. Five queries."""
        written = cls.stored(with_evidence(Partnership.objects.public().filter(pk__in=ids)).order_by())
        parties, spheres = PartyAnswer.of(ids), defaultdict(list)
        rows = PartnershipSphere.objects.filter(partnership__in=ids)
        for partnership, sphere in rows.values_list("partnership_id", "sphere"):
            spheres[partnership].append(sphere)
        page = _page_of("web:partnership")
        for each in written:
            number = each["id"]
            each["parties"], each["spheres"] = parties[number], sorted(spheres[number])
            each["evidence"], each["url"] = each["evidence"] or "", page.format(number)
        return in_order(written, ids)


class OwnerAnswer(WrittenAnswer):
    """Whose it is, or what it is about."""

    made = ("identifiers",)
    country = serializers.CharField(source="country_id")
    identifiers = IdentifierAnswer(many=True)

    class Meta:
        model = Municipality
        fields = ("id", *fields.NAMES, "country", "identifiers")

    @classmethod
    def identified(cls, written: Sequence[Written]) -> None:
        """Adds the numbers of each. One query."""
        identifiers = IdentifierAnswer.of(list({each["id"] for each in written}))
        for each in written:
            each["identifiers"] = identifiers[each["id"]]


class FoundListingAnswer(ListingAnswer):
    """An open need or offer with the municipality that has it."""

    made = ("municipality", "url")
    municipality = OwnerAnswer()
    url = serializers.URLField(help_text="the page of the municipality")

    class Meta(ListingAnswer.Meta):
        fields = (*ListingAnswer.Meta.fields, "municipality", "url")

    @classmethod
    def of(cls, ids: Sequence[int]) -> list[Written]:
        """Those that are public, in this order. Two queries."""
        own = OwnerAnswer.columns("municipality__")
        page, columns = _page_of("web:municipality_short"), cls.columns()
        written = []
        for row in public_listings().filter(pk__in=ids).values_list(*columns.values(), *own.values()):
            owner = dict(zip(own, row[len(columns) :], strict=True))
            listing = dict(zip(columns, row, strict=False))
            written.append({**listing, "municipality": owner, "url": page.format(owner["id"])})
        OwnerAnswer.identified([each["municipality"] for each in written])
        return in_order(written, ids)


def in_order(written: list[Written], ids: Sequence[int]) -> list[Written]:
    """What was written, in the order of these numbers."""
    by_number = {each["id"]: each for each in written}
    return [by_number[number] for number in ids if number in by_number]


def _page_of(name: str) -> str:
    """The address of a page with a place for its number."""
    site: str = settings.SITE_URL.rstrip("/")
    return site + reverse(name, args=[0])[:-2] + "{}/"
