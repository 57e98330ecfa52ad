"""Names and centres in Ukrainian and English become texts in several languages (docs/adr/0019).

What assertions and amendments say of `name_uk` they say of it still: it is one language of the text now. The names
in other languages that are on file are shown once `manage.py prepare` has settled them (places/shown_names.py).
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import pobratym.core.text_fields

_TEXTS = {
    "sqlite": "json_patch('{{}}', json_object('uk', NULLIF({0}_uk, ''), 'en', NULLIF({0}_en, '')))",
    "postgresql": "jsonb_strip_nulls(jsonb_build_object('uk', NULLIF({0}_uk, ''), 'en', NULLIF({0}_en, '')))",
}


def bring_together(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    text = _TEXTS[schema_editor.connection.vendor]
    schema_editor.execute(
        f"UPDATE places_municipality SET name = {text.format('name')}, centre = {text.format('centre')}"
    )


def take_apart(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    columns = (f"{text}_{language} = COALESCE({text} ->> '{language}', '')" for text in ("name", "centre") for language in ("uk", "en"))
    schema_editor.execute(f"UPDATE places_municipality SET {', '.join(columns)}")


def _text(verbose_name: str, **options: object) -> pobratym.core.text_fields.LocalizedTextField:
    return pobratym.core.text_fields.LocalizedTextField(verbose_name=verbose_name, **options)


class Migration(migrations.Migration):
    dependencies = [("places", "0002_what_the_database_refuses")]
    operations = [
        migrations.AddField(
            "municipality", "name", _text("name", max_length=200, required_languages=("en",)),
        ),
        migrations.AddField(
            "municipality", "centre", _text("administrative centre", blank=True, max_length=120),
        ),
        migrations.AlterModelOptions(
            "municipality",
            options={
                "ordering": [
                    models.OrderBy(models.F("population"), descending=True, nulls_last=True),
                    pobratym.core.text_fields.InLanguage("name", languages=("en",)),
                ],
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
            },
        ),
        # Texts in the old columns have a default for the way back only.
        *(
            migrations.AlterField("municipality", f"{text}_{language}", models.CharField(default="", max_length=longest))
            for text, longest in (("name", 200), ("centre", 120))
            for language in ("uk", "en")
        ),
        migrations.RunPython(bring_together, take_apart),
        *(
            migrations.RemoveField("municipality", f"{text}_{language}")
            for text in ("name", "centre")
            for language in ("uk", "en")
        ),
    ]
