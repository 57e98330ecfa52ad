"""The answer of the search, and what is said where one cannot be given."""

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from pobratym.api.answers import FoundAnswer, FoundListingAnswer, PartnershipAnswer
from pobratym.api.article_answers import ArticleAnswer
from pobratym.api.pagination import IS_DEMONSTRATION

GROUPS = ("municipalities", "partnerships", "needs", "news")
FORMER_GROUPS = {"listings": "needs", "articles": "news"}


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="Result",
        serializers=[FoundAnswer, PartnershipAnswer, FoundListingAnswer, ArticleAnswer],
        resource_type_field_name=None,
        many=True,
    )
)
class FoundResults(serializers.ListField):
    """What is found, each as its group has it."""


class SearchAnswer(serializers.Serializer):
    """What the search says."""

    is_demonstration = serializers.BooleanField(help_text=IS_DEMONSTRATION)
    query = serializers.CharField(help_text="the text as it was understood")
    group = serializers.ChoiceField(choices=[*GROUPS, *FORMER_GROUPS])
    count = serializers.IntegerField(help_text="of places at most 100 are found")
    next = serializers.URLField(allow_null=True)
    results = FoundResults()


class ProblemAnswer(serializers.Serializer):
    """RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), required=False)
