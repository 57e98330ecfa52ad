"""What is stated of a partnership, in the order it happened, and where the statements disagree."""

from collections import defaultdict
from collections.abc import Mapping
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
    confirmed_by: tuple[str, ...] = ()
    """Names of the parties that say the same."""

    @property
    def evidence(self) -> str:
        """What it rests on by now: a party's word that another one confirms is the word of both."""
        is_of_both = self.confirmed_by and self.statement.evidence == Evidence.STATED_BY_ONE
        return Evidence.CONFIRMED_BY_BOTH if is_of_both else self.statement.evidence

    @property
    def day(self) -> date | None:
        return self.statement.occurred_on


def timeline(partnership: Partnership) -> list[TimelineEntry]:
    """All statements of the partnership, the earliest first, those without a day at the end; withdrawn ones too.

    Who confirms a statement stands beside it. One query.
    """
    said = list(partnership.statements.select_related("stated_by__municipality"))
    statements = [each for each in said if each.confirms_id is None and not _is_worded_anew(each)]
    doubtful = disagreements(statements)
    confirmed = _confirmed_by(said)
    return [TimelineEntry(each, wording(each), each.pk in doubtful, confirmed[each.pk]) for each in statements]


def _is_worded_anew(statement: Statement) -> bool:
    """The register's own sentence was written anew: nobody has taken anything back."""
    return statement.withdrawn_at is not None and statement.withdrawn_by_id is None


def _confirmed_by(said: list[Statement]) -> Mapping[int, tuple[str, ...]]:
    """Statement -> names of the parties that confirm it."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for each in said:
        if each.confirms_id and each.stated_by and not each.withdrawn_at:
            found[each.confirms_id] += (str(each.stated_by.municipality),)
    return found


# Of these two statements of one day contradict each other where their values differ …
_OF_ONE_DAY = (StatementTopic.TYPE, StatementTopic.STAGE, StatementTopic.EXISTENCE)
# … and the day itself can be what sources differ on: that of the one document they all tell of.
CONCLUDED_ON = "concluded_on"


def disagreements(statements: list[Statement]) -> set[int]:
    """Ids of statements that contradict another one: the same topic and day, a different value, or different days of
    the same document.

    A later statement of another day is a development, no contradiction; so is what both sides confirm anew that day.
    What was withdrawn contradicts nothing.
    """
    by_matter: dict[tuple[str, date | None, str], list[Statement]] = defaultdict(list)
    for each in statements:
        if each.withdrawn_at:
            continue
        for name in each.value:
            if name == CONCLUDED_ON:
                by_matter["", None, name].append(each)
            elif each.topic in _OF_ONE_DAY:
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
        told = (
            _("%(party)s has signed, the source says; the day is not known"),
            _("%(party)s says that it has signed; the day is not known"),
        )
        return told[not statement.source_title] % {"party": party}
    day = date_format(statement.occurred_on, "DATE_FORMAT")
    told = _("%(party)s signed on %(day)s, the source says"), _("%(party)s says that it signed on %(day)s")
    return told[not statement.source_title] % {"party": party, "day": day}


def _label(choices: type[PartnershipType] | type[Stage] | type[Sphere], value: object) -> str:
    return str(choices(value).label) if value in choices.values else str(value)
