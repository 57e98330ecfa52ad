"""Private files that moderators look at."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse


def as_download(file: FieldFile, name: str) -> FileResponse:
    """The file under this name, to be saved: no browser opens it in our name, and nothing between keeps it."""
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
