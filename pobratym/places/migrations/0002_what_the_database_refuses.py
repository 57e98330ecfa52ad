"""What the models cannot say: periods that do not overlap, and the order of indexes on PostgreSQL.

Two official names of one municipality in one language, two periods of one territory status of one part, and two periods
of what a municipality belonged to, never hold on one day. Names of which the days are known follow each other: the official one, and former ones with both days; other
former names, other spellings and names in other languages may stand side by side. A period includes its first day and
not its last; an open end reaches to the beginning or end of time. SQLite has no exclusion constraints; triggers say the
same. A later migration that rebuilds one of the tables on SQLite must make them anew: tests/house/test_migrations.py
would tell.

PostgreSQL puts NULL first in a descending index and cannot read one written so for `ORDER BY population DESC NULLS
LAST`: it sorted the whole table. SQLite holds NULL for the smallest value, so a descending index of its own suits, and
it has no other. The models therefore keep the plain words that SQLite understands.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_DATED = """({row}.kind = 'official' OR
    ({row}.kind = 'historic' AND {row}.valid_from IS NOT NULL AND {row}.valid_until IS NOT NULL))"""
_NAMES_OVERLAP = f"""
    SELECT RAISE(ABORT, 'name_no_overlap') WHERE EXISTS (
        SELECT 1 FROM places_name AS other
        WHERE other.municipality_id = NEW.municipality_id AND other.id IS NOT NEW.id AND other.language = NEW.language
        AND {_DATED.format(row="other")}
        AND (other.valid_from IS NULL OR NEW.valid_until IS NULL OR other.valid_from < NEW.valid_until)
        AND (NEW.valid_from IS NULL OR other.valid_until IS NULL OR NEW.valid_from < other.valid_until));
"""
_STATUSES_OVERLAP = """
    SELECT RAISE(ABORT, 'territory_status_no_overlap') WHERE EXISTS (
        SELECT 1 FROM places_territorystatus AS other
        WHERE other.id IS NOT NEW.id AND other.municipality_id = NEW.municipality_id
        AND other.part = NEW.part AND other.state = NEW.state
        AND other.valid_from < COALESCE(NEW.valid_until, '9999-12-31')
        AND NEW.valid_from < COALESCE(other.valid_until, '9999-12-31'));
"""
_PASTS_OVERLAP = """
    SELECT RAISE(ABORT, 'past_fact_no_overlap') WHERE EXISTS (
        SELECT 1 FROM places_pastfact AS other
        WHERE other.id IS NOT NEW.id AND other.municipality_id = NEW.municipality_id AND other.field = NEW.field
        AND COALESCE(other.valid_from, '0001-01-01') < NEW.valid_until
        AND COALESCE(NEW.valid_from, '0001-01-01') < other.valid_until);
"""
_DATED_COLUMNS = "municipality_id, language, kind, valid_from, valid_until"
_BY_POPULATION = {
    "municipality_by_country": "country_id, level",
    "municipality_by_region": "region_id, level",
    "municipality_by_level": "level",
}


def by_population(unknown: str) -> list[str]:
    """The indexes by population anew, with unknown sizes `FIRST` or `LAST`."""
    return [
        statement
        for name, columns in _BY_POPULATION.items()
        for statement in (
            f"DROP INDEX {name}",
            f"CREATE INDEX {name} ON places_municipality ({columns}, population DESC NULLS {unknown})",
        )
    ]


FORWARD = {
    "sqlite": [
        *(
            f"CREATE TRIGGER name_no_overlap_{verb} AFTER {event} ON places_name "
            f"WHEN {_DATED.format(row='NEW')} BEGIN {_NAMES_OVERLAP} END"
            for verb, event in (("insert", "INSERT"), ("update", f"UPDATE OF {_DATED_COLUMNS}"))
        ),
        *(
            f"CREATE TRIGGER territory_status_no_overlap_{verb} AFTER {verb.upper()} ON places_territorystatus "
            f"BEGIN {_STATUSES_OVERLAP} END"
            for verb in ("insert", "update")
        ),
        *(
            f"CREATE TRIGGER past_fact_no_overlap_{verb} AFTER {verb.upper()} ON places_pastfact "
            f"BEGIN {_PASTS_OVERLAP} END"
            for verb in ("insert", "update")
        ),
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        "ALTER TABLE places_name ADD CONSTRAINT name_no_overlap EXCLUDE USING gist "
        "(municipality_id WITH =, language WITH =, daterange(valid_from, valid_until) WITH &&) "
        "WHERE (kind = 'official' OR (kind = 'historic' AND valid_from IS NOT NULL AND valid_until IS NOT NULL))",
        "ALTER TABLE places_territorystatus ADD CONSTRAINT territory_status_no_overlap EXCLUDE USING gist "
        "(municipality_id WITH =, part WITH =, state WITH =, daterange(valid_from, valid_until) WITH &&)",
        "ALTER TABLE places_pastfact ADD CONSTRAINT past_fact_no_overlap EXCLUDE USING gist "
        "(municipality_id WITH =, field WITH =, daterange(valid_from, valid_until) WITH &&)",
        *by_population("LAST"),
    ],
}
BACKWARD = {
    "sqlite": [
        f"DROP TRIGGER {table}_no_overlap_{verb}"
        for table in ("name", "territory_status", "past_fact")
        for verb in ("insert", "update")
    ],
    "postgresql": [
        "ALTER TABLE places_name DROP CONSTRAINT name_no_overlap",
        "ALTER TABLE places_territorystatus DROP CONSTRAINT territory_status_no_overlap",
        "ALTER TABLE places_pastfact DROP CONSTRAINT past_fact_no_overlap",
        *by_population("FIRST"),
    ],
}


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in FORWARD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACKWARD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
