"""What is stated of a partnership, in the order it happened, and where the statements disagree."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pobratym.core.languages import current_language
from pobratym.core.texts import ShownText
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType, Statement, StatementTopic
from pobratym.partnerships.workflow import Stage
from pobratym.profiles.vocabulary import Sphere


@dataclass(frozen=True)
class TimelineEntry:
    """A statement with its wording in the reader's language."""

    statement: Statement
    text: ShownText
    disagrees: bool

    @property
    def day(self) -> date | None:
        return self.statement.occurred_on


def timeline(partnership: Partnership) -> list[TimelineEntry]:
    """All statements of the partnership, the earliest first, those without a day at the end."""
    statements = list(partnership.statements.select_related("stated_by__municipality"))
    doubtful = disagreements(statements)
    return [TimelineEntry(each, wording(each), each.pk in doubtful) for each in statements]


def disagreements(statements: list[Statement]) -> set[int]:
    """Ids of statements that contradict another one: the same topic and day, a different value.

    A later statement of another day is a development, no contradiction; so is what both sides confirm anew that day.
    """
    by_matter: dict[tuple[str, date | None, str], list[Statement]] = defaultdict(list)
    for each in statements:
        for name in each.value:
            if each.topic in (StatementTopic.TYPE, StatementTopic.STAGE, StatementTopic.EXISTENCE):
                by_matter[each.topic, each.occurred_on, name].append(each)
    return {
        each.pk
        for (_topic, _day, name), said in by_matter.items()
        if len({str(other.value[name]) for other in _standing(said)}) > 1
        for each in _standing(said)
    }


def _standing(said: list[Statement]) -> list[Statement]:
    """The statements without those that both sides have replaced by a newer one of theirs."""
    agreed = [each.pk for each in said if each.evidence == Evidence.CONFIRMED_BY_BOTH]
    return [each for each in said if each.pk not in agreed[:-1]]


def wording(statement: Statement) -> ShownText:
    """The statement's own text, or a sentence made of its value."""
    return statement.text.shown or ShownText(_from_value(statement), current_language())


def _from_value(statement: Statement) -> str:
    value = statement.value
    if statement.topic == StatementTopic.TYPE:
        return _("Kind: %(kind)s") % {"kind": _label(PartnershipType, value.get("type"))}
    if statement.topic == StatementTopic.STAGE:
        return _("Stage: %(stage)s") % {"stage": _label(Stage, value.get("stage"))}
    if statement.topic == StatementTopic.SPHERES:
        names = [_label(Sphere, each) for each in value.get("spheres", [])]
        return _("Fields of cooperation: %(spheres)s") % {"spheres": ", ".join(names)}
    if statement.topic == StatementTopic.SIGNATURE and statement.stated_by:
        return _signed(statement)
    return str(statement.get_topic_display())


def _signed(statement: Statement) -> str:
    party = str(statement.stated_by.municipality) if statement.stated_by else ""
    if statement.occurred_on is None:
        return _("%(party)s says that it has signed; the day is not known") % {"party": party}
    day = date_format(statement.occurred_on, "DATE_FORMAT")
    return _("%(party)s says that it signed on %(day)s") % {"party": party, "day": day}


def _label(choices: type[PartnershipType] | type[Stage] | type[Sphere], value: object) -> str:
    return str(choices(value).label) if value in choices.values else str(value)
