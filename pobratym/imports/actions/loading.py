"""Loading the registry from the packaged sources, one transaction each, so that an interrupted run can be repeated."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput, SourceRefused
from pobratym.gateways.recognising import FileSort, sort_of
from pobratym.imports.filing.editions import Outcome, Work, file_edition, refresh
from pobratym.imports.filing.logbook import Logbook
from pobratym.imports.filing.packaged_sources import Progress, SourceFiles, Sources, silent
from pobratym.imports.sources import countries, dumps, names, places, regions, ukraine
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed

Step = Callable[[Sources, Logbook, Progress], str]
FileStep = Callable[[Path, SourceFiles, Logbook, Progress], str]

# In the order in which they need each other.
STEPS: dict[str, Step] = {
    "countries": countries.load,
    "codifier": ukraine.load,
    "regions": regions.load,
    "places": places.load,
    "names": names.load,
}


def load_registry(
    *,
    by: User | None,
    sources: Sequence[str | Path] = (),
    files: SourceFiles | None = None,
    progress: Progress = silent,
    report: Callable[[Outcome], None] = lambda outcome: None,
    dry_run: bool = False,
) -> list[Outcome]:
    """Load `sources` (all where empty) in the order in which they need each other.

    A path among them is a newer file of one of the sources; what it is, its content tells. `files` are read instead of
    what the packages ship. A source that is refused (SourceRefused) leaves everything as it was before it; those loaded
    before it stay.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    named = [each for each in sources if isinstance(each, str)]
    unknown = [name for name in named if name not in STEPS]
    if unknown:
        raise InvalidInput(
            _("There is no source %(name)s. Choose from: %(all)s.") % {"name": unknown[0], "all": ", ".join(STEPS)}
        )
    shared = Sources(files or SourceFiles())
    works: list[tuple[str, Work]] = [
        (name, partial(_step, name, shared, progress)) for name in STEPS if not sources or name in named
    ]
    newer = sorted((_sorted_out(each) for each in sources if isinstance(each, Path)), key=lambda each: _ORDER[each[0]])
    works += [
        (_NAMES[sort], partial(_file_step, FILES[sort], path, files or SourceFiles(), progress)) for sort, path in newer
    ]
    outcomes = []
    for name, work in works:
        outcomes.append(file_edition(name, work, by=by, dry_run=dry_run))
        report(outcomes[-1])
    if not dry_run:
        refresh(outcomes)
    return outcomes


def _sorted_out(path: Path) -> tuple[FileSort, Path]:
    """What sort of file it is; raises SourceRefused for one of which the registry keeps nothing."""
    sort = sort_of(path)
    if sort not in FILES:
        raise SourceRefused(
            _("%(file)s holds second-level regions, of which the directory keeps none abroad. Nothing was changed.")
            % {"file": path.name}
        )
    return sort, path


def _file_step(load: FileStep, path: Path, files: SourceFiles, progress: Progress, logbook: Logbook) -> str:
    return load(path, files, logbook, progress)


def _packaged_gazetteer(path: Path, files: SourceFiles, logbook: Logbook, progress: Progress) -> str:
    """The form in which the package ships the gazetteer."""
    sources = Sources(replace(files, gazetteer=path))
    places.load(sources, logbook, progress)
    return names.load(sources, logbook, progress)


FILES: dict[FileSort, FileStep] = {
    FileSort.CODIFIER: ukraine.load_newer,
    FileSort.REGIONS: dumps.load_regions,
    FileSort.GEONAMES: dumps.load_places,
    FileSort.PACKAGED_GAZETTEER: _packaged_gazetteer,
    FileSort.ALTERNATE_NAMES: dumps.load_names,
}
_ORDER = {sort: place for place, sort in enumerate([*FILES, FileSort.COUNTIES])}
# Under which source a file's run is filed.
_NAMES = {
    FileSort.CODIFIER: "codifier",
    FileSort.REGIONS: "regions",
    FileSort.GEONAMES: "places",
    FileSort.PACKAGED_GAZETTEER: "places",
    FileSort.ALTERNATE_NAMES: "names",
}


def _step(name: str, sources: Sources, progress: Progress, logbook: Logbook) -> str:
    return STEPS[name](sources, logbook, progress)
