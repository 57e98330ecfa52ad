"""Which records have changed between two readings of the marks: so that who keeps all of them reads those anew, and not
everything."""

from collections import defaultdict
from collections.abc import Mapping

from pobratym.journal.areas import Area, followed, touched_by
from pobratym.journal.marks import Marks, as_time
from pobratym.journal.models import Entry

MOST = 1_000  # entries looked through: whoever has missed more reads everything


def changed_subjects(before: Marks, now: Marks) -> Mapping[str, frozenset[int]] | None:
    """Kind of record -> numbers of those that entries about these areas tell of.

    None where the ledger cannot tell: an area was never marked before, somebody else's log has moved, too much has
    happened, or the entry that was the last one then is gone, because its change was rolled back.
    """
    ends = {area: (number, moment) for area, number, moment in before.ends}
    moved = {area for area, *end in now.ends if ends.get(area) != tuple(end)}
    if not moved:
        return {}
    if not moved <= ends.keys() or moved & set(followed().values()):
        return None
    start, stop = min(ends[area][0] for area in moved), max(number for area, number, _ in now.ends if area in moved)
    entries = Entry.objects.filter(pk__gte=start, pk__lte=stop).order_by("pk")
    rows = list(entries.values_list("pk", "occurred_at", "verb", "subject_type", "subject_id")[: MOST + 1])
    there = {(number, moment) for number, moment, *_ in rows}
    if len(rows) > MOST or any((ends[area][0], as_time(ends[area][1])) not in there for area in moved):
        return None
    found: dict[str, set[int]] = defaultdict(set)
    for number, _moment, verb, kind, subject in rows:
        if any(number > ends[area][0] for area in touched_by(verb) & {Area(each) for each in moved}):
            found[kind].add(int(subject) if subject.isdecimal() else 0)
    return {kind: frozenset(numbers) for kind, numbers in found.items()}
