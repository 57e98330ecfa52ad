"""Seeds faults into the rules of the house, one at a time, and tells which of them the tests catch.

python tools/seed_faults.py [--seed 1] [--faults 60] [--room partnerships …] [--most-seconds 60]

A fault is a condition negated, a comparison turned, a raise or a call removed, an entry of a workflow table or a
constraint left out, conditions joined otherwise. All happens in a copy of the tree in a folder of its own, never in
the checkout: one process loads the house and the tests, and for each fault a child of it gets the changed function
and runs the tests that execute its line until one fails; a fault in a table or a constraint is written into the copy.
Which tests those are is measured once by coverage and kept in `var/tests-by-line.json`; files of tests that have
changed since are measured again, all of them where the rooms have changed. Lines that are run while modules are
loaded (tables, constraints) get the tests of their room.

The same seed chooses the same faults in the same code. Whoever writes tests for faults that stayed alive states the
rate of another seed: the faults that one has looked at tell nothing of the others.
"""

import argparse
import ast
import copy
import difflib
import gc
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "tests-by-line.json"
ROOMS = ("people", "memberships", "introductions", "partnerships", "profiles", "journal", "suggestions", "places")
SHELVES = ("actions", "rules", "workflow", "models", "amending", "assertions", "checks", "chain", "marks")
# Beside the tests of a room: those of the house that call every verb, and of the entrances that press its buttons.
FURTHER_TESTS = (
    *(f"tests/house/test_{name}.py" for name in ("who_may", "merging")),
    *(f"tests/backoffice/test_{name}.py" for name in ("corrections", "queues", "registry", "representatives")),
    *(
        f"tests/web/test_{name}.py"
        for name in ("account_pages", "colleagues", "contact", "letters", "partnership_pages", "profile_pages")
    ),
    "tests/web/test_suggestions.py",
    "tests/imports/test_who_says_what.py",
)
_BUILT = ("static-build", "data-build", "locale")  # in part made by the build and not in the repository

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True, order=True)
class Fault:
    """One change of the source. `start`, `end`: bytes of what is replaced; `lines`: of the statement up to there."""

    file: str
    start: int
    end: int
    kind: str
    instead: str = field(compare=False)
    lines: tuple[int, int] = field(compare=False)
    is_in_function: bool = field(compare=False)

    def seeded(self, source: bytes) -> bytes:
        return source[: self.start] + self.instead.encode() + source[self.end :]

    def diff(self) -> str:
        """The changed lines, with one around them."""
        before = (ROOT / self.file).read_bytes()
        now, then = (text.decode().splitlines() for text in (self.seeded(before), before))
        return "\n".join(list(difflib.unified_diff(then, now, self.file, self.file, n=1, lineterm=""))[2:])


class Seeds(ast.NodeVisitor):
    """Every fault that a file can get."""

    def __init__(self, file: str) -> None:
        self.file, self.faults = file, set[Fault]()
        self.source = (ROOT / file).read_bytes()
        lengths = [len(line) for line in self.source.splitlines(keepends=True)]
        self._begins = [sum(lengths[:number]) for number in range(len(lengths) + 1)]
        self._statement: ast.stmt | None = None
        self._is_in_function = False

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef) and node.name in ("__str__", "__repr__"):
            return
        outer, was_in_function = self._statement, self._is_in_function
        if isinstance(node, ast.stmt):
            self._statement = node
        for kind, place, instead in self._changes(node):
            self._add(kind, place, instead)
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            for each in (node.args, *getattr(node, "decorator_list", ())):  # worked out where the function is made
                self.visit(each)
            self._is_in_function = True
            for each in node.body if isinstance(node, ast.FunctionDef) else [node.body]:
                self.visit(each)
        else:
            self.generic_visit(node)
        self._statement, self._is_in_function = outer, was_in_function

    def _changes(self, node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
        yield from _of_statement(node)
        yield from _of_expression(node)
        if isinstance(node, ast.Assign) and _names(node) == ["constraints"]:
            yield from _entries("constraint removed", node.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and self.file.endswith("workflow.py") and node.value:
            for inner in ast.walk(node.value):
                yield from _entries("entry removed", inner)

    def _add(self, kind: str, place: Any, instead: str) -> None:
        start = self._begins[place.lineno - 1] + place.col_offset
        end = self._begins[place.end_lineno - 1] + place.end_col_offset
        # Of a statement with a body its head, where the condition stands.
        last = place.end_lineno if self._statement is None else max(place.end_lineno, place.lineno)
        first = place.lineno if self._statement is None else min(self._statement.lineno, place.lineno)
        self.faults.add(Fault(self.file, start, end, kind, instead, (first, last), self._is_in_function))


def _of_statement(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition negated", node.test, f"(not ({ast.unparse(node.test)}))"
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield "condition negated", test, f"(not ({ast.unparse(test)}))"
    elif isinstance(node, ast.Raise):
        yield "raise removed", node, "pass"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call removed", node, "pass"
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, bool):
        yield "answer turned", node, f"return {not node.value.value}"


def _of_expression(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        turned = copy.deepcopy(node)
        turned.ops = [_TURNED[type(node.ops[0])]()]
        yield "comparison turned", node, f"({ast.unparse(turned)})"
    elif isinstance(node, ast.BoolOp):
        other = ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        yield "joined otherwise", node, f"({ast.unparse(other)})"
    elif isinstance(node, ast.UnaryOp) and (isinstance(node.op, ast.Not) or _is_of_q(node)):
        yield "negation dropped", node, f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr) and _is_of_q(node):
        swapped = ast.BinOp(node.left, ast.BitOr() if isinstance(node.op, ast.BitAnd) else ast.BitAnd(), node.right)
        yield "joined otherwise", node, f"({ast.unparse(swapped)})"


def _is_of_q(node: ast.AST) -> bool:
    """Whether the expression is made of database conditions, not of numbers or types."""
    return any(
        isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == "Q"
        for each in ast.walk(node)
    )


def _names(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def _entries(kind: str, node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    """The container without one of its entries."""
    if isinstance(node, ast.Dict):
        for number in range(len(node.keys)):
            fewer = copy.deepcopy(node)
            del fewer.keys[number], fewer.values[number]
            yield kind, node, ast.unparse(fewer)
    elif isinstance(node, ast.List | ast.Tuple | ast.Set) and (len(node.elts) > 1 or isinstance(node, ast.List)):
        for number in range(len(node.elts)):
            less = copy.deepcopy(node)
            del less.elts[number]
            yield kind, node, ast.unparse(less)


def sources(rooms: Iterable[str]) -> list[str]:
    """The files of these rooms that hold rules."""
    found = []
    for room in rooms:
        for path in sorted((ROOT / "pobratym" / room).rglob("*.py")):
            shelf = path.relative_to(ROOT / "pobratym" / room).parts[0].removesuffix(".py")
            if shelf in SHELVES:
                found.append(str(path.relative_to(ROOT)))
    return found


def all_faults(files: Iterable[str]) -> list[Fault]:
    """Every fault there can be, in their order. One that the source cannot be read with is none."""
    found = []
    for file in files:
        seeds = Seeds(file)
        seeds.visit(ast.parse(seeds.source))
        found += [each for each in sorted(seeds.faults) if _can_be_read(each.seeded(seeds.source))]
    return found


def _can_be_read(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


# Which tests execute which line.


@dataclass(eq=False)
class Watching:
    """A plugin of pytest: tells coverage which test runs, and remembers what each took."""

    coverage: Coverage
    seconds: dict[str, float] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if not report.passed:
            self.failed.add(report.nodeid)


@dataclass
class TestMap:
    """By file of tests: its digest, what each test takes, and source -> line -> the tests that execute it."""

    of_sources: str = ""
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def kept(cls) -> "TestMap":
        """What was measured before, as far as it still holds."""
        now = _digest(sources(ROOMS))
        if not KEPT.exists():
            return cls(now)
        stored = json.loads(KEPT.read_text())
        files = stored["files"] if stored["of_sources"] == now else {}
        return cls(now, {name: each for name, each in files.items() if each["digest"] == _digest([name])})

    def complete(self, wanted: Sequence[str]) -> None:
        """Measures the files of tests that are not measured yet, in one run."""
        missing = [name for name in wanted if name not in self.files]
        if not missing:
            return
        print(f"measuring which lines {len(missing)} files of tests execute …", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "measured.json"
            command = [sys.executable, __file__, "--measure", str(out), *missing]
            subprocess.run(command, cwd=ROOT, check=True)
            self.files |= json.loads(out.read_text())
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps({"of_sources": self.of_sources, "files": self.files}))

    def tests_of(self, fault: Fault, most_seconds: float) -> list[str]:
        """Those that execute its lines, else those of its room; the room's own first, quick ones before slow ones."""
        room = f"tests/{fault.file.split('/')[1]}/"
        met: dict[str, float] = {}
        own: dict[str, float] = {}
        for name, each in self.files.items():
            if name.startswith((room, "tests/house")):
                own |= each["tests"]
            for line in range(fault.lines[0], fault.lines[1] + 1):
                met |= {test: each["tests"][test] for test in each["lines"].get(fault.file, {}).get(str(line), ())}
        chosen, spent = [], 0.0
        for test, seconds in sorted((met or own).items(), key=lambda item: (not item[0].startswith(room), item[1])):
            if spent + seconds <= most_seconds:
                chosen.append(test)
                spent += seconds
        return chosen


def _digest(files: Iterable[str]) -> str:
    return hashlib.blake2b(b"".join((ROOT / name).read_bytes() for name in files), digest_size=16).hexdigest()


def measure(out: Path, files: list[str]) -> None:
    """Runs the tests once and writes what each executes; tests that fail without a fault catch none."""
    coverage = Coverage(data_file=None, include=[str(ROOT / name) for name in sources(ROOMS)], config_file=False)
    watching = Watching(coverage)
    coverage.start()
    ended = pytest.main(["-q", "-p", "no:xdist", *files], plugins=[watching])
    coverage.stop()
    if ended not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        sys.exit(f"pytest: {ended}")
    passed = watching.seconds.keys() - watching.failed
    found: dict[str, dict[str, Any]] = {
        name: {"digest": _digest([name]), "tests": {}, "lines": defaultdict(lambda: defaultdict(list))}
        for name in files
    }
    for test in sorted(passed):
        found[test.partition("::")[0]]["tests"][test] = round(watching.seconds[test], 3)
    data = coverage.get_data()
    for path in data.measured_files():
        source = str(Path(path).relative_to(ROOT))
        for line, tests in data.contexts_by_lineno(path).items():
            for test in sorted(passed & set(tests)):
                found[test.partition("::")[0]]["lines"][source][str(line)].append(test)
    out.write_text(json.dumps(found))


# One fault after another.


@dataclass(frozen=True)
class Outcome:
    """What became of a fault: `how` it was caught; empty where it stayed alive."""

    fault: Fault
    how: str
    tests: int
    seconds: float

    def told(self, number: int) -> str:
        where = f"{self.fault.file}:{self.fault.lines[1]}"
        return f"{number:>3} {self.seconds:4.0f} s {self.fault.kind:<18} {where}  {self.how or 'ALIVE'}"


@dataclass(eq=False)
class Forking:
    """A plugin of pytest: instead of the tests in their order, those of each fault in a child of this process."""

    plan: Sequence[tuple[Fault, list[str]]]
    seconds: float
    outcomes: list[Outcome] = field(default_factory=list)
    functions: list[FunctionType] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        self._lay_database(session)
        for fault, tests in self.plan:
            begun = time.monotonic()
            how = self._tried(session, fault, [items[name] for name in tests if name in items])
            if how in items and self._tried(session, None, [items[how]]):
                sys.exit(f"{how} fails without a fault too")
            self.outcomes.append(Outcome(fault, how, len(tests), time.monotonic() - begun))
            print(self.outcomes[-1].told(len(self.outcomes)), flush=True)
        return True

    def _lay_database(self, session: pytest.Session) -> None:
        """By a test that wants it; what is loaded then is shared with the children."""
        _run(session, next(item for item in session.items if item.get_closest_marker("django_db")))
        files = {str(ROOT / fault.file) for fault, _tests in self.plan}
        functions = [each for each in gc.get_objects() if type(each) is FunctionType]  # `isinstance` wakes lazy objects
        self.functions = [each for each in functions if each.__code__.co_filename in files]
        gc.freeze()

    def _tried(self, session: pytest.Session, fault: Fault | None, items: Sequence[pytest.Item]) -> str:
        """How a child with the fault caught it; empty where it did not."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                signal.alarm(int(self.seconds))
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1), os.dup2(nowhere, 2)
                if fault:
                    put_in_place(fault, self.functions)
                failed = next((item for item in items if not _run(session, item)), None)
                os.write(writing, failed.nodeid.encode() if failed else b"")
                os._exit(0)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            how = pipe.read()
        _child, status = os.waitpid(child, 0)
        return how if status == 0 else "does not come to an end" if os.WIFSIGNALED(status) else "breaks the process"


def _run(session: pytest.Session, item: pytest.Item) -> bool:
    """Whether the test passes. What the session shares stays, all else of it is put away."""
    failed = session.testsfailed
    session.config.hook.pytest_runtest_protocol(item=item, nextitem=session)
    return session.testsfailed == failed


def put_in_place(fault: Fault, functions: Iterable[FunctionType]) -> None:
    """Gives every function there is of the changed code that code, wherever it has been imported to."""
    path = ROOT / fault.file
    changed = {_place(code): code for code in _codes(compile(fault.seeded(path.read_bytes()), str(path), "exec"))}
    for function in functions:
        code = function.__code__
        if code.co_filename == str(path) and (now := changed.get(_place(code))) and now.co_freevars == code.co_freevars:
            function.__code__ = now


def _place(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def run_plan(plan: Path) -> None:
    """In the copy of the tree: tries what the plan says and writes what became of it beside it."""
    told = json.loads(plan.read_text())
    forking = Forking([(_fault(each["fault"]), each["tests"]) for each in told["faults"]], told["seconds"])
    files = sorted({test.partition("::")[0] for _fault_, tests in forking.plan for test in tests})
    pytest.main(["-q", "-s", "-p", "no:xdist", *files], plugins=[forking])
    plan.with_suffix(".done").write_text(json.dumps([asdict(each) for each in forking.outcomes]))


def _fault(told: dict[str, Any]) -> Fault:
    return Fault(**{**told, "lines": tuple(told["lines"])})


def copied(into: Path) -> Path:
    """The tree as it stands, with what is not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, into / name)
    for name in _BUILT:
        shutil.copytree(ROOT / name, into / name, dirs_exist_ok=True)
    return into


def tried_in_functions(plan: Sequence[tuple[Fault, list[str]]], seconds: float, tree: Path) -> list[Outcome]:
    """All of them by one process that has loaded the house."""
    path = tree / "plan.json"
    faults = [{"fault": asdict(fault), "tests": tests} for fault, tests in plan]
    path.write_text(json.dumps({"seconds": seconds, "faults": faults}))
    command = [sys.executable, str(tree / "tools" / "seed_faults.py"), "--plan", str(path)]
    subprocess.run(command, cwd=tree, check=True)
    done = json.loads(path.with_suffix(".done").read_text())
    return [Outcome(**{**each, "fault": _fault(each["fault"])}) for each in done]


def tried(fault: Fault, tests: list[str], seconds: float, tree: Path) -> Outcome:
    """The outcome of one fault. Tests that do not come to an end have caught it."""
    if not tests:
        return Outcome(fault, "", 0, 0)
    path, begun = tree / fault.file, time.monotonic()
    sound = path.read_bytes()
    path.write_bytes(fault.seeded(sound))
    names = tree / "chosen-tests.txt"
    names.write_text("\n".join(tests))
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:xdist", "--tb=line", f"@{names.name}"]
    try:
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=seconds)
        how = "" if done.returncode == 0 else _last_line(done.stdout + done.stderr)
    except subprocess.TimeoutExpired:
        how = "does not come to an end"
    finally:
        path.write_bytes(sound)
    return Outcome(fault, how, len(tests), time.monotonic() - begun)


def _last_line(output: str) -> str:
    failed = [line for line in output.splitlines() if line.startswith(("FAILED", "ERROR", "E  "))]
    return (failed or output.strip().splitlines() or ["failed"])[-1][:90]


def report(outcomes: Sequence[Outcome]) -> None:
    """A table of the kinds, then each fault that stayed alive."""
    alive = [each for each in outcomes if not each.how]
    print("\nkind                  caught  of")
    seeded, caught = (Counter(each.fault.kind for each in some) for some in (outcomes, [o for o in outcomes if o.how]))
    for kind in sorted(seeded):
        print(f"{kind:<20} {caught[kind]:>7} {seeded[kind]:>3}")
    for each in alive:
        print(f"\nalive: {each.fault.kind}, {each.tests} tests\n{each.fault.diff()}")
    rate = (len(outcomes) - len(alive)) / len(outcomes) if outcomes else 0
    print(f"\n{len(outcomes) - len(alive)} of {len(outcomes)} caught: {rate:.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=int, default=60)
    parser.add_argument("--room", nargs="*", choices=ROOMS, default=ROOMS)
    parser.add_argument("--most-seconds", type=float, default=60, help="of tests, as they took without a fault")
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--plan", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(Path(asked.measure[0]), asked.measure[1:])
    elif asked.plan:
        run_plan(asked.plan)
    else:
        report(seeded_one_by_one(asked.seed, asked.faults, asked.room, asked.most_seconds))


def seeded_one_by_one(seed: int, number: int, rooms: Sequence[str], most_seconds: float) -> list[Outcome]:
    """Chooses the faults, finds their tests and tries them."""
    faults = all_faults(sources(rooms))
    chosen = random.Random(seed).sample(faults, min(number, len(faults)))  # noqa: S311
    tests = TestMap.kept()
    tests.complete(_test_files())
    print(f"{len(chosen)} of {len(faults)} possible faults, seed {seed}", flush=True)
    plan = [(fault, tests.tests_of(fault, most_seconds)) for fault in chosen]
    seconds = 5 * most_seconds + 60
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        tree = copied(Path(folder))
        outcomes = tried_in_functions([each for each in plan if each[0].is_in_function and each[1]], seconds, tree)
        for fault, names in plan:
            if not (fault.is_in_function and names):
                outcomes.append(tried(fault, names, seconds, tree))
                print(outcomes[-1].told(len(outcomes)), flush=True)
    return outcomes


def _test_files() -> list[str]:
    places = [f"tests/{room}" for room in ROOMS if (ROOT / "tests" / room).is_dir()]
    own = [str(file.relative_to(ROOT)) for place in places for file in (ROOT / place).glob("test_*.py")]
    return sorted([*own, *FURTHER_TESTS])


if __name__ == "__main__":
    main()
