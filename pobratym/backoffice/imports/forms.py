"""The form by which a moderator imports a table."""

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.forms import VerbForm
from pobratym.imports.actions.statistics import import_statistics
from pobratym.imports.actions.territory_list import import_territory_status
from pobratym.imports.filing.editions import Outcome
from pobratym.people.models import User
from pobratym.places.models import ImportSource
from pobratym.places.tasks import rebuild_names_later

LARGEST = 10 * 1024 * 1024  # bytes; nginx lets a little more through
_SORTS = (ImportSource.TERRITORY_STATUS, ImportSource.STATISTICS)


class ImportForm(VerbForm):
    """Which table it is, and what its rows do not say themselves."""

    sort = forms.ChoiceField(label=gettext_lazy("What the file is"), choices=[(each, each.label) for each in _SORTS])
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("The list as the Ministry publishes it (.docx), or a table: .xlsx, .csv; up to 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.xlsx,.csv,.txt,.tsv"}),
    )
    act = forms.CharField(
        label=gettext_lazy("Act, where the list does not name it"),
        required=False,
        max_length=300,
    )
    as_of = forms.DateField(
        label=gettext_lazy("Day of the statistics, where the table does not name it"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    counted_by = forms.CharField(
        label=gettext_lazy("Source of the statistics, where the table does not name it"),
        required=False,
        max_length=200,
    )
    is_trial = forms.BooleanField(
        label=gettext_lazy("Only say what would change, write nothing"), required=False, initial=True
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("The file is larger than 10 MB. Ask an administrator to run the command."))
        return file

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said["sort"] == ImportSource.STATISTICS:
            return {"as_of": said["as_of"], "source": said["counted_by"], "dry_run": said["is_trial"]}
        return {"act": said["act"], "dry_run": said["is_trial"]}

    def carry_out(self, by: User) -> Outcome | None:
        """What came of it; None where something in the form or in the file has to be mended first."""
        if not self.is_valid():
            return None
        is_statistics = self.cleaned_data["sort"] == ImportSource.STATISTICS
        with TemporaryDirectory(prefix="pobratym-import-") as folder:
            file = _kept(self.cleaned_data["file"], Path(folder))
            if not is_statistics:
                return self.run(import_territory_status, file=file, by=by)
            return self.run(import_statistics, file=file, by=by, refresh_names=rebuild_names_later)


def _kept(sent: "UploadedFile[bytes]", folder: Path) -> Path:
    """The file under its own name, which messages tell, in a folder of its own."""
    path = folder / (PurePath(sent.name or "").name or "file")
    with path.open("wb") as file:
        for piece in sent.chunks():
            file.write(piece)
    return path
