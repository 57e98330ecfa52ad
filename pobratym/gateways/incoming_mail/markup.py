"""HTML that came in, as plain text: nothing of it is ever shown as HTML."""

from lxml import etree, html

# Letters that are read: mails of a hundred lines in Outlook's HTML have more of style than of words.
_LONGEST = 100_000
_UNSEEN = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe"}
_QUOTED = {"blockquote"}
# How programs of mail mark what they quote.
_QUOTED_BY = (
    "gmail_quote",
    "divrplyfwdmsg",
    "moz-cite-prefix",
    "yahoo_quoted",
    "appendonsend",
    "mail-editor-reference",
)
_LINES = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr", "section"}
_APART = {"p", "h1", "h2", "h3", "table", "ul", "ol"}


def as_text(markup: str) -> str:
    """What a person sees of it, without what she quotes; empty where nothing can be read."""
    source = markup[:_LONGEST].strip()
    if not source:
        return ""
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
        tree = html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    return "\n".join(" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))


def _pieces(tree: html.HtmlElement) -> list[str]:
    """Without recursion: the parser admits 250 levels, but a page of hostile ones need not try ours."""
    found: list[str] = []
    waiting: list[html.HtmlElement | str] = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
            continue
        tag = each.tag if isinstance(each.tag, str) else "script"
        if tag in _UNSEEN or _is_quoted(each, tag):
            if tag not in _UNSEEN and _ends_here(each):
                break
            continue
        end = "\n\n" if tag in _APART else "\n" if tag in _LINES and tag != "br" else ""
        waiting.append(end)
        for child in reversed(each):
            waiting.append(" ".join((child.tail or "").splitlines()) or "")
            waiting.append(child)
        waiting.append(" ".join((each.text or "").splitlines()))
        if tag in _LINES:
            waiting.append("\n")
    return found


def _is_quoted(element: html.HtmlElement, tag: str) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    return tag in _QUOTED or any(each in names for each in _QUOTED_BY)


def _ends_here(element: html.HtmlElement) -> bool:
    """Outlook puts this before the mail that is answered, and that mail behind it, unmarked."""
    name = (element.get("id") or "").casefold()
    return name in ("divrplyfwdmsg", "appendonsend")
