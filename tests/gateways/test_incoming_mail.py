"""Mails as programs, servers and hostile people put them together."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.gateways.incoming_mail import Incoming, Kind, Trouble, Unreadable, read
from pobratym.gateways.incoming_mail.quoting import without_quotation
from tests.gateways.reply_samples import samples
from tests.mailroom.mails import DOMAIN, bounce, mail, out_of_office

TO = f"letter-abc@{DOMAIN}"
BACK = f"bounce-abc@{DOMAIN}"


def taken(message) -> Incoming:
    return read(message if isinstance(message, bytes) else message.as_bytes(), domain=DOMAIN)


class TestQuotation:
    @pytest.mark.parametrize("sample", samples(), ids=lambda each: each.name)
    def test_only_what_the_person_wrote_stays(self, sample):
        assert without_quotation(sample.body) == sample.wrote

    def test_answers_below_and_between_are_kept(self):
        text = "On 12/11/2026 10:15, Kalush wrote:\n> When?\nOn Thursday.\n> Where?\nOnline.\n"
        assert without_quotation(text) == "On Thursday.\nOnline."

    @pytest.mark.parametrize(
        "text",
        [
            "We propose three days:\n\n12 May\n13 May",
            "From: our side everything is ready.\nThe mayor agrees.",
            "Am Donnerstag geht es.\nVon: hier aus ist es nicht weit.",
            "Програма зустрічі пише:\nпривітання",
            "Hello",
        ],
    )
    def test_nothing_is_lost_where_nothing_is_quoted(self, text):
        assert without_quotation(text) == text


class TestText:
    def test_html_alone_becomes_text(self):
        message = mail(TO)
        message.set_content(
            "<html><head><style>p {}</style></head><body><p>Guten&nbsp;Tag,</p><p>gern.<br>Bis bald</p>"
            '<script>x()</script><div class="gmail_quote">Am 1.1. schrieb X:<blockquote>alt</blockquote></div></body>',
            subtype="html",
        )
        assert taken(message).text == "Guten Tag,\n\n\ngern.\nBis bald"

    def test_what_outlook_answers_stands_unmarked_behind_a_mark(self):
        message = mail(TO)
        message.set_content('<div>Gern.</div><div id="divRplyFwdMsg">Von: X</div><div>alt</div>', subtype="html")
        assert taken(message).text == "Gern."

    def test_the_plain_form_is_read_where_there_are_two(self):
        message = mail(TO, "Plain.")
        message.add_alternative("<p>Marked up.</p>", subtype="html")
        assert taken(message).text == "Plain."

    @pytest.mark.parametrize("charset", ["no-such-charset", "utf-16", "idna", "rot13", "unicode_escape", "", "\x00"])
    def test_a_bad_charset_is_read_as_far_as_it_goes(self, charset):
        raw = f"To: {TO}\nFrom: a@b.example\nContent-Type: text/plain; charset={charset}\n\nTak, chętnie".encode()
        assert isinstance(taken(raw).text, str)

    def test_letters_of_central_europe(self):
        raw = f"To: {TO}\nContent-Type: text/plain; charset=iso-8859-2\n\n".encode() + "chętnie".encode("iso-8859-2")
        assert taken(raw).text == "chętnie"

    def test_signs_that_no_database_holds_are_gone(self):
        assert taken(f"To: {TO}\n\na\x00b\x08c".encode()).text == "abc"

    def test_a_subject_in_another_alphabet(self):
        assert taken(mail(TO, subject="Відповідь на лист")).subject == "Відповідь на лист"


class TestAttachments:
    def test_files_are_told_from_pictures_of_a_signature(self):
        message = mail(TO)
        message.add_attachment(b"%PDF-1", maintype="application", subtype="pdf", filename="Програма.pdf")
        message.add_attachment(
            b"x", maintype="image", subtype="png", filename="logo.png", disposition="inline", cid="<logo@x>"
        )
        (found,) = taken(message).attachments
        assert (found.name, found.content_type, found.content) == ("Програма.pdf", "application/pdf", b"%PDF-1")

    def test_a_name_leads_nowhere(self):
        message = mail(TO)
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename="../../etc/passwd\x00.pdf")
        assert taken(message).attachments[0].name == ".. .. etc passwd.pdf"


class TestKinds:
    def test_a_person(self):
        found = taken(mail(TO, In_Reply_To="<a@b>", References="<c@d> <a@b>"))
        assert (found.kind, found.tokens, found.sender) == (Kind.ANSWER, ("letter-abc",), "office@jaslo.example")
        assert (found.in_reply_to, found.references, found.is_answerable) == ("<a@b>", ("<c@d>", "<a@b>"), True)

    @pytest.mark.parametrize(
        ("status", "action", "said", "is_final", "is_full"),
        [
            ("5.1.1", "failed", "smtp; 550 5.1.1 unknown", True, False),
            ("5.2.2", "failed", "smtp; 552 5.2.2 over quota", False, True),
            ("5.0.0", "failed", "smtp; 552 5.2.2 Mailbox is full", False, True),
            ("4.4.1", "failed", "smtp; connection timed out", False, False),
            ("4.2.0", "delayed", "smtp; 450 greylisted", False, False),
            ("5.7.1", "failed", "smtp; 554 5.7.1 spam", True, False),
        ],
    )
    def test_reports_by_the_standard(self, status, action, said, is_final, is_full):
        found = taken(bounce(BACK, status=status, action=action, said=said, original="<ours@pobratym.example>"))
        assert found.kind == Kind.BOUNCE
        assert (found.bounce.is_final, found.bounce.is_full) == (is_final, is_full)
        assert found.bounce.message_id == "<ours@pobratym.example>"
        assert not found.is_answerable

    def test_a_report_that_all_went_well_is_no_bounce(self):
        assert taken(bounce(BACK, status="2.1.5", action="delivered", said="")).kind == Kind.AUTO_REPLY

    def test_a_report_in_words(self):
        raw = (
            f"Return-Path: <>\nFrom: Mail Delivery System <Mailer-Daemon@mx.example>\nTo: {BACK}\n"
            "Subject: Mail delivery failed: returning message to sender\n\n"
            "  anna@jaslo.example\n    host mx [192.0.2.1]: 550 5.1.1 no such user\n\nMessage-ID: <ours@here>\n"
        ).encode()
        found = taken(raw)
        assert (found.kind, found.bounce.status, found.bounce.message_id) == (Kind.BOUNCE, "5.1.1", "<ours@here>")

    @pytest.mark.parametrize(
        "headers",
        [
            {"Auto_Submitted": "auto-replied"},
            {"Auto_Submitted": "auto-generated; x=y"},
            {"Precedence": "auto_reply"},
            {"X_Auto_Response_Suppress": "All"},
            {"X_Autoreply": "yes"},
            {"Return_Path": "<>"},
            {"subject": "Автоматична відповідь: лист"},
            {"subject": "Out of Office: letter"},
            {"subject": "Automatyczna odpowiedź: list"},
            {"subject": "Abwesenheitsnotiz: Brief"},
            {"subject": "Réponse automatique : lettre"},
        ],
    )
    def test_machines(self, headers):
        assert taken(mail(TO, **headers)).kind == Kind.AUTO_REPLY

    @pytest.mark.parametrize("headers", [{"Auto_Submitted": "no"}, {"subject": "Re: Out of office hours"}])
    def test_people_who_look_like_machines(self, headers):
        assert taken(mail(TO, **headers)).kind == Kind.ANSWER

    def test_an_answer_to_the_mail_server_is_read_before_lists(self):
        assert taken(out_of_office(BACK, Precedence="bulk")).kind == Kind.AUTO_REPLY

    def test_our_own_mail(self):
        assert taken(mail(TO, X_Pobratym_Letter="passed on")).kind == Kind.LOOP


class TestAddresses:
    def test_what_the_mail_server_noted_comes_first(self):
        found = taken(mail(f"letter-typed@{DOMAIN}", Delivered_To=f"Letter-NOTED@{DOMAIN.upper()}"))
        assert found.tokens == ("letter-noted", "letter-typed")

    @pytest.mark.parametrize("sender", ["", "nobody", "a@b.example, c@d.example", "x" * 5000 + "@b.example"])
    def test_no_one_sender_is_none(self, sender):
        raw = f"From: {sender}\nTo: {TO}\n\nx".encode()
        assert taken(raw).sender == ""

    def test_without_an_identity_it_gets_one_of_its_bytes(self):
        raw = f"To: {TO}\n\nx".encode()
        assert taken(raw).message_id == taken(raw).message_id != taken(raw + b"y").message_id


def _nested(depth):
    return b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)) + b"x"


MIXED = b"Content-Type: multipart/mixed; boundary=a\n\n"
HOSTILE = {
    "deep": _nested(3000),
    "deep and long": _nested(19) + (b"x" * 34 + b"\n") * 690_000,
    "ten thousand parts": MIXED + b"--a\n\nx\n" * 10_000,
    "headers": b"A: b\n" * 5_000_000,
    "one header": b"From: " + b"(" * 20_000_000,
    "quotes": b"From: " + b'"' * 100_000 + b"\n\nx",
    "headers of a part": MIXED + b"--a\n" + b"A: b\n" * 600_000 + b"\nx\n--a--",
    "parameters": MIXED + b"--a\nContent-Type: text/plain" + b"; a*0=b" * 100_000 + b"\n\nx\n--a--",
    "base64 garbage": b"Content-Transfer-Encoding: base64\n\n" + b"A===B!" * 4_000_000,
    "quoted garbage": b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=" * 25_000_000,
    "uuencode": b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + b"M" * 20_000_000,
    "nested html": b"Content-Type: text/html\n\n" + b"<div>" * 200_000,
    "comments": b"Content-Type: text/html\n\n" + b"<!--" * 200_000,
    "quotation": b"\n\n" + b"From: a\n" * 90_000,
    "introductions": b"\n\n" + b"On a\n" * 100_000,
    "one long line": b"\n\n" + b"On " * 8_000_000,
    "identities": b"Message-ID: " + b"<" * 100_000 + b"\nReferences: " + b"<a" * 10_000 + b"\n\nx",
    "zeros": b"\x00" * 1_000_000,
}


class TestHostile:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_it_takes_seconds_at_most(self, name):
        began = time.process_time()
        with suppress(Unreadable):
            taken(HOSTILE[name])
        assert time.process_time() - began < 15

    def test_a_mail_that_is_too_large_is_not_looked_at(self):
        with pytest.raises(Unreadable) as refused:
            taken(b"x" * (25 * 1024 * 1024 + 1))
        assert refused.value.trouble == Trouble.TOO_LARGE

    @settings(deadline=None, max_examples=150)
    @given(st.binary(max_size=3_000))
    def test_any_bytes_are_a_mail_or_are_not(self, raw):
        self._read(raw)

    @settings(deadline=None, max_examples=150)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "Message-ID"])
                | st.sampled_from(["Return-Path", "Content-Disposition", "Authentication-Results", "Status", "Action"]),
                st.text(max_size=80)
                | st.sampled_from(
                    ["multipart/report; boundary=x", "message/delivery-status", "=?utf-8?q?=?=", "base64"]
                )
                | st.sampled_from(
                    ["text/html; charset=\udcff", "<>", "=?x?b?!?=", "message/rfc822", "5.1.1", "failed"]
                ),
            ),
            max_size=12,
        ),
        st.lists(
            st.sampled_from(["--x", "", "--x--", "> a", "Content-Type: message/delivery-status", "Action: failed"])
        ),
    )
    def test_any_headers_too(self, lines, body):
        text = "\n".join(f"{name}: {value}" for name, value in lines) + "\n\n" + "\n".join(body)
        self._read(text.encode("utf-8", errors="surrogatepass"))

    @settings(deadline=None, max_examples=150)
    @given(st.text(max_size=2_000))
    def test_no_quotation_is_longer_than_its_mail(self, text):
        assert len(without_quotation(text)) <= len(text)

    def _read(self, raw):
        try:
            found = taken(raw)
        except Unreadable:
            return
        assert "\x00" not in found.text + found.subject + found.sender + found.message_id
        assert len(found.message_id) <= 200
        found.text.encode()
