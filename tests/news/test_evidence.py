"""Articles as evidence in the register."""

from datetime import date

import pytest

from pobratym.core.errors import Conflict, NotAllowed
from pobratym.journal.models import Entry
from pobratym.news import queries
from pobratym.news.actions import attach_as_evidence, attach_named_partnerships
from pobratym.news.models import ArticleEvidence, ArticlePage
from pobratym.partnerships.models import Statement
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory, StatementFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


def test_the_statement_carries_the_articles_source_in_both_languages(moderator):
    partnership = PartnershipFactory()
    page = article("miami", event_on=date(2022, 12, 1), source_date=date(2022, 12, 2))
    statement = attach_as_evidence(article=page, partnership=partnership, by=moderator)
    assert statement.evidence == "press"
    assert statement.source_title == "Портал «Децентралізація»"
    assert statement.source_url == "https://example.org/miami"
    assert (statement.source_date, statement.occurred_on) == (date(2022, 12, 2), date(2022, 12, 1))
    assert (statement.text["uk"], statement.text["en"]) == (
        "Міста підписали угоду: miami",
        "Cities sign an agreement: miami",
    )
    assert Entry.objects.filter(verb="news.attached_as_evidence", actor_id=moderator.pk).count() == 1


def test_again_and_from_the_other_language_it_is_the_same_statement(moderator):
    partnership = PartnershipFactory()
    page = article("miami", partnerships=[partnership])
    first = attach_as_evidence(article=page, partnership=partnership, by=moderator)
    english = ArticlePage.objects.get(slug="miami", locale__language_code="en")
    assert attach_as_evidence(article=english, partnership=partnership, by=moderator) == first
    assert Statement.objects.count() == ArticleEvidence.objects.count() == 1


def test_a_source_that_the_register_cites_is_not_cited_twice(moderator):
    partnership = PartnershipFactory()
    cited = StatementFactory(partnership=partnership, source_url="https://example.org/miami")
    page = article("miami")
    assert attach_as_evidence(article=page, partnership=partnership, by=moderator) == cited
    assert Statement.objects.count() == 1


def test_an_attached_article_names_the_partnership_on_its_page(moderator):
    partnership = PartnershipFactory()
    attach_as_evidence(article=article("miami"), partnership=partnership, by=moderator)
    assert [page.slug for page in queries.of_partnership(partnership)] == ["miami"]
    latest = ArticlePage.objects.get(slug="miami", locale__language_code="uk").get_latest_revision_as_object()
    assert [link.partnership_id for link in latest.partnership_links.all()] == [partnership.pk]


def test_publishing_writes_a_statement_for_each_partnership_named(moderator):
    pair = [PartnershipFactory(), PartnershipFactory()]
    page = article("miami", partnerships=pair)
    attach_named_partnerships(article=page, by=moderator)
    attach_named_partnerships(article=page, by=moderator)
    assert Statement.objects.count() == 2


def test_a_draft_is_no_evidence(moderator):
    page = article("draft")
    page.unpublish()
    with pytest.raises(Conflict):
        attach_as_evidence(article=page, partnership=PartnershipFactory(), by=moderator)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"body": []}, "has no text"),
        ({"body": [("paragraph", "<p> </p>"), ("heading", " ")]}, "has no text"),
        ({"source_title": "", "source_url": ""}, "names no source"),
        ({"source_title": " ", "source_url": ""}, "names no source"),
        ({"source_url": "http://localhost:8000/en/news/miami/"}, "names this platform"),
    ],
)
def test_an_article_is_no_evidence_for_what_it_says_itself(moderator, settings, changes, why):
    settings.SITE_URL = "http://localhost:8000"
    page = article("miami", english=False)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save()
    with pytest.raises(Conflict, match=why):
        attach_as_evidence(article=page, partnership=PartnershipFactory(), by=moderator)
    assert not Statement.objects.exists()


def test_only_moderators_and_editors_attach():
    with pytest.raises(NotAllowed):
        attach_as_evidence(article=article("miami"), partnership=PartnershipFactory(), by=UserFactory())
    assert not Statement.objects.exists()
