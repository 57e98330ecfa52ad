"""Taking the rows of a run back: old values return where nobody changed them since, added rows go unless in use."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import ForeignKey, ManyToOneRel, Model

from pobratym.imports.filing import bulk
from pobratym.imports.filing.footprint import Footprint, Ranges
from pobratym.imports.rules.changes import Changes, Key
from pobratym.places.models import Country, Municipality, Name

# What other rows hang on: goes last, and only where nothing hangs on it.
_ROOTS: tuple[type[Model], ...] = (Municipality, Country)
_NAME_COLUMNS = {"name_uk": "uk", "name_en": "en"}


class TakingBack:
    """One undoing: `removed` and `restored` rows counted, `left` values that people changed since, `kept` rows."""

    def __init__(self, footprint: Footprint) -> None:
        self.footprint = footprint
        self.removed, self.restored, self.left = 0, 0, 0
        self.kept: dict[type[Model], set[Key]] = {}

    def carry_out(self) -> None:
        self._restore(is_root=True)
        self._keep_what_is_used()
        for model in (each for each in self.footprint.added if each not in _ROOTS):
            self._remove(model, self._in_use(model))
        self._restore(is_root=False)
        for model in (each for each in _ROOTS if each in self.footprint.added):
            self._remove(model, self.kept.get(model, set()))

    def _restore(self, *, is_root: bool) -> None:
        for model, piece in self.footprint.changed:
            if (model in _ROOTS) == is_root:
                for keys in bulk.batches(piece.changed, 500):
                    self._restore_some(model, piece, keys)

    def _restore_some(self, model: type[Model], piece: Changes, keys: list[Key]) -> None:
        rows = model._base_manager.filter(pk__in=keys).order_by().values_list("pk", *piece.columns)
        corrected = _corrected(keys) if model is Municipality else {}
        restored: dict[Key, tuple[Any, ...]] = {}
        for key, *now in rows:
            values = self._values_before(model, piece, key, now, corrected.get(key, set()))
            if values != now:
                restored[key] = tuple(values)
        bulk.update(model, piece.columns, ((*bulk.adapted(values), key) for key, values in restored.items()))
        self.restored += len(restored)

    def _values_before(
        self, model: type[Model], piece: Changes, key: Key, now: list[Any], corrected: set[str]
    ) -> list[Any]:
        """The row as it stood before the run, but for what people changed or corrected since."""
        values = list(now)
        for place, old, new in piece.changed[key]:
            column = piece.columns[place]
            meta = model._meta.get_field(column.removesuffix("_id"))
            if column in corrected or now[place] != _python(meta, new):
                self.left += 1
            else:
                values[place] = _python(meta, old)
        return values

    def _keep_what_is_used(self) -> None:
        """Rows that something refers to stay, and what those rows refer to."""
        for model in _ROOTS:
            if model in self.footprint.added:
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
                yield from self._referred(relation.related_model, relation.field, self.footprint.added[model])

    def _referred(self, source: type[Model], reference: Any, targets: Ranges) -> Iterator[Key]:
        """The targets that rows refer to which this run did not add itself."""
        own = self.footprint.added.get(source, Ranges())
        for first, last in targets:
            rows = source._base_manager.filter(
                **{f"{reference.attname}__gte": first, f"{reference.attname}__lte": last}
            )
            for key, target in rows.order_by().values_list("pk", reference.attname).iterator():
                if key not in own:
                    yield target

    def _above(self, keys: set[Key]) -> dict[type[Model], set[Key]]:
        added = {model: self.footprint.added.get(model, Ranges()) for model in _ROOTS}
        found: dict[type[Model], set[Key]] = {model: set() for model in _ROOTS}
        rows = Municipality.including_merged.filter(pk__in=keys).order_by()
        for country, *places in rows.values_list("country_id", "region_id", "county_id", "parent_id"):
            found[Country] |= {country} if country in added[Country] else set()
            found[Municipality] |= {place for place in places if place is not None and place in added[Municipality]}
        return found

    def _in_use(self, model: type[Model]) -> set[Key]:
        """Rows of this run that hang on a municipality which stays, and official names that people hold since."""
        kept: set[Key] = set()
        places = self.kept.get(Municipality, set())
        fields = {each.name for each in model._meta.concrete_fields if isinstance(each, ForeignKey)}
        for batch in bulk.batches(places, 500) if "municipality" in fields else ():
            own = self.footprint.added[model]
            rows = model._base_manager.filter(municipality__in=batch).order_by().values_list("pk", flat=True)
            kept |= {key for key in rows if key in own}
        if model is Name:
            kept |= self._names_people_hold()
        return kept

    def _names_people_hold(self) -> set[Key]:
        """Where a person put the name right, names of that language stay: the person's periods rest on them."""
        rows = Municipality.including_merged.exclude(corrected_fields=[]).values_list("id", "corrected_fields")
        own, kept = self.footprint.added[Name], set[Key]()
        for place, columns in rows:
            languages = [_NAME_COLUMNS[each] for each in columns if each in _NAME_COLUMNS]
            names = Name.objects.filter(municipality=place, language__in=languages).values_list("pk", flat=True)
            kept |= {key for key in names if key in own} if languages else set()
        return kept

    def _remove(self, model: type[Model], kept: set[Key]) -> None:
        self.kept[model] = kept
        for first, last in self.footprint.added[model].without(kept):
            self.removed += bulk.delete_range(model, first, last)


def _corrected(keys: Iterable[Key]) -> Mapping[Key, set[str]]:
    rows = Municipality.including_merged.filter(pk__in=list(keys)).exclude(corrected_fields=[])
    return {
        key: {column for each in columns for column in (each, f"{each}_id")}
        for key, columns in rows.values_list("pk", "corrected_fields")
    }


def _python(meta: Any, text: Any) -> Any:
    """A value as the database gives it, from what JSON kept."""
    target = meta.target_field if isinstance(meta, ForeignKey) else meta
    return target.to_python(text)
