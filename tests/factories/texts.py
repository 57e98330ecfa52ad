"""Texts in several languages, said one by one."""

import factory

from pobratym.core.languages import content_languages
from pobratym.core.text_fields import LocalizedTextField


class WithTexts(factory.django.DjangoModelFactory):
    """`title_uk=…`, `title_en=…` fill the text `title`."""

    class Meta:
        abstract = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        for field in cls._meta.model._meta.concrete_fields:
            if isinstance(field, LocalizedTextField):
                names = {f"{field.name}_{language}": language for language in content_languages()}
                said = {language: kwargs.pop(name) for name, language in names.items() if name in kwargs}
                kwargs.setdefault(field.name, said)
        return kwargs
