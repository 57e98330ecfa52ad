"""The rows of an edition that is withdrawn: those it filed go unless in use, those it changed are settled again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Exists, ForeignKey, ManyToOneRel, Model, OuterRef

from pobratym.core.bulk_writing import batches, delete_range
from pobratym.imports.rules.key_ranges import Key, Ranges
from pobratym.places.assertions import Settled, amended, settled, show
from pobratym.places.models import Assertion, Country, Edition, Municipality

# What other rows hang on: goes last, and only where nothing hangs on it.
_ROOTS: tuple[type[Model], ...] = (Municipality, Country)
_KEPT_TOLD = 200
_Spoken = dict[type[Model], list[Key]]


def added_rows(edition: Edition) -> dict[type[Model], Ranges]:
    """The rows that the edition filed, by model."""
    return {apps.get_model(label): Ranges(found) for label, found in edition.added_rows.items()}


def stands_upon(later: Edition, earlier: Edition) -> bool:
    """Whether the later one speaks of a row of the earlier one, or filed a row that refers to one it filed."""
    mine = earlier.assertions.filter(model=OuterRef("model"), row=OuterRef("row"))
    if later.assertions.filter(Exists(mine)).exists():
        return True
    added = added_rows(earlier)
    for model, rows in added.items():
        said = later.assertions.filter(model=model._meta.label_lower).order_by().values_list("row", flat=True)
        if any(model._meta.pk.to_python(row) in rows for row in said.iterator()):
            return True
    return any(
        _refers(model, rows, reference, target)
        for model, rows in added_rows(later).items()
        for reference in model._meta.concrete_fields
        if isinstance(reference, ForeignKey) and (target := added.get(reference.related_model))
    )


def _refers(model: type[Model], rows: Ranges, reference: "ForeignKey[Any, Any]", target: Ranges) -> bool:
    near = {f"{reference.attname}__gte": target.ranges[0][0], f"{reference.attname}__lte": target.ranges[-1][1]}
    for first, last in rows:
        referring = model._base_manager.filter(pk__gte=first, pk__lte=last, **near).order_by()
        if any(key in target for key in referring.values_list(reference.attname, flat=True).iterator()):
            return True
    return False


@dataclass
class Withdrawal:
    """Counts what is done: `removed` and `restored` rows, `left` values that people changed since, `kept` rows."""

    edition: Edition
    removed: int = 0
    restored: int = 0
    left: int = 0
    kept: dict[type[Model], set[Key]] = field(default_factory=dict)

    @cached_property
    def added(self) -> dict[type[Model], Ranges]:
        return added_rows(self.edition)

    def carry_out(self) -> None:
        """Call it with the edition still in force; afterwards it is marked as withdrawn, but not saved."""
        spoken = self._spoken_of()
        before = {model: settled(model, keys) for model, keys in spoken.items()}
        Edition.objects.filter(pk=self.edition.pk).update(withdrawn_at=self.edition.withdrawn_at)
        self._show(before, is_root=True)
        self._keep_what_is_used()
        for model in (each for each in self.added if each not in _ROOTS):
            self._remove(model, self._in_use(model))
        self._show(before, is_root=False)
        for model in (each for each in _ROOTS if each in self.added):
            self._remove(model, self.kept.get(model, set()))

    def counts(self) -> dict[str, int]:
        return {
            "removed": self.removed,
            "restored": self.restored,
            "kept": sum(map(len, self.kept.values())),
            "left": self.left,
        }

    def report(self) -> dict[str, Any]:
        """Counts, and the municipalities that stay because something refers to them."""
        keys = sorted(self.kept.get(Municipality, ()), key=int)[:_KEPT_TOLD]
        names = Municipality.including_merged.filter(pk__in=keys).order_by("pk")
        rows = names.values_list("pk", "name__uk", "name__en")
        return self.counts() | {"kept_municipalities": [{"municipality": pk, "name": uk or en} for pk, uk, en in rows]}

    def _spoken_of(self) -> _Spoken:
        """What the edition changed, the last first."""
        spoken: _Spoken = {}
        for label, row in self.edition.assertions.order_by("-pk").values_list("model", "row"):
            model = apps.get_model(label)
            spoken.setdefault(model, []).append(model._meta.pk.to_python(row))
        return spoken

    def _show(self, before: dict[type[Model], dict[Key, Settled]], *, is_root: bool) -> None:
        for model, rows in before.items():
            if (model in _ROOTS) == is_root:
                shown = show(model, rows, settled(model, rows))
                self.restored += shown.restored
                self.left += shown.left + self._held(model)

    def _held(self, model: type[Model]) -> int:
        """How many of the values that the edition gave stay as people said."""
        mine = self.edition.assertions.filter(model=model._meta.label_lower).values_list("row", "values")
        rows = {str(key): row.held for key, row in amended(model).items()}
        return sum(len(rows[row] & values.keys()) for row, values in mine.iterator() if row in rows)

    def _keep_what_is_used(self) -> None:
        """Rows that something refers to stay, and what those rows refer to."""
        for model in _ROOTS:
            if model in self.added:
                self.kept[model] = set(self._used(model))
        waiting = set(self.kept.get(Municipality, ()))
        while waiting:
            above = self._above(waiting)
            self.kept.setdefault(Country, set()).update(above[Country])
            waiting = above[Municipality] - self.kept[Municipality]
            self.kept[Municipality] |= waiting

    def _used(self, model: type[Model]) -> Iterator[Key]:
        for relation in model._meta.get_fields(include_hidden=True):
            if isinstance(relation, ManyToOneRel) and relation.related_model._meta.managed:
                yield from self._referred(relation.related_model, relation.field, self.added[model])

    def _referred(self, source: type[Model], reference: Any, targets: Ranges) -> Iterator[Key]:
        """The targets that rows refer to which this edition did not file itself."""
        own = self.added.get(source, Ranges())
        for first, last in targets:
            rows = source._base_manager.filter(
                **{f"{reference.attname}__gte": first, f"{reference.attname}__lte": last}
            )
            for key, target in rows.order_by().values_list("pk", reference.attname).iterator():
                if key not in own:
                    yield target

    def _above(self, keys: set[Key]) -> dict[type[Model], set[Key]]:
        added = {model: self.added.get(model, Ranges()) for model in _ROOTS}
        found: dict[type[Model], set[Key]] = {model: set() for model in _ROOTS}
        rows = Municipality.including_merged.filter(pk__in=keys).order_by()
        for country, *places in rows.values_list("country_id", "region_id", "county_id", "parent_id"):
            found[Country] |= {country} if country in added[Country] else set()
            found[Municipality] |= {place for place in places if place is not None and place in added[Municipality]}
        return found

    def _in_use(self, model: type[Model]) -> set[Key]:
        """Rows of this edition that hang on a municipality which stays, and those of which people speak."""
        own = self.added[model]
        kept: set[Key] = {key for key in amended(model) if key in own}
        fields = {each.name for each in model._meta.concrete_fields if isinstance(each, ForeignKey)}
        for batch in batches(self.kept.get(Municipality, ()), 500) if "municipality" in fields else ():
            rows = model._base_manager.filter(municipality__in=batch).order_by().values_list("pk", flat=True)
            kept |= {key for key in rows if key in own}
        return kept

    def _remove(self, model: type[Model], kept: set[Key]) -> None:
        self.kept[model] = kept
        for first, last in self.added[model].without(kept):
            self.removed += delete_range(model, first, last)


def later_editions(edition: Edition) -> list[Edition]:
    """The editions in force after this one, the latest first, that stand upon its rows."""
    later = Edition.objects.in_force().filter(pk__gt=edition.pk).order_by("-pk")
    return [each for each in later if stands_upon(each, edition)]


def speaks(edition: Edition) -> bool:
    """Whether it filed or changed anything."""
    return bool(edition.added_rows) or Assertion.objects.filter(edition=edition).exists()
