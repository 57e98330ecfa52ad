"""Whether the files of this host are those of the database: a mark in each storage and in the row of the instance.

A second host with folders of its own would show half of the pictures, keep the documents that are sent to it from the
others, and nobody would know. It refuses to start instead.
"""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from pobratym.core.errors import Conflict
from pobratym.core.models import Instance

STORAGES = ("default", "private")
MARK = "instance-mark"
_NOT_OURS = (
    "The files of this host are not those of the database: {where}. Several hosts share them by one bucket (S3_URL) "
    "or by one folder (POBRATYM_VAR); nothing was changed. Where the files are lost for good, go on without them by: "
    "manage.py prepare_host --accept-files"
)


@transaction.atomic
def mark_files(*, accept: bool = False) -> None:
    """Say of the files of a new instance that they are its own, or ask whether these are.

    `accept`: take what is here for the instance's files, whatever was said before. Raises Conflict where they are not.
    """
    instance = Instance.objects.select_for_update().get()
    marks = {name: _read(name) for name in STORAGES}
    if not instance.files_mark or accept:
        instance.files_mark = next(filter(None, marks.values()), "") or uuid4().hex
        for name, mark in marks.items():
            if mark != instance.files_mark:
                _write(name, instance.files_mark)
        instance.save(update_fields=["files_mark"])
        return
    strange = {name: mark for name, mark in marks.items() if mark != instance.files_mark}
    if strange:
        said = ", ".join(f"{name}: {'of another instance' if mark else 'none'}" for name, mark in strange.items())
        raise Conflict(_NOT_OURS.format(where=said))


def _read(storage: str) -> str:
    try:
        with storages[storage].open(MARK, "rb") as file:
            return str(file.read().decode().strip())
    except FileNotFoundError:
        return ""


def _write(storage: str, mark: str) -> None:
    storages[storage].delete(MARK)
    storages[storage].save(MARK, ContentFile(f"{mark}\n".encode()))
