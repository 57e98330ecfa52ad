"""The shape of each answer, for the OpenAPI document. Answers are made from rows, not through these classes: a list of
100 costs a tenth; tests/api compares the two."""

from typing import Any

from django.db.models import Model
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from pobratym.api import fields
from pobratym.api.groups import Group
from pobratym.api.pagination import IS_DEMONSTRATION
from pobratym.news.models import ArticlePage
from pobratym.partnerships.models import Evidence, Partnership
from pobratym.places.models import Identifier, Municipality, Name, Statistic
from pobratym.places.queries import Reason
from pobratym.profiles.models import Listing, PartnerSearch, Passport
from pobratym.profiles.vocabulary import Sphere


class MunicipalityDocument(serializers.ModelSerializer):
    """A territorial authority of any level with the facts of the registry."""

    country = serializers.CharField(source="country_id", help_text="ISO 3166-1 alpha-2")
    region = serializers.IntegerField(source="region_id", allow_null=True, help_text="number of its oblast or state")
    region_name_uk = serializers.CharField(allow_null=True)
    region_name_en = serializers.CharField(allow_null=True)
    latitude = serializers.FloatField(allow_null=True, help_text="of the centre, rounded to 0.001°")
    longitude = serializers.FloatField(allow_null=True)
    url = serializers.URLField(help_text="its page for people")
    is_seeking = serializers.BooleanField(help_text="says that it looks for a partner now")
    partnerships = serializers.IntegerField(help_text="signed by at least one party, with somebody abroad")

    class Meta:
        model = Municipality
        fields: tuple[str, ...] = (*fields.MUNICIPALITY, "url", "is_seeking", "partnerships")


class FoundDocument(serializers.ModelSerializer):
    """A place that may be meant."""

    country = serializers.CharField(source="country_id")
    region = serializers.IntegerField(source="region_id", allow_null=True)
    region_name_uk = serializers.CharField(allow_null=True)
    region_name_en = serializers.CharField(allow_null=True)
    score = serializers.FloatField(help_text="how sure it is, 0 to 1; namesakes share")
    reason = serializers.ChoiceField(choices=[reason.value for reason in Reason])
    url = serializers.URLField()

    class Meta:
        model = Municipality
        fields = (
            *("id", "name_uk", "name_en", "country", "region", "region_name_uk", "region_name_en"),
            *("level", "kind", "population", "score", "reason", "url"),
        )


class IdentifierDocument(serializers.ModelSerializer):
    class Meta:
        model = Identifier
        fields = ("scheme", "value")


class NameDocument(serializers.ModelSerializer):
    class Meta:
        model = Name
        fields = ("text", "language", "kind", "valid_from", "valid_until", "source")


class TextsDocument(serializers.ModelSerializer):
    """Of a model with texts in several languages, which are published one by one."""

    def build_unknown_field(self, field_name: str, model_class: type[Model]) -> Any:
        if field_name not in fields.TEXTS:
            return super().build_unknown_field(field_name, model_class)
        column, _language = fields.TEXTS[field_name]
        longest = model_class._meta.get_field(column).max_length  # type: ignore[union-attr]
        return serializers.CharField, {"required": False, "allow_blank": True, "max_length": longest}


class ListingDocument(TextsDocument):
    class Meta:
        model = Listing
        fields = fields.LISTING


class PassportDocument(TextsDocument):
    class Meta:
        model = Passport
        fields = fields.PASSPORT


class SearchDocument(TextsDocument):
    class Meta:
        model = PartnerSearch
        fields = fields.SEARCH


class PassageDocument(serializers.Serializer):
    """A municipality before or after this one."""

    id = serializers.IntegerField()
    name_uk = serializers.CharField()
    name_en = serializers.CharField()
    happened_on = serializers.DateField()
    act = serializers.CharField()
    source_url = serializers.CharField()
    url = serializers.URLField()


class StatisticDocument(serializers.ModelSerializer):
    """What one source says of a day: people, shares in per cent, square kilometres."""

    class Meta:
        model = Statistic
        fields = fields.STATISTIC


class MunicipalityDetailDocument(MunicipalityDocument):
    """With its numbers, its names and what it says of itself; contacts are for partners and are not here."""

    is_demonstration = serializers.BooleanField(help_text=IS_DEMONSTRATION)
    ended_on = serializers.DateField(allow_null=True, help_text="since when it is no more")
    predecessors = PassageDocument(many=True)
    successors = PassageDocument(many=True)
    identifiers = IdentifierDocument(many=True)
    names = NameDocument(many=True)
    statistics = StatisticDocument(many=True, help_text="by day, the latest first")
    passport = PassportDocument(allow_null=True)
    partner_search = SearchDocument(allow_null=True)
    listings = ListingDocument(many=True, help_text="open needs and offers")

    class Meta(MunicipalityDocument.Meta):
        fields = (
            *MunicipalityDocument.Meta.fields,
            *(
                "is_demonstration",
                "ended_on",
                "predecessors",
                "successors",
                "identifiers",
                "names",
                "statistics",
                "passport",
                "partner_search",
                "listings",
            ),
        )


class PartyDocument(serializers.Serializer):
    """A party in the order of the document."""

    municipality = serializers.IntegerField()
    name_uk = serializers.CharField()
    name_en = serializers.CharField()
    country = serializers.CharField()
    signed_on = serializers.DateField(allow_null=True)
    has_signed = serializers.BooleanField()


class PartnershipDocument(TextsDocument):
    """A record of the public register."""

    parties = PartyDocument(many=True)
    spheres = serializers.ListField(child=serializers.ChoiceField(choices=Sphere.choices))
    evidence = serializers.ChoiceField(
        choices=Evidence.choices, allow_blank=True, help_text="the strongest it rests on"
    )
    url = serializers.URLField()

    class Meta:
        model = Partnership
        fields = (*fields.PARTNERSHIP, "parties", "spheres", "evidence", "url")


class OwnerDocument(serializers.ModelSerializer):
    """Whose it is."""

    country = serializers.CharField(source="country_id")

    class Meta:
        model = Municipality
        fields = ("id", "name_uk", "name_en", "country")


class FoundListingDocument(TextsDocument):
    """An open need or offer with the municipality that has it."""

    municipality = OwnerDocument()
    url = serializers.URLField(help_text="the page of the municipality")

    class Meta:
        model = Listing
        fields = (*fields.LISTING, "municipality", "url")


class ArticleDocument(serializers.ModelSerializer):
    """A piece of news."""

    language = serializers.CharField(help_text="it is written in")
    url = serializers.URLField()

    class Meta:
        model = ArticlePage
        fields = (*fields.ARTICLE, "language", "url")


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="Result",
        serializers=[FoundDocument, PartnershipDocument, FoundListingDocument, ArticleDocument],
        resource_type_field_name=None,
        many=True,
    )
)
class Results(serializers.ListField):
    """What is found, each as its group has it."""


class AnswerDocument(serializers.Serializer):
    """What the search says."""

    is_demonstration = serializers.BooleanField(help_text=IS_DEMONSTRATION)
    query = serializers.CharField(help_text="the text as it was understood")
    group = serializers.ChoiceField(choices=[group.value for group in Group])
    count = serializers.IntegerField(help_text="of places at most 100 are found")
    next = serializers.URLField(allow_null=True)
    results = Results()


class ProblemDocument(serializers.Serializer):
    """RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), required=False)
