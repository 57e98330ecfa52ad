"""Files that go with a message: which are taken, how they are kept, what the scanner decides."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pobratym.core.errors import InvalidInput, NotAllowed
from pobratym.introductions.models import Message
from pobratym.talks import actions
from pobratym.talks.documents import name_of
from pobratym.talks.models import Attachment, Scan
from tests.factories.memberships import MembershipFactory
from tests.talks.test_scanning import EICAR, daemon

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 a programme"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def picture(kind="PNG"):
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "blue").save(drawn, kind)
    return drawn.getvalue()


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def docx(**more):
    types = more.pop("types", "<Types/>")
    return archive({"[Content_Types].xml": types, "word/document.xml": "<w:document/>", **more})


def sent(letter, by, *files, text="See the files"):
    uploaded = [SimpleUploadedFile(name, content) for name, content in files]
    return actions.write(introduction=letter, by=by, text=text, attachments=uploaded)


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("Програма візиту.pdf", PDF, "Програма візиту.pdf"),
        ("letter.docx", docx(), "letter.docx"),
        ("photo.JPEG", picture("JPEG"), "photo.jpg"),
        ("plan.png", picture(), "plan.png"),
        ("bill.pdf.exe", PDF, "bill pdf.pdf"),
        ("photo.svg", picture(), "photo.png"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("..\\..\\boot.ini", PDF, "boot.pdf"),
        ("a\u202egpj.exe", PDF, "a gpj.pdf"),
        ('x";\r\nSet-Cookie: a=b.pdf', PDF, "x Set-Cookie a b.pdf"),
    ],
)
def test_what_offices_send_is_kept_under_a_name_that_says_what_it_is(letter, hromada, name, content, kept):
    actions.write(introduction=letter, by=hromada, text="See", attachments=[_named(name, content)])
    attachment = Attachment.objects.get()
    assert attachment.name == kept
    assert attachment.file.name.startswith("messages/")
    assert storages["private"].exists(attachment.file.name)


def _named(name, content):
    file = SimpleUploadedFile("x", content)
    file._name = name  # as a verb may be called by code that trusts nobody: Django's own upload cuts folders off
    return file


@given(st.text(max_size=300))
def test_no_name_leads_anywhere_or_is_long(typed):
    name = name_of(typed, "document.pdf")
    assert name.endswith(".pdf")
    assert name.count(".") == 1
    assert len(name) <= 90
    assert not set(name) & set('/\\"<>:|?*\r\n\0\u202e;')


@pytest.mark.parametrize(
    ("about", "content"),
    [
        ("a page", b"<html><script>alert(1)</script></html>"),
        ("a drawing that runs scripts", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("a program", b"MZ\x90\x00"),
        ("nothing", b""),
        ("an archive", archive({"a.txt": "a"})),
        ("a document with macros", docx(**{"word/vbaProject.bin": "x"}, types="<Override vbaProject/>")),
        (
            "a document with a macro under another name",
            docx(**{"word/media/a.png": OLE}),
        ),
        ("a workbook", archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"})),
        ("a bomb", docx(**{"word/media/a.bin": b"\0" * (201 * 1024 * 1024)})),
        ("a bomb of many parts", docx(**{f"word/{number}": "" for number in range(3001)})),
        ("a page before an archive", b"<html>" + docx()),
        ("a PDF that is an archive too", PDF + archive({"a.class": "x"})),
        ("a picture cut off", picture()[:40]),
        ("a picture of too many pixels", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xff\xff\0\xff\xff\xff\x08\x02\0\0\0"),
    ],
)
def test_hostile_files_are_refused_and_nothing_is_sent(letter, hromada, about, content):
    with pytest.raises(InvalidInput) as refused:
        sent(letter, hromada, ("letter.docx", content))
    assert list(refused.value.fields) == ["attachments"]
    assert str(refused.value.fields["attachments"][0]).startswith("letter: ")
    assert not Message.objects.exists()


def test_a_file_of_more_than_eight_megabytes_is_refused(letter, hromada):
    with pytest.raises(InvalidInput):
        sent(letter, hromada, ("long.pdf", PDF + b" " * (8 * 1024 * 1024)))


def test_five_files_go_and_a_sixth_does_not(letter, hromada):
    sent(letter, hromada, *[(f"{number}.pdf", PDF) for number in range(5)])
    with pytest.raises(InvalidInput, match="attention"):
        sent(letter, hromada, *[(f"{number}.pdf", PDF) for number in range(6)])
    assert (Message.objects.count(), Attachment.objects.count()) == (1, 5)


def test_what_hides_behind_a_picture_is_left_out(letter, hromada):
    sent(letter, hromada, ("plan.png", picture() + archive({"a.class": "x"}) + EICAR))
    content = Attachment.objects.get().file.read()
    assert not zipfile.is_zipfile(BytesIO(content))
    assert EICAR not in content


def test_a_stranger_sends_nothing_and_no_file_is_looked_at(letter, settings):
    with daemon() as scanner:
        settings.CLAMAV_ADDRESS = scanner.at
        with pytest.raises(NotAllowed):
            sent(letter, MembershipFactory(), ("a.pdf", PDF))
        assert scanner.seen == []


def test_a_message_that_is_refused_leaves_no_rows(letter, hromada):
    with pytest.raises(InvalidInput):
        sent(letter, hromada, ("a.pdf", PDF), text="")
    assert not Attachment.objects.exists()


class TestScanning:
    def test_a_clean_file_is_marked_so_and_a_harmful_one_refused(self, letter, hromada, settings):
        with daemon() as scanner:
            settings.CLAMAV_ADDRESS = scanner.at
            sent(letter, hromada, ("a.pdf", PDF))
            with pytest.raises(InvalidInput) as refused:
                sent(letter, hromada, ("b.pdf", PDF + EICAR))
        assert "harmful" in str(refused.value.fields["attachments"][0])
        assert [each.scan for each in Attachment.objects.all()] == [Scan.CLEAN]

    def test_while_the_scanner_is_away_files_wait_and_nobody_gets_them(self, letter, hromada, settings):
        settings.CLAMAV_ADDRESS = "127.0.0.1:9"
        sent(letter, hromada, ("a.pdf", PDF), ("b.pdf", PDF + EICAR))
        clean, harmful = Attachment.objects.all()
        assert (clean.scan, harmful.scan) == (Scan.WAITING, Scan.WAITING)
        assert not clean.is_handed_out
        assert actions.scan_waiting_files() == 0, "it is away still"
        with daemon() as scanner:
            settings.CLAMAV_ADDRESS = scanner.at
            assert actions.scan_waiting_files() == 2
            assert actions.scan_waiting_files() == 0
        clean.refresh_from_db()
        harmful.refresh_from_db()
        assert (clean.scan, clean.is_handed_out) == (Scan.CLEAN, True)
        assert (harmful.scan, harmful.is_handed_out, bool(harmful.file)) == (Scan.HARMFUL, False, False)

    def test_where_none_is_set_up_files_say_so(self, letter, hromada, settings):
        settings.CLAMAV_ADDRESS = ""
        sent(letter, hromada, ("a.pdf", PDF))
        assert Attachment.objects.get().scan == Scan.UNCHECKED
