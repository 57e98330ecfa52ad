"""How each language addresses the head of a town hall of whom somebody has said the form of address.

The words follow from the form and from the post as it was said: «Pani Burmistrz», «Madame la Maire». Where a post is
not one of those that we know how to say, the surname is enough; where that is not known either, there is nothing to
say, and the neutral form of the country stands (letter/manners.py).
"""

from collections.abc import Callable, Mapping

from pobratym.introductions.letter.addressed import Head

Pairs = Mapping[str, tuple[str, str]]  # a word of the post -> to a woman, to a man

_UK: Pairs = {
    "голова": ("пані голово", "пане голово"),
    "староста": ("пані старосто", "пане старосто"),
    "начальник": ("пані начальнице", "пане начальнику"),
    "начальниця": ("пані начальнице", "пане начальнику"),
    "мер": ("пані мере", "пане мере"),
    "мерка": ("пані мерко", "пане мере"),
    "бурмістр": ("пані бурмістре", "пане бурмістре"),
    "бурмістриня": ("пані бурмістрине", "пане бурмістре"),
    "обербургомістр": ("пані обербургомістре", "пане обербургомістре"),
    "обербургомістриня": ("пані обербургомістрине", "пане обербургомістре"),
    "бургомістр": ("пані бургомістре", "пане бургомістре"),
    "бургомістерка": ("пані бургомістерко", "пане бургомістре"),
    "президент": ("пані президенте", "пане президенте"),
    "президентка": ("пані президентко", "пане президенте"),
}
_PL: Pairs = {
    "burmistrz": ("Pani Burmistrz", "Panie Burmistrzu"),
    "burmistrzyni": ("Pani Burmistrzyni", "Panie Burmistrzu"),
    "wójt": ("Pani Wójt", "Panie Wójcie"),
    "prezydent": ("Pani Prezydent", "Panie Prezydencie"),
    "starosta": ("Pani Starosto", "Panie Starosto"),
    "przewodnicząca": ("Pani Przewodnicząca", "Panie Przewodniczący"),
    "przewodniczący": ("Pani Przewodnicząca", "Panie Przewodniczący"),
}
_FR: Pairs = {
    "maire": ("Madame la Maire", "Monsieur le Maire"),
    "bourgmestre": ("Madame la Bourgmestre", "Monsieur le Bourgmestre"),
    "syndic": ("Madame la Syndique", "Monsieur le Syndic"),
    "syndique": ("Madame la Syndique", "Monsieur le Syndic"),
    "président": ("Madame la Présidente", "Monsieur le Président"),
    "présidente": ("Madame la Présidente", "Monsieur le Président"),
}
_HEADS_IN_GERMAN = ("bürgermeister", "präsident", "landrat", "landrät", "ammann", "vorsteher")
_HEADS_IN_ENGLISH = (("lord mayor", "Lord Mayor"), ("mayor", "Mayor"), ("provost", "Provost"))


def salutation(language: str, head: Head) -> str:
    """«Sehr geehrte Frau Bürgermeisterin Dr. Huber», without a sign at its end; empty where too little is said."""
    return _IN[language](head)


def name_line(language: str, head: Head) -> str:
    """The name as it stands in an address: «Frau Dr. Anna Huber». Ukrainian says the name alone, undeclined."""
    words = {"en": ("Ms", "Mr"), "pl": ("Pani", "Pan"), "de": ("Frau", "Herrn"), "fr": ("Madame", "Monsieur")}
    has_title = language == "en" and bool(Head(called=head.name).title)
    if not head.name or not head.form or language not in words or has_title:
        return head.name
    return f"{_of(words[language], head)} {head.name}"


def _of(pair: tuple[str, str], head: Head) -> str:
    return pair[0] if head.form == "ms" else pair[1]


def _by_post(pairs: Pairs, head: Head) -> str:
    """As the first word of the post that we know is said."""
    return next((_of(pairs[word], head) for word in _words(head.post) if word in pairs), "")


def _words(post: str) -> list[str]:
    return [word.strip(".,;()") for word in post.casefold().split()]


def _uk(head: Head) -> str:
    if not head.form:
        return ""
    said = _by_post(_UK, head) or (f"{_of(('пані', 'пане'), head)} {head.called}" if head.called else "")
    return said and f"{_of(('Шановна', 'Шановний'), head)} {said}"


def _pl(head: Head) -> str:
    if not head.form:
        return ""
    said = _by_post(_PL, head) or _of(("Pani", "Panie"), head)
    return f"{_of(('Szanowna', 'Szanowny'), head)} {said}"


def _fr(head: Head) -> str:
    return (_by_post(_FR, head) or _of(("Madame", "Monsieur"), head)) if head.form else ""


def _de(head: Head) -> str:
    """A post that was said of a person of the other sex is left out: it is not for us to turn it."""
    if not head.form:
        return ""
    post = head.post.partition(" ")[0].strip(",")
    is_hers = post.endswith("in")
    is_known = post.casefold().removesuffix("in").endswith(_HEADS_IN_GERMAN)
    said = post if is_known and is_hers == (head.form == "ms") else ""
    whole = " ".join(filter(None, [said, head.called]))
    return f"{_of(('Sehr geehrte Frau', 'Sehr geehrter Herr'), head)} {whole}" if whole else ""


def _en(head: Head) -> str:
    """A mayor is called so, woman or man."""
    words = _words(head.post)
    for post, called in () if "deputy" in words else _HEADS_IN_ENGLISH:
        if f" {post} " in f" {' '.join(words)} ":
            return f"Dear {called}" + ("" if called == "Lord Mayor" or not head.surname else f" {head.surname}")
    if head.title and head.surname:
        return f"Dear {head.called}"
    if not head.form:
        return ""
    return f"Dear {_of(('Ms', 'Mr'), head)} {head.surname}" if head.surname else f"Dear {_of(('Madam', 'Sir'), head)}"


_IN: dict[str, Callable[[Head], str]] = {"uk": _uk, "en": _en, "pl": _pl, "de": _de, "fr": _fr}
