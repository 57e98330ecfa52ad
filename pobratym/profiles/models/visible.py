"""Who may see which field of a profile. Said once beside the fields, kept here for everything that reads them.

`Passport.objects` gives rows as the public sees them: what is not for the public is not in them, and cannot be asked
for by name. `Passport.objects.seen_by(Audience.PARTNERS)` gives them as partners do. So pages, letters, the search,
the API and exports cannot show what their reader may not see, whoever writes them (docs/adr/0043).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models.query import ModelIterable
from django.utils.translation import gettext_lazy as _


class Audience(models.IntegerChoices):
    """Who sees a field: each sees what those before it see, and more."""

    PUBLIC = 0, _("everybody")
    VERIFIED = 1, _("verified municipalities")
    PARTNERS = 2, _("partners")
    NEVER = 9, _("nobody but the municipality itself")


Visibility = Mapping[Audience, tuple[str, ...]]


class NotForAudience(TypeError):
    """A column was asked for that those whom the answer is for may not see: our mistake, so it is loud."""


class VisibleRecord(models.Model):
    """A row whose fields say who may see them."""

    VISIBILITY: ClassVar[Visibility] = {}
    _seen_by: Audience | None = None  # whom it is shown to; None: as it is stored

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._seen_by is not None:
            raise NotForAudience(f"{type(self).__name__} as {self._seen_by.name} sees it cannot be saved")
        super().save(*args, **kwargs)

    @classmethod
    def audience_of(cls, field: str) -> Audience:
        """Who sees the field; what nobody has decided on nobody sees."""
        return _audiences(cls).get(field, Audience.NEVER)

    def show_to(self, audience: Audience) -> None:
        """Forget what is not for them, in this instance and in the parts that came with it."""
        self._seen_by = audience
        for name, default in _hidden_from(type(self), audience):
            self.__dict__[name] = default()
        for part in self._state.fields_cache.values():
            if isinstance(part, VisibleRecord) and part._seen_by != audience:
                part.show_to(audience)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        if self._seen_by is not None:
            self.show_to(self._seen_by)


@cache
def _audiences(model: type[VisibleRecord]) -> Mapping[str, Audience]:
    return {name: audience for audience, names in model.VISIBILITY.items() for name in names}


@cache
def _hidden_from(model: type[VisibleRecord], audience: Audience) -> list[tuple[str, Callable[[], Any]]]:
    """Columns that they may not see, each with what stands in their place."""
    fields = model._meta.concrete_fields
    return [
        (each.attname, each.get_default)
        for each in fields
        if not each.primary_key and model.audience_of(each.name) > audience
    ]


R = TypeVar("R", bound=VisibleRecord)


class _SeenIterable(ModelIterable[R]):
    """Instances as the audience of their QuerySet sees them."""

    def __iter__(self) -> Iterator[R]:
        for record in super().__iter__():
            record.show_to(self.queryset.audience)  # type: ignore[attr-defined]
            yield record


class VisibleQuerySet(models.QuerySet[R]):
    """Rows of a profile; `audience` is whom they are for, None for those who keep them."""

    audience: Audience | None = None

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.audience = self.audience
        return clone

    def seen_by(self, audience: Audience) -> Self:
        """As they see it: a row has what is for them, whatever else it holds."""
        clone = self._clone()
        clone.audience, clone._iterable_class = audience, _SeenIterable
        return clone

    def values(self, *fields: Any, **expressions: Any) -> Any:
        self._ensure_for_audience([*fields, *expressions.values()])
        return super().values(*fields, **expressions)

    def values_list(self, *fields: Any, flat: bool = False, named: bool = False) -> Any:
        self._ensure_for_audience(fields)
        return super().values_list(*fields, flat=flat, named=named)

    def _ensure_for_audience(self, fields: Iterable[Any]) -> None:
        if self.audience is None:
            return
        names = [name for each in fields for name in _names_in(each)]
        seen = {"pk", self.model._meta.pk.name, *self.query.annotations}
        for name in names or ["everything"]:
            own = name.partition("__")[0].removesuffix("_id")
            if own not in seen and self.model.audience_of(own) > self.audience:
                raise NotForAudience(f"{self.model.__name__}.{own} is not for {self.audience.name}")


def _names_in(field: Any) -> Iterator[str]:
    """Columns that a value is made of."""
    if isinstance(field, str):
        yield field
    elif isinstance(field, models.F):
        yield str(field.name)  # type: ignore[attr-defined]
    elif hasattr(field, "get_source_expressions"):
        for part in field.get_source_expressions():
            yield from _names_in(part)


class PublicManager(models.Manager[R]):
    """The safe default: rows that are published, with what everybody may see of them."""

    def get_queryset(self) -> VisibleQuerySet[R]:
        return VisibleQuerySet(self.model, using=self._db).seen_by(Audience.PUBLIC)

    def seen_by(self, audience: Audience) -> VisibleQuerySet[R]:
        """As they see them."""
        return self.get_queryset().seen_by(audience)
