"""Rules of safety that are worth a machine: those of this house. Ruff has bandit's (`S`).

An exception stands here with its reason: whoever adds one says why what it lets through cannot have been typed.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Where a text is taken for HTML as it is.
TAKEN_FOR_HTML = {
    "pobratym/web/text_tags.py": "nothing, and words that escape() or linebreaks(autoescape=True) has escaped",
    "pobratym/web/structured_data.py": "JSON without the letters that end a script",
    "pobratym/web/component_tags.py": "parts that templates have drawn",
    "pobratym/core/text_forms.py": "parts that templates have drawn",
}
# Files that are read whole.
READ_WHOLE = {
    "pobratym/memberships/documents.py": "after its size was asked: 8 MB",
    "pobratym/talks/actions/attachments.py": "after its size was asked by memberships/documents.py: 8 MB",
    "pobratym/gateways/time_zones.py": "of the package",
    "pobratym/gateways/twin_towns.py": "after its size was asked: 200 MB, by a moderator's command",
    "pobratym/matching/rules/likelihood.py": "a table of ours",
    "pobratym/backoffice/uploads.py": "after its size was asked: 20 MB",
    "pobratym/gateways/rows.py": "after its size was asked: 200 MB, by a moderator's command",
    "pobratym/naming/index.py": "our own index, its description alone",
    "pobratym/places/name_index/opening.py": "our own pointer",
    "config/settings/local.py": "our own key",
    "pobratym/partnerships/known/__init__.py": "a table of ours",
    "pobratym/news/founding/__init__.py": "a table of ours",
    "pobratym/gateways/natural_earth.py": "made by our build",
    "pobratym/gateways/sections.py": "made by our build",
    "pobratym/profiles/management/commands/evaluate_sensitivity.py": "after its size was asked",
    "pobratym/gateways/gazetteer.py": "of the package, or what a moderator's command names",
    "pobratym/gateways/subdivisions.py": "of the package",
    "pobratym/journal/management/commands/verify_journal.py": "what an administrator's command names",
    "pobratym/core/stored_files.py": "our own mark of a storage",
    "pobratym/backoffice/backup/archive.py": "the list of an archive that an administrator's command names",
    "pobratym/imports/filing/packaged_sources.py": "a table of ours",
    "pobratym/gateways/typesetting.py": "a template of ours, and a document after its size was asked",
    "pobratym/web/directory/card.py": "the small picture that we have made of an upload",
    "pobratym/correspondence/office.py": "the small picture that we have made of an upload",
    "pobratym/gateways/typesetting_process.py": "what typesetting.py has just written, within its bounds",
}
# Statements that are put together: of names of tables and columns, never of a value.
PUT_TOGETHER = {
    "pobratym/core/bulk_writing.py": "tables and columns of our models",
    "pobratym/news/actions/founding.py": "two tables by name",
    "pobratym/journal/marks.py": "tables of our models",
    "pobratym/journal/grants.py": "roles that an administrator's command names, as identifiers",
    "pobratym/backoffice/backup/databases.py": "tables and columns of the database itself",
}
OUTSIDE = {"requests", "httpx", "aiohttp", "urllib.request", "urllib3", "http.client", "ftplib"}


def _files() -> list[Path]:
    found = [*(ROOT / "pobratym").rglob("*.py"), *(ROOT / "config").rglob("*.py")]
    return [path for path in sorted(found) if "migrations" not in path.parts]


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def _where(wanted) -> set[str]:
    return {str(path.relative_to(ROOT)) for path in _files() if any(wanted(name, call) for name, call in _calls(path))}


def test_nothing_that_was_typed_is_taken_for_html():
    found = _where(lambda name, call: name.rpartition(".")[2] in ("mark_safe", "SafeString", "SafeText"))
    assert found == set(TAKEN_FOR_HTML)


def test_no_template_takes_a_text_for_html():
    """`|safe` on our own help texts alone; `autoescape off` in letters of plain text alone."""
    for path in (ROOT / "templates").rglob("*"):
        if path.is_file():
            text = path.read_text()
            assert "|safe" not in text.replace("field.help_text|safe", ""), path
            assert "autoescape off" not in text or path.suffix == ".txt", path


def test_no_file_is_read_whole_before_its_size_is_asked():
    def reads_all(name: str, call: ast.Call) -> bool:
        return name.rpartition(".")[2] in ("read", "read_bytes", "read_text", "readlines") and not call.args

    assert _where(reads_all) <= set(READ_WHOLE)


def test_no_statement_is_made_of_what_was_typed():
    def is_made(name: str, call: ast.Call) -> bool:
        runs = name.endswith((".execute", ".executemany", ".executescript")) or name in ("RawSQL", "executemany")
        return runs and bool(call.args) and not isinstance(call.args[0], (ast.Constant, ast.Name, ast.Call))

    assert _where(is_made) <= set(PUT_TOGETHER)


@pytest.mark.parametrize("last", ["raw", "extra", "RawSQL"])
def test_the_orm_is_not_gone_around(last):
    logging_calls = ("log.", "logger.", "logging.")
    assert not _where(lambda name, call: name.rpartition(".")[2] == last and not name.startswith(logging_calls))


def test_no_form_goes_without_its_token():
    """The API knows no session, so the framework's own exemption lets nothing through; the one address there that takes
    something in asks for a secret (api/incoming_mail.py). A program of mail that refuses further letters (RFC 8058) has
    no page of ours; the signed address alone allows it."""
    exempt = {str(path.relative_to(ROOT)) for path in _files() if "csrf_exempt" in path.read_text()}
    assert exempt == {"pobratym/correspondence/stopping.py"}


def test_nobody_but_a_gateway_speaks_to_the_world():
    for path in _files():
        nodes = list(ast.walk(ast.parse(path.read_text())))
        named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        assert "gateways" in path.parts or not named & OUTSIDE, path


def test_nothing_is_made_of_bytes_that_run():
    names = ("eval", "exec", "pickle.loads", "pickle.load", "marshal.loads", "yaml.load", "os.system", "__import__")
    assert not _where(lambda name, call: name in names)
