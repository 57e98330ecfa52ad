"""Mails as they come in."""

from email.message import EmailMessage
from email.utils import make_msgid

DOMAIN = "answers.example"


def mail(to, text="We would like to talk.", *, sender="office@jaslo.example", subject="Re: Letter", **headers):
    """A person's mail as bytes; `headers` with underscores for hyphens, None leaves one out."""
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = to, sender, subject
    message["Message-ID"] = headers.pop("message_id", None) or make_msgid(domain="jaslo.example")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def with_files(message, *files):
    """The mail with files, each (name, content), of a type that says nothing."""
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def bounce(to, *, status="5.1.1", action="failed", said="smtp; 550 5.1.1 no such user here", original="<ours@here>"):
    """A report by RFC 3464."""
    return (
        f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: {to}\nSubject: Undelivered Mail Returned to Sender\n"
        f"Message-ID: <{status}-{action}@mx.example>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nI am sorry to inform you.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; a@b.example\nAction: {action}\nStatus: {status}\nDiagnostic-Code: {said}\n\n"
        f"--b\nContent-Type: text/rfc822-headers\n\nFrom: us\nMessage-ID: {original}\n\n--b--\n"
    ).encode()


def out_of_office(to, *, text="I am away until Monday.", **headers):
    return mail(to, text, subject="Abwesenheit: Brief", Auto_Submitted="auto-replied", Return_Path="<>", **headers)
