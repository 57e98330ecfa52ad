"""Who may do what in a PostgreSQL database: one role that lays it out, one that serves, one that copies.

The role that serves is the one that an intruder gets hold of. It can add to the journal and read it, and nothing else:
no trigger of ours guards a table from its owner, so the owner is another role.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

_JOURNAL = "journal_entry"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class Roles:
    """The names of the three roles. Raises ImproperlyConfigured for one that would have to be quoted."""

    owner: str = "pobratym_owner"
    app: str = "pobratym_app"
    backup: str = "pobratym_backup"

    def __post_init__(self) -> None:
        for name in (self.owner, self.app, self.backup):
            if not _NAME.fullmatch(name):
                raise ImproperlyConfigured(f"{name!r}: small Latin letters, digits and _ only, 63 at most.")


def sql(database: str, roles: Roles) -> str:
    """What a database administrator runs by psql, before the first migration and again after each: it may be repeated.

    Tables that a later migration makes are open to the role that serves from the start; so the journal's narrower
    rights are set again at the end.
    """
    if not _NAME.fullmatch(database):
        raise ImproperlyConfigured(f"{database!r}: small Latin letters, digits and _ only, 63 at most.")
    owner, app, backup = roles.owner, roles.app, roles.backup
    return f"""\
-- Roles of least privilege for Pobratym. Run as a superuser: psql -d {database} -f THIS_FILE
-- Passwords are set apart and stand in no file: \\password {owner}, \\password {app}, \\password {backup}
\\set ON_ERROR_STOP on
BEGIN;
{"".join(_role(name) for name in (owner, app, backup))}
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT, CREATE ON DATABASE {database} TO {owner};  -- CREATE: the migrations make the extension btree_gist
GRANT CONNECT ON DATABASE {database} TO {app}, {backup};
ALTER SCHEMA public OWNER TO {owner};
DO $$ DECLARE each record; BEGIN  -- what another role laid out before
  FOR each IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO {owner}', each.name);
  END LOOP;
  FOR each IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO {owner}', each.name);
  END LOOP;
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {app}, {backup};

-- What is there, and what the owner will make.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app};
GRANT SELECT ON ALL TABLES IN SCHEMA public TO {backup};
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {backup};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT SELECT ON TABLES TO {backup};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT SELECT ON SEQUENCES TO {backup};

-- The journal grows, and what was migrated is the owner's to say.
DO $$ BEGIN
  IF to_regclass('public.{_JOURNAL}') IS NOT NULL THEN
    REVOKE ALL ON {_JOURNAL} FROM {app};
    GRANT SELECT, INSERT ON {_JOURNAL} TO {app};
  END IF;
  IF to_regclass('public.django_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app};
  END IF;
END $$;
COMMIT;
"""  # noqa: S608 - the names were looked at, and a person reads it before it is run


def _role(name: str) -> str:
    return f"""\
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name} LOGIN; END IF;
END $$;
ALTER ROLE {name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
"""


def journal_cannot_be_rewritten(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The role of these settings must not be able to rewrite the journal (`check --deploy --database default`)."""
    return [
        Warning(
            f"The database role of these settings may rewrite the journal ({rights}).",
            hint="Serve with a role of its own: manage.py database_roles, docs/how-to/prove-the-journal.md.",
            id="journal.W001",
        )
        for name in databases or ()
        if connections[name].vendor == "postgresql" and (rights := _rights(name))
    ]


def _rights(database: str) -> str:
    """What the role may do to the journal beyond reading and adding."""
    asked = ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")
    with connections[database].cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [_JOURNAL])
        if cursor.fetchone()[0] is None:
            return ""
        cursor.execute(
            "SELECT " + ", ".join(["has_table_privilege(current_user, %s, %s)"] * len(asked)),
            [value for right in asked for value in (_JOURNAL, right)],
        )
        return ", ".join(right for right, may in zip(asked, cursor.fetchone(), strict=True) if may)
