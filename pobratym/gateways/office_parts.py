"""Office documents (.xlsx, .docx) read part by part within bounds of size and time, whatever their authors put in.

Nothing is built of a part but what its reader keeps: a tree of a sheet takes a hundred times the sheet.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.core.office_files import DAMAGED_ARCHIVE

# The codifier of today unpacks to 12 MB, the Ministry's list of territories to 13.
LARGEST_UNPACKED = 64 << 20
# Of the processor, for one file. The two take two seconds each.
SECONDS = 60
_MOST_PARTS = 3000
_PIECE = 1 << 16
DAMAGED = (*DAMAGED_ARCHIVE, ExpatError, TypeError, IndexError, AttributeError)
Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]


class OfficeParts:
    """An archive with its names, its budget of bytes and its hour-glass."""

    def __init__(self, archive: ZipFile) -> None:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise ValueError(_("it unpacks to more than such a file can hold"))
        self._archive, self._started, self._unpacked = archive, time.thread_time(), 0
        self.names = frozenset(archive.namelist())

    def read(self, name: str, begin: Begin, end: End, text: Callable[[str], None]) -> Iterator[None]:
        """Walk through one part; stops after each piece, so that what was found in it can be handed on."""
        parser = ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, attributes: begin(_bare(tag), attributes)
        parser.EndElementHandler = lambda tag: end(_bare(tag))
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        for piece in self._pieces(name):
            parser.Parse(piece, False)
            yield
        parser.Parse(b"", True)
        yield

    def _pieces(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as part:
            while piece := part.read(_PIECE):
                self._unpacked += len(piece)
                if self._unpacked > LARGEST_UNPACKED:
                    raise ValueError(_("it unpacks to more than such a file can hold"))
                if time.thread_time() - self._started > SECONDS:
                    raise ValueError(_("reading it takes longer than %(n)s seconds") % {"n": SECONDS})
                yield piece


@contextmanager
def office_parts(path: Path) -> Iterator[OfficeParts]:
    """The parts of the document at `path`; whatever is wrong with it raises SourceRefused."""
    with refusing(path), path.open("rb") as file, ZipFile(file) as archive:
        yield OfficeParts(archive)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Whatever a damaged document makes its reader raise becomes SourceRefused."""
    try:
        yield
    except DAMAGED as error:
        raise SourceRefused(
            _("%(file)s is not a readable workbook or document (%(reason)s). Nothing was changed.")
            % {"file": path.name, "reason": error}
        ) from error


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _refuse_doctype(*_declared: object) -> None:
    raise ValueError(_("it declares what no office program writes"))
